import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { codeOf, type ErrorCode } from '../kernel/index.ts'
import type { WebhookRequest } from '../messengers/index.ts'
import type { ServedBot } from '../usecases/index.ts'

export interface WebhooksDeps {
  /** The bot whose webhook has this key; null when there is none. */
  readonly byWebhookKey: (key: string) => Promise<ServedBot | null>
  /** Throws `too-many` for more than one bot may bring. Default: no limit. */
  readonly limit?: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
}

/** No messenger sends more; whoever does is not a messenger. */
const BODY_LIMIT = 1024 * 1024

/**
 * `POST /webhooks/BOT_KEY`: updates of one bot. Answers 200 only when everything that the call
 * carries is kept, 404 without detail for an unknown key, 401 for a wrong signature. The body stays
 * raw: signatures are computed over it.
 */
export function webhookRoutes(app: FastifyInstance, { byWebhookKey, limit }: WebhooksDeps): void {
  async function hear(request: FastifyRequest<Called>, reply: FastifyReply) {
    const served = await byWebhookKey(request.params.key)
    if (served === null) return reply.code(404).send()
    const { messenger } = served.client
    const call = rawRequest(request)
    try {
      const updates = messenger.parse(call)
      await limit?.(request, reply)
      await Promise.all(updates.map((update) => served.receive(update)))
    } catch (error) {
      if (codeOf(error) === 'bot-unauthorized') {
        served.retire()
        return reply.send()
      }
      const status = STATUSES[codeOf(error) ?? 'store-unavailable']
      if (status === undefined) throw error
      return reply.code(status).send()
    }
    const answer = messenger.answer(call)
    return answer === null ? reply.send() : reply.type(answer.mediaType).send(answer.body)
  }

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
      done(null, body)
    })
    for (const path of ['/webhooks/:key', '/webhooks/:key/*']) {
      scope.post<Called>(path, { bodyLimit: BODY_LIMIT }, hear)
    }
  })
}

interface Called {
  Params: { readonly key: string; readonly '*'?: string }
}

const STATUSES: Partial<Record<ErrorCode, number>> = {
  'signature-mismatch': 401,
  'update-malformed': 400,
  'too-many': 429,
  'store-unavailable': 503,
}

function rawRequest({ headers, body, params, url }: FastifyRequest<Called>): WebhookRequest {
  const flat = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  )
  return {
    path: params['*'] ?? '',
    query: url.split('?')[1] ?? '',
    headers: flat,
    body: body instanceof Uint8Array ? body : new Uint8Array(),
  }
}
