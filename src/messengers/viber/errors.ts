import { AppError, type ErrorCode } from '../../kernel/index.ts'

/** How Viber says no: under HTTP 200, in the body. */
export interface Refusal {
  readonly status: number
  readonly words: string
}

export const STATUS = {
  notSubscribed: 6,
  webhookNotSet: 10,
  tooManyRequests: 12,
  apiVersionNotSupported: 13,
  freeMessagesExceeded: 23,
  noBalance: 24,
} as const

/** What each status means to us. What is not here is a passing fault of Viber's. */
const CODES: Readonly<Record<number, ErrorCode>> = {
  // invalidUrl, and whatever our address answered
  1: 'messenger-rejected',
  // invalidAuthToken, missing_auth_token
  2: 'bot-unauthorized',
  // badData, missingData
  3: 'messenger-rejected',
  4: 'messenger-rejected',
  // receiverNotRegistered
  5: 'recipient-gone',
  [STATUS.notSubscribed]: 'recipient-gone',
  // publicAccountBlocked, NotFound, Suspended
  7: 'bot-unauthorized',
  8: 'bot-unauthorized',
  9: 'bot-unauthorized',
  [STATUS.webhookNotSet]: 'messenger-busy',
  // receiverNoSuitableDevice
  11: 'recipient-gone',
  [STATUS.tooManyRequests]: 'messenger-busy',
  [STATUS.apiVersionNotSupported]: 'messenger-rejected',
  // incompatibleWithVersion
  14: 'messenger-rejected',
  // publicAccountNotAuthorized
  15: 'bot-unauthorized',
  // what is never meant for a bot in private, or only for broadcasts
  16: 'messenger-rejected',
  17: 'messenger-rejected',
  18: 'messenger-rejected',
  19: 'messenger-rejected',
  20: 'messenger-rejected',
  // unsupportedCountry
  21: 'recipient-gone',
  // paymentUnsupported
  22: 'messenger-rejected',
  [STATUS.freeMessagesExceeded]: 'messenger-rejected',
  [STATUS.noBalance]: 'messenger-rejected',
}

const RETRY_MS = 5_000
const HOUR_MS = 3_600_000
const LONGEST_WORDS = 200
// Viber repeats the address that it tried: its last part is not for logs.
const OUR_ADDRESS = /(\/webhooks\/)[\w-]+/g

/** What a refusal means to us. The refusal itself travels along, for `refusalOf`. */
export function toAppError(method: string, refusal: Refusal, nowMs: number): AppError {
  const code = CODES[refusal.status] ?? 'messenger-busy'
  const words = refusal.words.replaceAll(OUR_ADDRESS, '$1…').slice(0, LONGEST_WORDS)
  return new AppError(code, `Viber refused ${method} (${refusal.status}): ${words}`, {
    cause: refusal,
    wholeBot: code === 'bot-unauthorized' || refusal.status === STATUS.webhookNotSet,
    ...(code === 'messenger-busy' && { retryAfterMs: waitMs(refusal, nowMs) }),
  })
}

/** A hundred messages an hour that nobody answers: by the clock's hours. */
export const untilNextHour = (nowMs: number): number => HOUR_MS - (nowMs % HOUR_MS)

const waitMs = ({ status }: Refusal, nowMs: number): number =>
  status === STATUS.tooManyRequests ? untilNextHour(nowMs) : RETRY_MS

/** What Viber said, when the error is a refusal of Viber's. */
export function refusalOf(error: unknown): Refusal | null {
  const cause = error instanceof AppError ? error.cause : null
  return isRefusal(cause) ? cause : null
}

const isRefusal = (cause: unknown): cause is Refusal =>
  typeof cause === 'object' && cause !== null && 'status' in cause && 'words' in cause

/** An answer that is not Viber's: a relay, a proxy, or a fault before the method was reached. */
export function foreignAnswer(method: string, status: number): AppError {
  const taken = status < 300 || status >= 500
  return new AppError(
    taken ? 'delivery-uncertain' : 'messenger-busy',
    `Viber ${method}: an answer that is not Viber's (HTTP ${status})`,
    { retryAfterMs: RETRY_MS, wholeBot: !taken },
  )
}
