import { AppError, type ErrorCode } from '../../kernel/index.ts'

/** How VK says no. */
export interface Refusal {
  readonly code: number
  readonly words: string
}

interface Rule {
  readonly code: ErrorCode
  /** How long to wait; VK itself never says. Default: no wait helps. */
  readonly waitMs?: number
  /** Everything that goes through the bot is concerned. Default: one chat. */
  readonly wholeBot?: true
}

const MINUTE_MS = 60_000

const UNCERTAIN: Rule = { code: 'delivery-uncertain', waitMs: 5_000 }
const UNAUTHORIZED: Rule = { code: 'bot-unauthorized', wholeBot: true }
const GONE: Rule = { code: 'recipient-gone' }
const REFUSED: Rule = { code: 'messenger-rejected' }
const LATER: Rule = { code: 'messenger-busy', waitMs: 10 * MINUTE_MS, wholeBot: true }

// https://dev.vk.ru/reference/errors; what is not here is refused for good.
const RULES: ReadonlyMap<number, Rule> = new Map<number, Rule>([
  ...[1, 10, 36, 43].map((code) => [code, UNCERTAIN] as const),
  [6, { code: 'messenger-busy', waitMs: 1_000, wholeBot: true }],
  // Flood control is about one chat: too much of the same to one person.
  [9, { code: 'messenger-busy', waitMs: MINUTE_MS }],
  ...[29, 32, 103].map((code) => [code, LATER] as const),
  ...[5, 27, 28, 1114, 1116, 1117].map((code) => [code, UNAUTHORIZED] as const),
  // Deleted, banned, in the black list, never allowed to be written to.
  ...[18, 37, 900, 901, 902, 950].map((code) => [code, GONE] as const),
  // Group chats that are closed to us.
  ...[917, 922, 925, 927, 932, 935, 945, 946, 1012].map((code) => [code, GONE] as const),
])

const LONGEST_WORDS = 200

/** What a refusal means to us. The refusal itself travels along, for `refusalOf`. */
export function toAppError(method: string, refusal: Refusal): AppError {
  const { code, waitMs, wholeBot } = RULES.get(refusal.code) ?? REFUSED
  const words = refusal.words.slice(0, LONGEST_WORDS)
  return new AppError(code, `VK refused ${method}: ${words} (${refusal.code})`, {
    cause: refusal,
    ...(wholeBot && { wholeBot }),
    ...(waitMs !== undefined && { retryAfterMs: waitMs }),
  })
}

/** What VK said, when the error is a refusal of VK's. */
export function refusalOf(error: unknown): Refusal | null {
  const cause = error instanceof AppError ? error.cause : null
  return isRefusal(cause) ? cause : null
}

const isRefusal = (cause: unknown): cause is Refusal =>
  typeof cause === 'object' && cause !== null && 'code' in cause && 'words' in cause

/** An answer that is not VK's: a relay, a proxy, or a page of a server that is unwell. */
export function foreignAnswer(method: string, status: number): AppError {
  const taken = status < 300 || status >= 500
  return new AppError(
    taken ? 'delivery-uncertain' : 'messenger-busy',
    `VK ${method}: an answer that is not VK's (HTTP ${status})`,
    { retryAfterMs: 5_000, wholeBot: !taken },
  )
}
