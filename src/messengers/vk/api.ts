import { z } from 'zod'
import { AppError } from '../../kernel/index.ts'
import type { Fetch } from '../http-client.ts'
import { foreignAnswer, toAppError } from './errors.ts'
import type { Pace } from './pace.ts'

/** Flags go as 1 and 0; what is undefined is left out. */
export type Parameters = Readonly<Record<string, string | number | boolean | undefined>>

export interface VkApi {
  /** Calls a method of VK's. What fails throws an `AppError`, or why it was aborted. */
  call(method: string, parameters?: Parameters, options?: CallOptions): Promise<unknown>
  /** The same, when the answer must be of this form: throws `delivery-uncertain` when it is not. */
  ask<T>(method: string, form: z.ZodType<T>, parameters?: Parameters): Promise<T>
  /** Hands a file over to an address that VK gave. Returns its answer, unread. */
  upload(url: string, field: string, file: File): Promise<unknown>
  /** Asks VK's long poll server; null when what answers is something else. */
  poll(url: string, options: CallOptions): Promise<unknown>
}

export interface CallOptions {
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
}

export interface ApiConfig {
  readonly token: string
  readonly apiUrl?: string
  readonly fetch: Fetch
  readonly pace: Pace
}

/** The version that every call and every event is of. */
export const API_VERSION = '5.199'

const PUBLIC_API = 'https://api.vk.ru/method'
const CALL_MS = 15_000
const UPLOAD_MS = 60_000

/** Every call that leaves for VK. The key goes in the body: addresses are logged on the way. */
export function createApi({ token, apiUrl, fetch, pace }: ApiConfig): VkApi {
  const base = baseOf(apiUrl ?? PUBLIC_API)

  async function call(method: string, parameters: Parameters = {}, options: CallOptions = {}) {
    const { timeoutMs = CALL_MS, signal } = options
    await pace.turn()
    const body = toForm({ ...parameters, access_token: token, v: API_VERSION })
    const response = await named(method, () =>
      fetch(`${base}/${method}`, { method: 'POST', body, timeoutMs, ...(signal && { signal }) }),
    )
    return readAnswer(method, response)
  }

  return {
    call,

    async ask(method, form, parameters) {
      const read = form.safeParse(await call(method, parameters))
      if (read.success) return read.data
      throw new AppError('delivery-uncertain', `VK ${method}: an answer of an unknown form`, {
        retryAfterMs: 5_000,
      })
    },

    async upload(url, field, file) {
      const body = new FormData()
      body.set(field, file)
      const init = { method: 'POST', body, timeoutMs: UPLOAD_MS }
      const response = await named('upload', () => fetch(url, init))
      const answer = readJson(await response.text())
      if (answer === null) throw foreignAnswer('upload', response.status)
      return answer
    },

    async poll(url, { timeoutMs = CALL_MS, signal }) {
      const response = await fetch(url, { timeoutMs, waits: true, ...(signal && { signal }) })
      return readJson(await response.text())
    },
  }
}

/** A bare host is given the path under which VK has its methods. */
function baseOf(url: string): string {
  const bare = url.replace(/\/+$/, '')
  return /^https?:\/\/[^/]+$/.test(bare) ? `${bare}/method` : bare
}

function toForm(parameters: Parameters): URLSearchParams {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined)
  return new URLSearchParams(
    given.map(([name, value]) => [name, typeof value === 'boolean' ? flag(value) : String(value)]),
  )
}

const flag = (value: boolean): string => (value ? '1' : '0')

const Answer = z.union([
  z.object({ error: z.object({ error_code: z.int(), error_msg: z.string().default('') }) }),
  z.object({ response: z.unknown() }).refine((answer) => 'response' in answer),
])

async function readAnswer(method: string, response: Response): Promise<unknown> {
  const read = Answer.safeParse(readJson(await response.text()))
  if (!read.success) throw foreignAnswer(method, response.status)
  if (!('error' in read.data)) return read.data.response
  const { error_code: code, error_msg: words } = read.data.error
  throw toAppError(method, { code, words })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Says which call the network failed. */
async function named(method: string, fetching: () => Promise<Response>): Promise<Response> {
  try {
    return await fetching()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { code, message, retryAfterMs, wholeBot } = error
    throw new AppError(code, `VK ${method}: ${message}`, {
      wholeBot,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    })
  }
}
