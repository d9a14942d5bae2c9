/**
 * Every way the service fails on purpose. Codes are stable: logs, retries, HTTP statuses and the
 * words people read key on them.
 */
export type ErrorCode =
  /** A command, request or setting is not of the form it must have. */
  | 'bad-input'
  /** The environment holds a value we cannot run with. */
  | 'bad-config'
  /** Nothing by that name or id here. */
  | 'not-found'
  /** Nobody is signed in. */
  | 'signed-out'
  /** A change that does not come from our own page. */
  | 'forged'
  /** Known, but may not have what was asked for. */
  | 'not-allowed'
  /** Tried too often; `retryAfterMs` says how long to wait. */
  | 'too-many'
  /** Something else already holds the name, the port or the link. */
  | 'conflict'
  /** An invitation that was used, expired or was taken back. */
  | 'invitation-invalid'
  /** The CRM does not answer now; trying again may help. */
  | 'crm-unavailable'
  /** The CRM answers, but its database is not what the mapping says. */
  | 'crm-mismatch'
  /** The messenger asks to wait, or cannot be reached; `retryAfterMs` says how long to wait. */
  | 'messenger-busy'
  /** The messenger refused this message for good. */
  | 'messenger-rejected'
  /** The person stopped the bot, or their account is gone. */
  | 'recipient-gone'
  /** The messenger does not know our token any more. */
  | 'bot-unauthorized'
  /** It is unknown whether the messenger took the message. */
  | 'delivery-uncertain'
  /** A webhook call is not from the vendor. */
  | 'signature-mismatch'
  /** A webhook call is not of the vendor's form. */
  | 'update-malformed'
  /** A letter could not be handed over; `retryAfterMs` is set when trying again may help. */
  | 'mail-failed'
  /** A picture came out blank or could not be drawn. */
  | 'chart-failed'
  /** The store cannot be opened or written. */
  | 'store-unavailable'

interface ErrorDetails {
  readonly cause?: unknown
  /** How long to wait before trying again, in milliseconds. */
  readonly retryAfterMs?: number
  /** Whom a wait concerns: one chat, or everything that goes through the bot. Default: the chat. */
  readonly wholeBot?: boolean
  /** Which field of a form is to be mended. */
  readonly field?: string
}

/**
 * The only error class we throw. Anything else that surfaces is a bug.
 * A message names the act and what to do, never a token and never a figure.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  /** Undefined when trying again cannot help. */
  readonly retryAfterMs: number | undefined
  readonly wholeBot: boolean
  readonly field: string | undefined

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause })
    this.code = code
    this.retryAfterMs = details.retryAfterMs
    this.wholeBot = details.wholeBot ?? false
    this.field = details.field
  }
}

/** The code of an error we threw, or null when it is somebody else's: a bug. */
export function codeOf(error: unknown): ErrorCode | null {
  return error instanceof AppError ? error.code : null
}
