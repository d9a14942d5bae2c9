import type { FastifyInstance, FastifyRequest } from 'fastify'
import { codeOf, type ErrorCode } from '../kernel/index.ts'
import type { ServedBot } from '../usecases/index.ts'

export interface WebhooksDeps {
  /** The bot whose webhook has this key; null when there is none. */
  readonly byWebhookKey: (key: string) => ServedBot | null
}

/** No messenger sends more; whoever does is not a messenger. */
const BODY_LIMIT = 1024 * 1024

/**
 * `POST /webhooks/BOT_KEY`: updates of one bot. Answers 200 only when everything that the call
 * carries is kept, 404 without detail for an unknown key, 401 for a wrong signature. The body stays
 * raw: signatures are computed over it.
 */
export function webhookRoutes(app: FastifyInstance, { byWebhookKey }: WebhooksDeps): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
      done(null, body)
    })
    scope.post<{ Params: { key: string } }>(
      '/webhooks/:key',
      { bodyLimit: BODY_LIMIT },
      async (request, reply) => {
        const served = byWebhookKey(request.params.key)
        if (served === null) return reply.code(404).send()
        try {
          const updates = served.client.messenger.parse(rawRequest(request))
          await Promise.all(updates.map((update) => served.receive(update)))
          return reply.code(200).send()
        } catch (error) {
          const status = STATUSES[codeOf(error) ?? 'store-unavailable']
          if (status === undefined) throw error
          request.log.warn({ bot: served.bot.id, code: codeOf(error) }, 'webhook call refused')
          return reply.code(status).send()
        }
      },
    )
  })
}

const STATUSES: Partial<Record<ErrorCode, number>> = {
  'signature-mismatch': 401,
  'update-malformed': 400,
  'store-unavailable': 503,
}

function rawRequest({ headers, body }: FastifyRequest) {
  const flat = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  )
  return { headers: flat, body: body instanceof Uint8Array ? body : new Uint8Array() }
}
