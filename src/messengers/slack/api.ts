import type { Logger, LogLevel, WebClient } from '@slack/web-api'
import { z } from 'zod'
import { AppError } from '../../kernel/index.ts'
import type { Fetch } from '../http-client.ts'
import { foreignAnswer, toAppError, tooMany } from './errors.ts'

/** The only way out. What fails throws an `AppError`. */
export interface SlackApi {
  /** Calls a method; the answer is Slack's, unread but for its `ok`. */
  call(method: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown>
  /** Hands over the bytes of a file at the address that Slack gave for it. */
  upload(address: string, bytes: Uint8Array): Promise<void>
}

export interface ApiConfig {
  readonly token: string
  readonly apiUrl?: string | undefined
  readonly fetch: Fetch
  /** For each call. */
  readonly timeoutMs: number
}

const PUBLIC_API = 'https://slack.com/api/'

/** Slack's own client (encoding, arguments) over our own door. */
export function createApi(config: ApiConfig): SlackApi {
  let client: Promise<WebClient> | null = null
  return {
    async call(method, parameters) {
      client ??= createClient(config)
      try {
        return await (await client).apiCall(method, { ...parameters })
      } catch (error) {
        throw toOwnError(method, error)
      }
    },
    upload: (address, bytes) => upload(config, address, bytes),
  }
}

/** Twenty megabytes that whoever has no bot in Slack should not pay for: loaded at the first call. */
async function createClient(config: ApiConfig): Promise<WebClient> {
  const { WebClient } = await import('@slack/web-api')
  return new WebClient(config.token, clientOptions(config))
}

/** For every client of Slack's: our door, no waiting and repeating of its own, and silence. */
export function clientOptions(config: Omit<ApiConfig, 'token'>) {
  return {
    slackApiUrl: apiBase(config.apiUrl),
    fetch: createCarrier(config),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: SILENT,
  }
}

/** A bare host gets the path under which Slack's API is; a relay may have one of its own. */
export function apiBase(apiUrl = PUBLIC_API): string {
  const { origin, pathname } = new URL(apiUrl)
  return pathname === '/' ? `${origin}/api/` : `${origin}${pathname.replace(/\/+$/, '')}/`
}

/** Slack's clients write whole payloads down, which hold what people say. */
const nothing = () => {}
export const SILENT: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  // The enum's own value; the enum itself would load the package.
  getLevel: () => 'error' as LogLevel,
  setName: nothing,
}

/** Carries a call, and makes sure that it is Slack who answers. */
function createCarrier({ fetch, timeoutMs }: Omit<ApiConfig, 'token'>): typeof globalThis.fetch {
  return async (input, init = {}) => {
    const { signal: _clients, ...request } = init
    const response = await fetch(input, { ...request, timeoutMs })
    const method = methodOf(input)
    const retryAfter = response.headers.get('retry-after')
    if (response.status === 429) throw tooMany(method, retryAfter)
    const text = await response.text()
    if (response.status === 200 && isAnswer(text)) return new Response(text, response)
    throw foreignAnswer(method, response.status, retryAfter)
  }
}

const methodOf = (input: string | URL | Request): string =>
  new URL(input instanceof Request ? input.url : input).pathname.split('/').at(-1) ?? ''

const Answer = z.object({ ok: z.boolean(), error: z.string().optional() })

function isAnswer(text: string): boolean {
  try {
    return Answer.safeParse(JSON.parse(text)).success
  } catch {
    return false
  }
}

const Refused = z.object({
  error: z.string().catch('unknown_error'),
  needed: z.string().nullable().catch(null).default(null),
  response_metadata: z
    .object({ messages: z.array(z.string()).catch([]).default([]) })
    .catch({ messages: [] })
    .default({ messages: [] }),
})

/** Errors of Slack's client, as its `ErrorCode` names them. */
const Thrown = z.discriminatedUnion('code', [
  z.object({ code: z.literal('slack_webapi_platform_error'), data: Refused }),
  z.object({ code: z.literal('slack_webapi_request_error'), original: z.unknown().optional() }),
])

/** Turns whatever went wrong into an error of ours, which holds neither the payload nor the token. */
export function toOwnError(method: string, error: unknown): AppError {
  const thrown = Thrown.safeParse(error).data
  if (thrown?.code === 'slack_webapi_platform_error') {
    const { error: word, needed, response_metadata } = thrown.data
    return toAppError(method, { error: word, needed, messages: response_metadata.messages })
  }
  const inner = thrown?.code === 'slack_webapi_request_error' ? thrown.original : error
  if (!(inner instanceof AppError)) {
    return new AppError('delivery-uncertain', `Slack ${method}: the network failed`)
  }
  const { code, wholeBot, retryAfterMs } = inner
  const message = inner.message.startsWith('Slack ')
    ? inner.message
    : `Slack ${method}: ${inner.message}`
  return new AppError(code, message, {
    wholeBot,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  })
}

/** The address is a secret by itself, so it goes without our token; and only where it can be Slack's. */
async function upload(
  { fetch, timeoutMs, apiUrl }: ApiConfig,
  address: string,
  bytes: Uint8Array,
): Promise<void> {
  const url = URL.parse(address)
  if (url?.protocol !== 'https:' && url?.origin !== new URL(apiBase(apiUrl)).origin) {
    throw new AppError('messenger-rejected', 'Slack names a strange address for an upload')
  }
  const headers = { 'content-type': 'application/octet-stream' }
  const body = new Uint8Array(bytes)
  const response = await fetch(url, { method: 'POST', headers, body, timeoutMs })
  const retryAfter = response.headers.get('retry-after')
  if (response.status === 429) throw tooMany('upload', retryAfter)
  if (response.status !== 200) throw foreignAnswer('upload', response.status, retryAfter)
}
