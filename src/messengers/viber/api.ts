import { z } from 'zod'
import { AppError, type Clock } from '../../kernel/index.ts'
import type { Fetch } from '../http-client.ts'
import { foreignAnswer, toAppError } from './errors.ts'
import { parseLossless } from './lossless.ts'

export interface ApiConfig {
  readonly token: string
  /** A bare host, or an address with a path that takes the place of `/pa`. */
  readonly apiUrl?: string
  readonly fetch: Fetch
  readonly clock: Clock
}

export type ViberMethod = 'get_account_info' | 'set_webhook' | 'send_message'

/** Calls a method. What fails throws an `AppError` that holds neither the body nor the token. */
export type ViberApi = (method: ViberMethod, body: object) => Promise<Answer>

const Answer = z.looseObject({ status: z.int(), status_message: z.string().default('') })
export type Answer = z.infer<typeof Answer>

const PUBLIC_API = 'https://chatapi.viber.com'

// While a webhook is set, Viber tries our address before it answers.
const TIMEOUTS_MS = { get_account_info: 15_000, set_webhook: 30_000, send_message: 15_000 } as const

export function createApi({ token, apiUrl = PUBLIC_API, fetch, clock }: ApiConfig): ViberApi {
  const base = baseOf(apiUrl)
  return async (method, body) => {
    const request = {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-viber-auth-token': token },
      body: JSON.stringify(body),
      timeoutMs: TIMEOUTS_MS[method],
    }
    const response = await fetch(`${base}/${method}`, request).catch((error: unknown) => {
      throw toNetworkError(method, error)
    })
    const read = Answer.safeParse(parseLossless(await response.text()))
    if (!read.success) throw foreignAnswer(method, response.status)
    const { status, status_message: words } = read.data
    if (status !== 0) throw toAppError(method, { status, words }, clock().epochMilliseconds)
    return read.data
  }
}

function baseOf(apiUrl: string): string {
  const bare = apiUrl.replace(/\/+$/, '')
  return new URL(bare).pathname === '/' ? `${bare}/pa` : bare
}

function toNetworkError(method: string, error: unknown): AppError {
  if (!(error instanceof AppError)) {
    return new AppError('delivery-uncertain', `Viber ${method}: the network failed`)
  }
  const { code, message, retryAfterMs, wholeBot } = error
  return new AppError(code, `Viber ${method}: ${message}`, {
    wholeBot,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  })
}
