import { sep } from 'node:path'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { AppError, type Log, loggable } from '../kernel/index.ts'
import type { ChangeFeed } from '../usecases/index.ts'
import { apiRoutes } from './api.ts'
import { callerOf, type Identities } from './caller.ts'
import { docsRoute } from './docs.ts'
import { type ApiDesk, adminEvents, apiHandlers } from './handlers/index.ts'
import { type IdentitiesDeps, identitiesOf } from './identities.ts'
import { createLimits, type Limits } from './limits.ts'
import { type MediaRoutesDeps, mediaRoutes } from './media.ts'
import { metricsRoute } from './metrics.ts'
import { problemOf } from './problems.ts'
import type { AdminEvent } from './schema/index.ts'
import { type WebChatRoutesDeps, webChatRoutes } from './web-chat-routes.ts'
import { webhookRoutes } from './webhooks.ts'

export interface HttpDeps extends Omit<ApiDesk, 'csrf' | 'callerBy'>, IdentitiesDeps {
  readonly webChat: Omit<WebChatRoutesDeps, 'allow'>
  /** What happens in the service. */
  readonly feed: ChangeFeed
  /** What messengers fetch by a link of ours; null for what is not there. */
  readonly media: MediaRoutesDeps['find']
  /** The folder of the built page. */
  readonly pageDir: string
  /** Who may say for whom they call: addresses and networks of proxies before us. */
  readonly trustedProxies: readonly string[]
  /** Whether the store and the CRM answer. */
  readonly ready: () => Promise<boolean>
  readonly log: Log
}

/** Everything that is reached over HTTP. */
export async function createHttp(deps: HttpDeps): Promise<FastifyInstance> {
  const trustProxy = [...deps.trustedProxies]
  const app = Fastify({ logger: false, trustProxy, forceCloseConnections: true })
  await app.register(cookie)
  await app.register(helmet, HEADERS)
  app.addHook('onRequest', async ({ protocol }, reply) => {
    // Over plain http on 127.0.0.1 a browser must not be told to insist on https.
    if (protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000')
  })
  app.setErrorHandler<FastifyError>(async (error, _request, reply) => {
    const { status, body } = problemOf(error)
    if (status === 500) deps.log.error(loggable(error), 'request failed')
    return reply.code(status).send(body)
  })
  const limits = await createLimits(app)
  limitApi(app, limits)
  const identities = identitiesOf(deps)
  webhookRoutes(app, {
    byWebhookKey: async (key) => (await deps.service()).served.byWebhookKey(key),
    limit: limits.updates,
  })
  webChatRoutes(app, {
    ...deps.webChat,
    async allow(request, reply) {
      const { connections } = await deps.service()
      // The demo's people are made up, so anybody may be any of them.
      if (!connections.demo) await callerOf(identities, 'session', request, reply)
    },
  })
  apiRoutes(app, {
    identities,
    handlers: apiHandlers(deskOf(deps, identities)),
    listen: (locale, listener) => listenTo(deps, locale, listener),
    log: deps.log,
  })
  docsRoute(app, deps.version)
  metricsRoute(app, { ...deps, identities })
  mediaRoutes(app, { find: deps.media, limit: limits.media })
  healthRoutes(app, deps)
  await app.register(fastifyStatic, {
    root: deps.pageDir,
    // The build writes `.br` and `.gz` beside each file.
    preCompressed: true,
    // A file below `assets` carries its content's hash in its name; the page itself does not.
    setHeaders: (reply, path) => {
      const lasting = path.includes(`${sep}assets${sep}`)
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  return app
}

/** By route, not by what is written in the address: that has many forms. */
function limitApi(app: FastifyInstance, { api, signIn }: Limits): void {
  app.addHook('onRequest', async (request, reply) => {
    const { url = '' } = request.routeOptions
    if (!url.startsWith('/api/')) return
    await api(request, reply)
    if (SECRETS_ENTERED.test(url)) await signIn(request, reply)
  })
}

/** Where a password or a link is entered, and could be guessed. */
const SECRETS_ENTERED = /^\/api\/(sign-in\/.+|setup|owner\/password)$/

const HEADERS = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'img-src': ["'self'", 'data:'],
      'style-src': ["'self'", "'unsafe-inline'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'frame-ancestors': ["'none'"],
      'form-action': ["'self'"],
    },
  },
  hsts: false,
  referrerPolicy: { policy: 'no-referrer' },
} as const

function deskOf(deps: HttpDeps, identities: Identities): ApiDesk {
  return {
    ...deps,
    csrf: identities.csrf,
    callerBy: identities.bySession,
  }
}

/** Facts in the words of the API, in the order they happened. */
function listenTo(
  { feed, service }: HttpDeps,
  locale: 'ru' | 'en',
  listener: (event: AdminEvent) => void,
): () => void {
  let told = Promise.resolve()
  return feed.subscribe((facts) => {
    told = told
      .then(async () => {
        for (const event of await adminEvents(await service(), facts, locale)) listener(event)
      })
      .catch(() => undefined)
  })
}

function healthRoutes(app: FastifyInstance, { ready }: HttpDeps): void {
  app.get('/healthz', async () => ({ ok: true }))
  app.get('/readyz', async (_request, reply) => {
    const ok = await ready()
    return reply.code(ok ? 200 : 503).send({ ok })
  })
}

/** Begins to listen. Throws `conflict` with one clear line when the port is taken. */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port })
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : 'unknown'
    throw new AppError(
      'conflict',
      `${LISTEN_FAULTS[String(code)] ?? `Cannot listen (${code})`}: ${host}:${port}. Set PORT or HOST to others`,
      { cause },
    )
  }
}

const LISTEN_FAULTS: Record<string, string> = {
  EADDRINUSE: 'The port is in use by another program',
  EACCES: 'This port may not be used without more rights',
  EADDRNOTAVAIL: 'This machine has no such address',
  ENOTFOUND: 'There is no such host name',
}
