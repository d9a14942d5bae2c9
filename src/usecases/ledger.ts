import type { Scope } from '../access/index.ts'
import type { MessengerKind } from '../messengers/index.ts'
import type { MessageLog, Outbox } from '../outbox/index.ts'
import type { Locale } from '../reports/index.ts'
import type { Question } from '../statistics/index.ts'
import type { Administration } from './administration.ts'
import type { Broadcasts } from './broadcast.ts'
import type { Proofs } from './proof.ts'
import type { RequestDrafts, Requests } from './request.ts'
import type { Settings } from './settings.ts'

/** One bot account in a messenger, owned by the account. */
export interface Bot {
  readonly id: string
  readonly kind: MessengerKind
  readonly externalId: string
  readonly name: string
  readonly username: string | null
  readonly token: string
  /** The unguessable part of its webhook's address. */
  readonly webhookKey: string
  /** What the vendor repeats to prove that it is the vendor. */
  readonly webhookSecret: string
  readonly keys: BotKeys
  readonly settings: BotSettings
  readonly state: BotState
  /** When it was last changed. */
  readonly updatedAt: Temporal.Instant
}

/** What some vendors want besides the token; null where there is no such thing. */
export interface BotKeys {
  /** Slack: `xapp-…`, for Socket Mode. */
  readonly appToken: string | null
  /** VK: what a server entered by hand must answer; fetched by ourselves where the key may. */
  readonly confirmation: string | null
}

/** What an administrator decides about one bot. */
export interface BotSettings {
  /** Whether strangers may leave requests («заявки»). Default: yes for Slack and VK. */
  readonly takesRequests: boolean
  /**
   * Ways to the messenger, tried in this order: `direct`, or the address of a proxy. Empty: the
   * one way that the environment sets.
   */
  readonly routes: readonly string[]
  /** Another address of the vendor's API than the environment's: a relay. */
  readonly apiUrl: string | null
}

/** `unauthorized`: the messenger does not know the token any more. */
export type BotState = 'working' | 'unauthorized'

/**
 * `waiting`: entered by an administrator, has not written yet. `stopped`: unsubscribed, or blocked
 * the bot. Blocked in Svodka and deactivated in the CRM are not states of this row: they are
 * asked anew each time.
 */
export type SubscriberState = 'subscribed' | 'waiting' | 'stopped'

/** A messenger user linked to an employee through a bot. */
export interface Subscriber {
  readonly id: string
  readonly botId: string
  /** The messenger's stable id; null until the person entered by username first writes. */
  readonly userId: string | null
  readonly chatId: string | null
  readonly username: string | null
  readonly employeeId: string
  readonly state: SubscriberState
  readonly locale: Locale | null
  readonly defaultScope: Scope | null
  /** What the last report was about, so that a bare period can follow it. */
  readonly lastReport: Pick<Question, 'subject' | 'scope' | 'view'> | null
}

/** A subscriber as found, with what is asked anew each time. */
export interface FoundSubscriber extends Subscriber {
  /** The employee is blocked in Svodka. */
  readonly blocked: boolean
}

/** A subscriber as an administrator sees them. */
export interface SubscriberRecord extends FoundSubscriber {
  readonly updatedAt: Temporal.Instant
}

export interface Subscribers {
  byId(id: string): Promise<FoundSubscriber | null>
  byUser(botId: string, userId: string): Promise<FoundSubscriber | null>
  /** Somebody entered by username who has not written yet. Case does not matter. */
  waitingAs(botId: string, username: string): Promise<FoundSubscriber | null>
  /** One employee may have several messengers. */
  ofEmployee(employeeId: string): Promise<readonly FoundSubscriber[]>
  all(): Promise<readonly SubscriberRecord[]>
  add(subscriber: Subscriber): Promise<void>
  change(id: string, changes: Partial<Omit<Subscriber, 'id' | 'botId'>>): Promise<void>
  remove(id: string): Promise<void>
}

/** A one-time personal link that links whoever opens it to one employee. */
export interface Invitation {
  readonly id: string
  readonly botId: string
  readonly employeeId: string
  readonly codeHash: string
  readonly expiresAt: Temporal.Instant
}

/** Who opens an invitation: the messenger's id, and how an administrator recognises them. */
export interface Opener {
  readonly id: string
  readonly label: string
}

/** What became of an invitation. */
export interface InvitationRecord extends Omit<Invitation, 'codeHash'> {
  readonly createdAt: Temporal.Instant
  readonly revokedAt: Temporal.Instant | null
  readonly usedAt: Temporal.Instant | null
  /** «@olga_p», a name, or the messenger's id. */
  readonly usedBy: string | null
  /** How many times somebody else opened it in vain, when last, and who. */
  readonly refused: number
  readonly refusedAt: Temporal.Instant | null
  readonly refusedBy: string | null
}

export interface Invitations {
  add(invitation: Invitation): Promise<void>
  /**
   * Uses an invitation up, once: the first caller gets it, everybody after that null, and so for
   * one that expired, was taken back or belongs to another bot. Whoever comes in vain is noted, so
   * that an administrator sees that a link went round.
   */
  use(
    botId: string,
    codeHash: string,
    person: Opener,
    now: Temporal.Instant,
  ): Promise<Invitation | null>
  /** Newest first. */
  all(): Promise<readonly InvitationRecord[]>
  /** Takes back an invitation that nobody used; false when there is none such. */
  revoke(id: string, now: Temporal.Instant): Promise<boolean>
}

export type BotChanges = Partial<
  Pick<Bot, 'name' | 'username' | 'token' | 'webhookSecret' | 'keys' | 'settings' | 'state'>
>

export interface Bots {
  all(): Promise<readonly Bot[]>
  byId(id: string): Promise<Bot | null>
  add(bot: Omit<Bot, 'updatedAt'>): Promise<void>
  changeState(id: string, state: BotState): Promise<void>
  /** Changes what an administrator may change; `externalId` never does. */
  change(id: string, changes: BotChanges): Promise<void>
  /** Removes the bot, its subscribers and invitations; its messages stay in the log. */
  remove(id: string): Promise<void>
}

/** Everything one account keeps. */
export interface Ledger {
  /** False when this update was answered before: messengers deliver at least once. */
  claimUpdate(botId: string, updateId: string): Promise<boolean>
  /** Employees blocked in Svodka; the CRM knows nothing of it. */
  isBlocked(employeeId: string): Promise<boolean>
  block(employeeId: string): Promise<void>
  unblock(employeeId: string): Promise<void>
  /** Everybody who is blocked. */
  blockedEmployees(): Promise<ReadonlySet<string>>
  /** Forgets everything about a messenger's user; returns how many rows went. */
  erasePerson(userId: string): Promise<number>
  /** Forgets whom every messenger's user is linked to, and all that could link one; returns how many. */
  forgetPeople(): Promise<number>
  readonly bots: Bots
  readonly subscribers: Subscribers
  readonly invitations: Invitations
  readonly proofs: Proofs
  readonly requests: Requests
  readonly drafts: RequestDrafts
  readonly settings: Settings
  readonly administration: Administration
  readonly outbox: Outbox
  readonly log: MessageLog
  readonly broadcasts: Broadcasts
}

/**
 * Runs work on the ledger so that all of it is kept, or none. The work must wait for nothing but
 * the ledger: others commit together with it.
 */
export type InTransaction = <T>(work: (ledger: Ledger) => Promise<T>) => Promise<T>

/** The books of one account. */
export interface Books {
  /** For reading alone. */
  readonly read: Ledger
  readonly inTransaction: InTransaction
}
