import { sep } from 'node:path'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance } from 'fastify'
import { AppError, type Log, loggable } from '../kernel/index.ts'
import { type WebChatRoutesDeps, webChatRoutes } from './web-chat-routes.ts'
import { type WebhooksDeps, webhookRoutes } from './webhooks.ts'

export interface HttpDeps extends WebhooksDeps {
  /** Null where the page «Попробовать» must not exist: on anything but the demo CRM. */
  readonly webChat: WebChatRoutesDeps | null
  /** The folder of the built page. */
  readonly pageDir: string
  /** Whether the store and the CRM answer. */
  readonly ready: () => Promise<boolean>
  readonly log: Log
}

/** Everything that is reached over HTTP. */
export async function createHttp(deps: HttpDeps): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, trustProxy: '127.0.0.1', forceCloseConnections: true })
  await app.register(helmet, {
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
    // Over plain http on 127.0.0.1 a browser must not be told to insist on https.
    hsts: false,
    referrerPolicy: { policy: 'no-referrer' },
  })
  app.setErrorHandler(async (error, _request, reply) => {
    deps.log.error(loggable(error), 'request failed')
    return reply.code(500).send({ error: { code: 'internal' } })
  })
  webhookRoutes(app, deps)
  if (deps.webChat !== null) webChatRoutes(app, deps.webChat)
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
