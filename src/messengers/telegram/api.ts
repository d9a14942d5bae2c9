import { Api, type ApiClientOptions, HttpError, type RawApi, type Transformer } from 'grammy'
import type { ApiError } from 'grammy/types'
import { z } from 'zod'
import { AppError } from '../../kernel/index.ts'
import type { Fetch } from '../http-client.ts'
import { foreignAnswer, type Refusal, toAppError, waitMs } from './errors.ts'
import type { FloodWatch } from './flood-watch.ts'

/** Every method of the Bot API, typed. What fails throws an `AppError`, or why it was aborted. */
export type TelegramApi = RawApi

export interface ApiConfig {
  readonly token: string
  readonly apiUrl?: string
  readonly fetch: Fetch
  readonly floodWatch: FloodWatch
  /** For each call. */
  readonly timeoutMs: number
  /** Calls everything off. Only for calls that wait for updates. */
  readonly signal?: AbortSignal
}

const PUBLIC_API = 'https://api.telegram.org'

/** grammY's client (types, uploads) over our own door. */
export function createApi(config: ApiConfig): TelegramApi {
  const apiRoot = (config.apiUrl ?? PUBLIC_API).replace(/\/+$/, '')
  const api = new Api(config.token, { apiRoot, fetch: createCarrier(config) })
  api.config.use(createJudge(config))
  return api.raw
}

type GrammyFetch = NonNullable<ApiClientOptions['fetch']>
type Carrier = (url: string, init: RequestInit) => Promise<{ json(): Promise<Answer> }>

const Answer = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.int().default(0),
  description: z.string().default(''),
  parameters: z
    .object({ retry_after: z.number().optional(), migrate_to_chat_id: z.int().optional() })
    .optional(),
})
type Answer = z.infer<typeof Answer>

/** Carries a call of grammY's, and makes sure that it is Telegram who answers. */
function createCarrier({ fetch, timeoutMs, signal }: ApiConfig): GrammyFetch {
  const carry: Carrier = async (url, init) => {
    const { signal: _grammys, ...request } = init
    const response = await fetch(url, {
      ...request,
      timeoutMs,
      ...(signal && { signal, waits: true }),
    })
    const answer = readAnswer(await response.text())
    if (answer !== null) return { json: async () => answer }
    throw foreignAnswer(response.status, response.headers.get('retry-after'))
  }
  // grammY types its fetch as node-fetch's; it passes a URL and plain settings, and reads `json()`.
  return carry as unknown as GrammyFetch
}

function readAnswer(text: string): Answer | null {
  try {
    return Answer.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Turns whatever went wrong into an error of ours, which holds neither the payload nor the token. */
function createJudge({ floodWatch, signal }: ApiConfig): Transformer {
  return async (call, method, payload) => {
    const answer = await call(method, payload).catch((error: unknown) => {
      throw signal?.aborted === true ? signal.reason : toNetworkError(method, error)
    })
    if (answer.ok) return answer
    const refusal = toRefusal(answer)
    const chatId = 'chat_id' in payload ? String(payload.chat_id) : null
    const flood = refusal.status === 429
    throw toAppError(method, refusal, flood && floodWatch(chatId, waitMs(refusal)))
  }
}

function toRefusal({ error_code, description, parameters }: ApiError): Refusal {
  return {
    status: error_code,
    description,
    retryAfterSeconds: parameters?.retry_after ?? null,
    migratedTo: parameters?.migrate_to_chat_id?.toString() ?? null,
  }
}

function toNetworkError(method: string, error: unknown): AppError {
  const inner = error instanceof HttpError ? error.error : error
  if (!(inner instanceof AppError)) {
    return new AppError('delivery-uncertain', `Telegram ${method}: the network failed`)
  }
  const { code, message, retryAfterMs, wholeBot } = inner
  return new AppError(code, `Telegram ${method}: ${message}`, {
    wholeBot,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  })
}
