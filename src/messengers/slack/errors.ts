import { AppError, type ErrorCode } from '../../kernel/index.ts'

/** How Slack says no. */
export interface Refusal {
  /** A word such as `channel_not_found`. */
  readonly error: string
  /** The permission that is missing. */
  readonly needed: string | null
  /** What is wrong with which argument. */
  readonly messages: readonly string[]
}

/** https://docs.slack.dev/reference/methods: what is in no list is refused for good. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  'bot-unauthorized': [
    ...['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired'],
    ...['not_allowed_token_type', 'accesslimited', 'org_login_required'],
    ...['team_access_not_granted', 'app_access_restricted'],
  ],
  'recipient-gone': [
    ...['channel_not_found', 'not_in_channel', 'is_archived', 'user_not_found', 'users_not_found'],
    ...['user_disabled', 'user_not_visible', 'cannot_dm_bot', 'user_not_in_channel'],
    'method_not_supported_for_channel_type',
  ],
  'messenger-busy': ['ratelimited', 'rate_limited', 'message_limit_exceeded', 'team_added_to_org'],
  'delivery-uncertain': [
    ...['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'],
  ],
}

const RETRY_MS = 5_000
const LONG_MS = 60_000
const LONGEST_WORDS = 300

/** What a refusal means to us. The refusal itself travels along, for `refusalOf`. */
export function toAppError(method: string, refusal: Refusal): AppError {
  const code = codeFor(method, refusal.error)
  const needed = refusal.needed === null ? '' : ` (the app lacks the scope ${refusal.needed})`
  const details = refusal.messages.length === 0 ? '' : `: ${refusal.messages.join('; ')}`
  const words = `${refusal.error}${needed}${details}`.slice(0, LONGEST_WORDS)
  return new AppError(code, `Slack refused ${method}: ${words}`, {
    cause: refusal,
    wholeBot: code === 'bot-unauthorized',
    ...(RETRIABLE.includes(code) && { retryAfterMs: waitMs(refusal.error) }),
  })
}

function codeFor(method: string, error: string): ErrorCode {
  // Of a file it says that this file is not for us.
  if (error === 'access_denied') {
    return method.startsWith('files.') ? 'messenger-rejected' : 'bot-unauthorized'
  }
  const [code] = Object.entries(CODES).find(([, errors]) => errors.includes(error)) ?? []
  return (code as ErrorCode | undefined) ?? 'messenger-rejected'
}

const RETRIABLE: readonly ErrorCode[] = ['messenger-busy', 'delivery-uncertain']

const waitMs = (error: string) => (/message_limit|team_added/.test(error) ? LONG_MS : RETRY_MS)

/** What Slack said, when the error is a refusal of Slack's. */
export function refusalOf(error: unknown): Refusal | null {
  const cause = error instanceof AppError ? error.cause : null
  return isRefusal(cause) ? cause : null
}

const isRefusal = (cause: unknown): cause is Refusal =>
  typeof cause === 'object' && cause !== null && 'error' in cause && 'needed' in cause

/** A window that was to be opened by a press of some seconds ago. */
export const isLate = (error: unknown): boolean =>
  /^(expired|exchanged|invalid)_trigger/.test(refusalOf(error)?.error ?? '')

/** A message that can be changed no more, or is not there. */
export const isFixed = (error: unknown): boolean =>
  /^(message_not_found|cant_update_message|edit_window_closed|block_mismatch)$/.test(
    refusalOf(error)?.error ?? '',
  )

/**
 * Too many calls. Of posting, Slack limits every conversation by itself; of every other method, all
 * calls of the app in the workspace. https://docs.slack.dev/apis/web-api/rate-limits
 */
export function tooMany(method: string, retryAfter: string | null): AppError {
  return new AppError('messenger-busy', `Slack ${method}: too many calls`, {
    retryAfterMs: 1000 * (Number(retryAfter) || RETRY_MS / 1000),
    wholeBot: !method.startsWith('chat.post'),
  })
}

/** An answer that is not Slack's: a relay, a proxy, a page that says «blocked»; or Slack is ill. */
export function foreignAnswer(method: string, status: number, retryAfter: string | null): AppError {
  const words = `Slack ${method}: an answer that is not Slack's (HTTP ${status})`
  if (status === 413) return new AppError('messenger-rejected', words)
  const retryAfterMs = 1000 * (Number(retryAfter) || RETRY_MS / 1000)
  const taken = status < 300 || status >= 500
  return new AppError(taken ? 'delivery-uncertain' : 'messenger-busy', words, {
    retryAfterMs,
    wholeBot: !taken,
  })
}
