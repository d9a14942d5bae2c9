import { AppError, type ErrorCode } from '../../kernel/index.ts'

/** How Telegram says no. */
export interface Refusal {
  readonly status: number
  readonly description: string
  readonly retryAfterSeconds: number | null
  /** The group has become a supergroup under this id. */
  readonly migratedTo: string | null
}

interface Rule {
  readonly status: number
  /** Compared without case with what Telegram says. Default: whatever it says. */
  readonly words?: RegExp
  readonly code: ErrorCode
}

// The first that fits. What fits none is refused for good, or uncertain from 500 on.
const RULES: readonly Rule[] = [
  { status: 401, code: 'bot-unauthorized' },
  { status: 404, words: /method not found/i, code: 'messenger-rejected' },
  { status: 404, code: 'bot-unauthorized' },
  // A Bot API server of one's own that serves other bots.
  { status: 421, code: 'bot-unauthorized' },
  { status: 403, code: 'recipient-gone' },
  {
    status: 400,
    words: /chat not found|user not found|PEER_ID_INVALID|USER_ID_INVALID|CHAT_ID_INVALID/i,
    code: 'recipient-gone',
  },
  { status: 409, code: 'conflict' },
  { status: 429, code: 'messenger-busy' },
]

const RETRY_SECONDS = 5
const LONGEST_WORDS = 200

/** What a refusal means to us. The refusal itself travels along, for `refusalOf`. */
export function toAppError(method: string, refusal: Refusal, wholeBot: boolean): AppError {
  const { status, description } = refusal
  const rule = RULES.find((one) => one.status === status && (one.words?.test(description) ?? true))
  const code = rule?.code ?? (status >= 500 ? 'delivery-uncertain' : 'messenger-rejected')
  const words = description.slice(0, LONGEST_WORDS)
  return new AppError(code, `Telegram refused ${method}: ${words}`, {
    cause: refusal,
    wholeBot: code === 'bot-unauthorized' || (code === 'messenger-busy' && wholeBot),
    ...(RETRIABLE.includes(code) && { retryAfterMs: waitMs(refusal) }),
  })
}

const RETRIABLE: readonly ErrorCode[] = ['messenger-busy', 'delivery-uncertain', 'conflict']

/** How long Telegram asks to wait, or what we take for it. */
export function waitMs({ retryAfterSeconds }: Refusal): number {
  return 1000 * (retryAfterSeconds ?? RETRY_SECONDS)
}

/** What Telegram said, when the error is a refusal of Telegram's. */
export function refusalOf(error: unknown): Refusal | null {
  const cause = error instanceof AppError ? error.cause : null
  return isRefusal(cause) ? cause : null
}

const isRefusal = (cause: unknown): cause is Refusal =>
  typeof cause === 'object' && cause !== null && 'description' in cause && 'migratedTo' in cause

/**
 * An answer that is not Telegram's: a relay, a proxy or a page that says «blocked». Its 403 is no
 * word about a recipient.
 */
export function foreignAnswer(status: number, retryAfter: string | null): AppError {
  const words = `an answer that is not Telegram's (HTTP ${status})`
  if (status === 413) return new AppError('messenger-rejected', words)
  const retryAfterMs = 1000 * (Number(retryAfter) || RETRY_SECONDS)
  const taken = status < 300 || status >= 500
  return new AppError(taken ? 'delivery-uncertain' : 'messenger-busy', words, {
    retryAfterMs,
    wholeBot: !taken,
  })
}
