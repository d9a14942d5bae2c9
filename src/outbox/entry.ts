import type { MessageRef } from '../messengers/index.ts'

/** Who waits for it: an answer to somebody goes before what is sent to many. */
export type Lane = 'interactive' | 'bulk'

/** What became of a message. `skipped` and `uncertain` are ends too, each with its reason. */
export type Fate = 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'skipped' | 'uncertain'

export type Kind = 'text' | 'picture' | 'file'

/** Something to be sent, written down in the same transaction as its cause. */
export interface NewEntry {
  readonly botId: string
  readonly chatId: string
  readonly lane: Lane
  readonly kind: Kind
  /** What it is about, for the log: «deals.closed month all text», «home». Never a figure. */
  readonly topic: string
  /** JSON. What is said is worked out from it at the moment of sending: it holds no figure. */
  readonly body: string
  readonly replaces: MessageRef | null
  /** Who it is for, as an administrator recognises them. */
  readonly recipient: string
  readonly employeeId: string | null
  /** Whose rights are asked once more before it leaves; null for fixed words to anybody. */
  readonly subscriberId: string | null
  /** The broadcast that it is part of; missing or null for everything else. */
  readonly broadcastId?: string | null
}

/** A row of the outbox, which is also the message log. */
export interface Entry extends NewEntry {
  /** Sorts as it was made. */
  readonly id: string
  readonly state: Fate
  readonly attempts: number
  readonly dueAt: Temporal.Instant
  readonly error: string | null
  readonly createdAt: Temporal.Instant
  /** When it was made, or was queued anew by an administrator: how long is tried counts from here. */
  readonly queuedAt: Temporal.Instant
  /** True when an attempt began and its end was never recorded. */
  readonly claimed: boolean
}

/** What is known after an attempt. */
export type Outcome = Ending & {
  /** Milliseconds that the attempt took; missing for what was never tried. */
  readonly tookMs?: number
}

type Ending =
  | {
      readonly state: 'sent'
      readonly messageId: string
      readonly note?: string
      readonly said?: string
    }
  | { readonly state: 'failed' | 'skipped' | 'uncertain'; readonly error: string }
  | { readonly state: 'queued'; readonly dueAt: Temporal.Instant; readonly error: string }

export interface Traffic {
  /** `hour` begins it. */
  readonly hours: readonly {
    readonly hour: Temporal.Instant
    readonly state: Fate
    readonly count: number
  }[]
  /** Employees who were told something. */
  readonly people: number
}

/** Where entries are kept. */
export interface Outbox {
  /** Returns the new row's id. */
  put(entry: NewEntry): Promise<string>
  /**
   * Queued entries of a bot that are due, interactive first, in the order they were made: up to
   * `limit` of those that somebody waits for, and up to `bulkLimit` (default: as many) of the others.
   */
  due(
    botId: string,
    now: Temporal.Instant,
    limit: number,
    bulkLimit?: number,
  ): Promise<readonly Entry[]>
  /** When the next queued entry of a bot falls due; null when nothing waits. */
  nextDueAt(botId: string): Promise<Temporal.Instant | null>
  /**
   * Marks that an attempt begins, for entries that must never be sent twice. False when the entry
   * is not queued any more: it was stopped meanwhile.
   */
  claim(id: string, now: Temporal.Instant): Promise<boolean>
  /** Records how an attempt ended, counts it, and keeps `said` where texts are kept. */
  settle(id: string, outcome: Outcome, now: Temporal.Instant): Promise<void>
  /** What was made from a moment on, by the hour of its making and by what became of it. */
  traffic(since: Temporal.Instant): Promise<Traffic>
  /** How many entries of a bot wait, or of one chat of it. */
  queuedOf(botId: string, chatId?: string): Promise<number>
  /** Whether a chat was told about `topic` at or after `since`. */
  toldSince(botId: string, chatId: string, topic: string, since: Temporal.Instant): Promise<number>
  /** The log: newest first, optionally of one bot. */
  newest(limit: number, botId?: string): Promise<readonly Entry[]>
}
