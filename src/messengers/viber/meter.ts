import { AppError, type Clock, type Log } from '../../kernel/index.ts'
import { refusalOf, STATUS, untilNextHour } from './errors.ts'
import { createMemory } from './memory.ts'

/**
 * Counts what Viber counts: messages in the 24 hours after somebody wrote (60 of them are free),
 * messages in an hour that nobody answered (100 at most), and messages that cost money. It begins
 * anew with every start, so it is a guard, not an account.
 */
export interface Meter {
  /** Somebody wrote. */
  heard(chatId: string): void
  /**
   * Throws `messenger-busy` for what Viber would refuse now, and `messenger-rejected` for what would
   * begin a conversation while the free messages are used up.
   */
  admit(chatId: string): void
  /** A message was taken; `billing` is what Viber says of its price. */
  sent(chatId: string, billing: number | null): void
  /** Notes a refusal that is about money. */
  refused(error: unknown): void
}

interface Count {
  readonly sessionFrom: number
  readonly inSession: number
  /** Of the clock, since 1970. */
  readonly hour: number
  readonly unanswered: number
}

const MOST_CHATS = 10_000
const SESSION_MS = 24 * 3_600_000
const FREE_IN_SESSION = 60
const UNANSWERED_AN_HOUR = 100
const HOUR_MS = 3_600_000
const CHARGED = 5

export function createMeter({ clock, log }: { clock: Clock; log: Log | undefined }): Meter {
  const counts = createMemory<Count>(MOST_CHATS)
  let noMoneyUntil = 0
  const charged = { hour: 0, count: 0 }
  const nowMs = () => clock().epochMilliseconds
  const hourOf = (ms: number) => Math.floor(ms / HOUR_MS)
  const inSession = (count: Count | null) =>
    count !== null && nowMs() - count.sessionFrom < SESSION_MS

  function noteCharge(hour: number): void {
    if (charged.hour === hour) {
      charged.count += 1
      return
    }
    log?.warn({ earlier: charged.count }, 'viber.message-charged')
    charged.hour = hour
    charged.count = 1
  }

  return {
    heard(chatId) {
      const now = nowMs()
      const count = counts.get(chatId)
      const lasting = count !== null && inSession(count) ? count : null
      counts.set(chatId, {
        sessionFrom: lasting?.sessionFrom ?? now,
        inSession: lasting?.inSession ?? 0,
        hour: hourOf(now),
        unanswered: 0,
      })
    },

    admit(chatId) {
      const now = nowMs()
      const count = counts.get(chatId)
      if (count?.hour === hourOf(now) && count.unanswered >= UNANSWERED_AN_HOUR) {
        throw new AppError('messenger-busy', 'Viber: a hundred messages an hour went unanswered', {
          retryAfterMs: untilNextHour(now),
        })
      }
      if (now < noMoneyUntil && !inSession(count)) {
        throw new AppError(
          'messenger-rejected',
          'Viber: the free messages are used up, so nobody is written to first. Fill up the balance',
        )
      }
    },

    sent(chatId, billing) {
      const now = nowMs()
      const hour = hourOf(now)
      const count = counts.get(chatId)
      const next = {
        sessionFrom: count?.sessionFrom ?? Number.NEGATIVE_INFINITY,
        inSession: (count?.inSession ?? 0) + 1,
        hour,
        unanswered: count?.hour === hour ? count.unanswered + 1 : 1,
      }
      counts.set(chatId, next)
      if (inSession(next) && next.inSession === FREE_IN_SESSION) {
        log?.warn({ free: FREE_IN_SESSION }, 'viber.session-used-up')
      }
      if (billing === CHARGED) noteCharge(hour)
    },

    refused(error) {
      const status = refusalOf(error)?.status
      if (status !== STATUS.freeMessagesExceeded && status !== STATUS.noBalance) return
      noMoneyUntil = nowMs() + HOUR_MS
      log?.error({ status }, 'viber.free-messages-used-up')
    },
  }
}
