import type { Locale } from '../reports/index.ts'
import type { Question } from '../statistics/index.ts'

/** A question as administrators write it: a preset, or `YYYY-MM-DD..YYYY-MM-DD`. */
export interface BroadcastQuestion extends Pick<Question, 'scope' | 'view'> {
  /** A metric's id, `summary` or `plan`. */
  readonly subject: string
  readonly period: string
}

/** A report sent to many at once. */
export interface Broadcast {
  readonly id: string
  readonly at: Temporal.Instant
  /** Who sent it, as the record of acts calls them. */
  readonly by: string
  readonly question: BroadcastQuestion
  /** The question as a button carries it. */
  readonly request: string
  /** What the log calls the question. */
  readonly topic: string
  /** Words of the administrator's own above the report; '' for none. */
  readonly note: string
  /** How many get it. */
  readonly total: number
  readonly stoppedAt: Temporal.Instant | null
}

/** One chat that gets it. */
export interface Recipient {
  readonly subscriberId: string
  readonly employeeId: string
  readonly botId: string
  readonly chatId: string
  readonly label: string
  readonly locale: Locale
}

/** A linked chat, as far as choosing the recipients of a broadcast goes. */
export interface LinkedChat {
  /** The subscriber's. */
  readonly id: string
  readonly employeeId: string
  readonly botId: string
  readonly botName: string
  readonly chatId: string | null
  readonly userId: string | null
  readonly username: string | null
  readonly state: 'subscribed' | 'waiting' | 'stopped'
  readonly locale: Locale | null
  /** The employee is blocked in Svodka. */
  readonly blocked: boolean
}

/** How many messages of a broadcast are where; `sent` counts those delivered and read too. */
export interface Progress {
  readonly queued: number
  readonly sent: number
  readonly failed: number
  readonly skipped: number
  readonly uncertain: number
}

/** A broadcast whose messages are not all in the outbox yet. */
export interface Unplaced {
  readonly id: string
  readonly recipients: readonly Recipient[]
  /** How many of them, from the first on, are in the outbox. */
  readonly placed: number
}

export interface Broadcasts {
  /** Keeps a broadcast once: a known `key` gives the one that it was first used for. */
  add(
    broadcast: Omit<Broadcast, 'stoppedAt'>,
    key: string,
    recipients: readonly Recipient[],
  ): Promise<Broadcast>
  byId(id: string): Promise<Broadcast | null>
  /** Newest first; those before `before`, where it is given. */
  page(limit: number, before?: string): Promise<readonly Broadcast[]>
  /** By the broadcasts' ids, in one question. */
  progress(ids: readonly string[]): Promise<ReadonlyMap<string, Progress>>
  /** Oldest first. */
  unplaced(): Promise<readonly Unplaced[]>
  /** Notes that recipients up to `placed` are in the outbox; false when somebody noted so before. */
  place(id: string, before: number, placed: number): Promise<boolean>
  /** False when it was stopped before. */
  stop(id: string, now: Temporal.Instant): Promise<boolean>
  /** Chats that were linked through bots at work, but for the page's own; last used first. */
  chats(): Promise<readonly LinkedChat[]>
}
