import { Readable } from 'node:stream'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ZodError, type z } from 'zod'
import { type Log, loggable } from '../kernel/index.ts'
import { callerOf, type Identities, setToken } from './caller.ts'
import { openEventStream } from './event-stream.ts'
import type { Caller, Download, Handlers } from './handler.ts'
import { attachment } from './headers.ts'
import { malformed, problemOf } from './problems.ts'
import { type Address, type AdminEvent, ENDPOINTS, type Endpoint } from './schema/index.ts'

export interface ApiDeps {
  readonly identities: Identities
  readonly handlers: Handlers<Exclude<Address, 'GET /api/events'>>
  /** Tells everything that changes from now on; returns how to stop. */
  readonly listen: (locale: 'ru' | 'en', listener: (event: AdminEvent) => void) => () => void
  readonly log: Log
}

const BODY_LIMIT = 1024 * 1024
const HEARTBEAT_MS = 20_000

/**
 * Registers every address of `schema`: finds out who calls and whether they may, checks what is
 * sent, and lets nothing into an answer that its schema does not name.
 */
export function apiRoutes(app: FastifyInstance, deps: ApiDeps): void {
  app.register(async (scope) => {
    scope.setErrorHandler<FastifyError>((error, request, reply) => {
      const { status, body } = error instanceof ZodError ? malformed(error) : problemOf(error)
      const { code } = body.error
      // The route is ours; what was written in its place may be anybody's.
      const call = { call: `${request.method} ${request.routeOptions.url}`, from: request.ip }
      if (status === 500) deps.log.error({ ...call, ...loggable(error) }, 'API call failed')
      else if (TOLD.has(code)) deps.log.warn({ ...call, refused: code }, 'API call refused')
      return reply.code(status).send(body)
    })
    scope.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store')
    })
    for (const [address, endpoint] of Object.entries<Endpoint>(ENDPOINTS)) {
      if (address !== EVENTS) addEndpoint(scope, deps, address, endpoint)
    }
    addEvents(scope, deps)
  })
}

const EVENTS = 'GET /api/events'

/** Refusals that whoever looks after the service may want to know of. OWASP ASVS 5, 16.3. */
const TOLD: ReadonlySet<string> = new Set(['not-allowed', 'forged', 'too-many'])

function addEndpoint(
  app: FastifyInstance,
  deps: ApiDeps,
  address: string,
  endpoint: Endpoint,
): void {
  const [method = '', url = ''] = address.split(' ')
  // One table holds both; what a handler is given was read by the same entry's schemas.
  const handler = (deps.handlers as Readonly<Record<string, AnyHandler>>)[address]
  if (handler === undefined) throw new Error(`No handler for ${address}`)
  app.route({
    method,
    url,
    bodyLimit: BODY_LIMIT,
    exposeHeadRoute: false,
    async handler(request, reply) {
      const caller = await callerOf(deps.identities, endpoint.access, request, reply)
      const answer = await handler(givenBy(request, endpoint), {
        ...caller,
        browser: String(request.headers['user-agent'] ?? '').slice(0, 300),
        keepToken: (token) => setToken(request, reply, token),
      })
      return send(reply, endpoint, answer)
    },
  })
}

type AnyHandler = (given: object, caller: Caller) => Promise<unknown>

function givenBy({ params, query, body }: FastifyRequest, endpoint: Endpoint): object {
  const read = (schema: z.ZodType | undefined, value: unknown) => schema?.parse(value ?? {})
  return {
    params: read(endpoint.params, params),
    query: read(endpoint.query, query),
    body: read(endpoint.body, body),
  }
}

function send(reply: FastifyReply, { answer: schema }: Endpoint, answer: unknown) {
  if (typeof schema !== 'string') return reply.send(described(schema, answer))
  const { name, chunks } = answer as Download
  return reply
    .type(`${schema}; charset=utf-8`)
    .header('content-disposition', attachment(name))
    .send(Readable.from(chunks))
}

/** What the schema names of an answer. One that is not as described is our fault, not the caller's. */
function described(schema: z.ZodType, answer: unknown): unknown {
  const { success, data, error } = schema.safeParse(answer)
  if (success) return data
  throw new Error(`An answer is not as described: ${error.issues[0]?.path.join('.')}`)
}

/** Everything that changes, until the page is closed or may not look any more. */
function addEvents(app: FastifyInstance, { identities, listen }: ApiDeps): void {
  const ends = new Set<() => void>()
  // An open stream would hold up the end of the process.
  app.addHook('preClose', async () => {
    for (const end of ends) end()
  })

  app.get('/api/events', { exposeHeadRoute: false }, async (request, reply) => {
    const { sessionId } = await callerOf(identities, ENDPOINTS[EVENTS].access, request, reply)
    const { locale } = ENDPOINTS[EVENTS].query.parse(request.query)
    const stream = openEventStream<AdminEvent>(reply, HEARTBEAT_MS, () => {
      stop()
      clearInterval(watch)
      ends.delete(stream.end)
    })
    ends.add(stream.end)
    const look = async () => {
      const may = await identities.mayStill(sessionId ?? '').catch(() => false)
      if (!may) stream.end()
    }
    const stop = listen(locale, (event) => {
      stream.send(event)
      if (event.type === 'changed' && RIGHTS.has(event.what)) void look()
    })
    const watch = setInterval(look, WATCH_MS)
    return reply
  })
}

/** Changes that somebody who listens may have lost their access by. */
const RIGHTS: ReadonlySet<string> = new Set(['access', 'users'])

/** How long somebody whom the CRM switched off may go on listening, besides the time that it is kept. */
const WATCH_MS = 10_000
