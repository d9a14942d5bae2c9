import type { MessengerKind } from '../messengers/index.ts'
import type { Entry, Fate, Kind } from './entry.ts'

/** A row as the log shows it. */
export interface LoggedMessage
  extends Pick<
    Entry,
    | 'id'
    | 'botId'
    | 'recipient'
    | 'employeeId'
    | 'kind'
    | 'topic'
    | 'state'
    | 'attempts'
    | 'error'
    | 'createdAt'
  > {
  /** As it was called when the message was made: the bot may be gone. */
  readonly botName: string
  /** Null when the bot was gone before its messenger was written down. */
  readonly messenger: MessengerKind | null
  readonly broadcastId: string | null
  readonly updatedAt: Temporal.Instant
}

/** One attempt, or what else became of a message. */
export interface Try {
  readonly at: Temporal.Instant
  readonly state: Fate
  readonly error: string | null
  /** How long it took; null when nothing was sent. */
  readonly ms: number | null
}

/** Narrows the log down; what is missing does not matter. */
export interface LogFilter {
  readonly botId?: string
  readonly employeeId?: string
  readonly kind?: Kind
  readonly state?: Fate
  readonly broadcastId?: string
  /** Made at or after. */
  readonly from?: Temporal.Instant
  /** Made before. */
  readonly to?: Temporal.Instant
  /** Part of the recipient's label in any case, or one of these employees. */
  readonly search?: { readonly text: string; readonly employeeIds: readonly string[] }
}

/** What a messenger told about a message of ours. */
export interface Receipt {
  readonly botId: string
  readonly chatId: string
  readonly messageId: string
  readonly state: 'delivered' | 'read' | 'failed'
  /** Everything sent to this chat before it was read too. */
  readonly andBefore: boolean
  readonly error: string | null
}

/** The outbox as administrators see it. */
export interface MessageLog {
  /** Newest first; those made before the row `before`, where it is given. */
  page(filter: LogFilter, limit: number, before?: string): Promise<readonly LoggedMessage[]>
  /** Newest first; ids that are nobody's are left out. */
  byIds(ids: readonly string[]): Promise<readonly LoggedMessage[]>
  /** Every attempt at one message, oldest first. */
  triesOf(id: string): Promise<readonly Try[]>
  /** What was said; null unless texts were kept then. */
  textOf(id: string): Promise<string | null>
  /**
   * Queues failed messages anew, as new messages in their chats; the others are left alone. Returns
   * the ids of those that were queued: of two who ask at the same moment, one gets each.
   */
  requeue(
    of: { readonly ids: readonly string[] } | { readonly broadcastId: string },
    now: Temporal.Instant,
  ): Promise<readonly string[]>
  /** Skips what is queued of a broadcast and not on its way; returns how many that were. */
  skipQueued(broadcastId: string, why: string, now: Temporal.Instant): Promise<number>
  /**
   * Moves a message on: sent → delivered → read, or sent → failed; never back. Returns the ids of
   * the rows that changed.
   */
  receive(receipt: Receipt, now: Temporal.Instant): Promise<readonly string[]>
}
