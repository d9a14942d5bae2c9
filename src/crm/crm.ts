import type { MetricId } from './catalog.ts'

/** One company in a CRM. */
export interface Account {
  readonly name: string
  /** The label of its currency as the CRM writes it: «руб.», «₽», «₸». */
  readonly currency: string
  /** IANA name, such as `Asia/Yekaterinburg`: every period is meant in it. */
  readonly timeZone: string
  /** Where employees open the CRM; null when unknown. */
  readonly url: string | null
}

/**
 * How far an employee may see by their role: only themselves, also those whose manager they are,
 * also those people's people (two levels, never a third), or everyone.
 */
export type Sight = 'self' | 'one-level' | 'two-levels' | 'everyone'

/** A person in the CRM. */
export interface Employee {
  readonly id: string
  readonly login: string
  /** As the CRM shows it, surname first: «Петрова Анна». */
  readonly name: string
  readonly email: string | null
  /** As the CRM holds them, in any form. */
  readonly phones: readonly string[]
  /** The role in the CRM's own words: «Руководитель отдела». */
  readonly role: string
  readonly sight: Sight
  readonly managerId: string | null
  /** False for someone who may no longer enter the CRM: they get nothing. */
  readonly active: boolean
  readonly administrator: boolean
  /** Whose deals count towards this person's plan: only their own, or of everyone they may see. */
  readonly planGroup: 'self' | 'visible'
}

/** Local calendar days of the account, the first and the last one included. */
export interface DateRange {
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
}

/** One employee's count, and amount where the metric has one (kopecks, or seconds of calls). */
export interface Tally {
  readonly employeeId: string
  /** Whole, or up to three decimals where the metric is fractional. */
  readonly count: number
  /** 0n where the metric has no amount. */
  readonly amount: bigint
}

/** A month's plan, in kopecks. */
export interface PlanTarget {
  readonly employeeId: string
  readonly turnover: bigint
  readonly margin: bigint
}

/**
 * A month's fact in kopecks. It counts for a group as soon as any of its owners is in the group:
 * a payment may belong to the deal's owner and to the invoice's owner, and still is one payment.
 */
export interface PlanFact {
  readonly owners: readonly string[]
  readonly turnover: bigint
  readonly margin: bigint
}

export interface PlanSheet {
  readonly targets: readonly PlanTarget[]
  readonly facts: readonly PlanFact[]
}

/** What the CRM said, and when it said so. */
export interface Reading<T> {
  readonly value: T
  readonly asOf: Temporal.Instant
}

export interface ReadOptions {
  /** True when the person asked for the figures of this very moment: caches are passed by. */
  readonly fresh?: boolean
}

export interface Passwords {
  /**
   * The id of the employee with this login and password, or null: an unknown login, a wrong
   * password and somebody who may not enter are not told apart, nor by the time it takes. Attempts
   * are limited by whoever asks.
   */
  check(login: string, password: string): Promise<string | null>
}

/** Somebody's wish to be called back («заявка»), as they wrote it. */
export interface NewRequest {
  /** Of our own: a request that is written twice is kept once. */
  readonly key: string
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  readonly text: string
}

export interface CreatedRequest {
  readonly id: string
  /** Who got it by the CRM's rules; null when it waits for somebody. */
  readonly ownerId: string | null
  /** Where it is opened in the CRM; null when unknown. */
  readonly url: string | null
}

/** What came of somebody's wish to take a request, or to turn it down. */
export type TakenRequest =
  | { readonly state: 'taken' | 'yours-already' }
  /** A colleague was faster, or the CRM had given it to them. */
  | { readonly state: 'taken-by'; readonly ownerId: string }
  /** It was handled or turned down, or it is not there any more. */
  | { readonly state: 'closed' }

/** Why a request is turned down. */
export const DECLINE_REASONS = ['spam', 'duplicate', 'not-ours', 'other'] as const

export type DeclineReason = (typeof DECLINE_REASONS)[number]

/**
 * Requests written into the CRM. Everything may throw `crm-unavailable` (try again) or
 * `crm-mismatch` (it cannot be written; the message names the right or column that is missing).
 * Everything may be done again: what was done already is not done twice.
 */
export interface CrmRequests {
  /** Writes a request down, once for each `key`. What does not fit into a column is cut there. */
  create(request: NewRequest): Promise<CreatedRequest>
  /** Puts `after` in place of `before`; words that somebody changed in the CRM stay as they are. */
  amend(id: string, before: string, after: string): Promise<void>
  /**
   * Gives a request that nobody has to an employee; of two who want it at once one gets it. Throws
   * `not-allowed` for somebody who may not enter the CRM.
   */
  take(id: string, employeeId: string): Promise<TakenRequest>
  /** Closes a request that is not handled yet; of one that is closed nothing changes. */
  decline(id: string, employeeId: string, reason: DeclineReason): Promise<void>
  /** Ids of those who handle requests by the CRM's own settings; none where it has none. */
  handlers(): Promise<readonly string[]>
  /** What keeps requests from being written, in words with the cure; none when all is well. */
  lacks(): Promise<readonly string[]>
}

/**
 * Where figures come from. A source answers for the whole account; the asker's rights are applied
 * above, in `statistics`. Everything may throw `crm-unavailable` (try again) or `crm-mismatch`
 * (the database is not what the mapping says; the message names the table or column).
 */
export interface Crm {
  /** The company. Cheap: may be kept for a minute. */
  account(): Promise<Account>
  /**
   * Everyone, deactivated people too. May be kept for up to a minute: a deactivation must take
   * effect within 60 s.
   */
  employees(): Promise<readonly Employee[]>
  /** The metrics this source can count, in the order of the catalogue. */
  metrics(): Promise<readonly MetricId[]>
  /**
   * A metric over a period, for every employee who has something. Rows of deleted people may be
   * among them: nobody sees those.
   */
  breakdown(
    metric: MetricId,
    dates: DateRange,
    options?: ReadOptions,
  ): Promise<Reading<readonly Tally[]>>
  /** The same for each bucket; buckets are adjacent, in order, and do not overlap. */
  trend(
    metric: MetricId,
    buckets: readonly DateRange[],
    options?: ReadOptions,
  ): Promise<Reading<readonly (readonly Tally[])[]>>
  /** Signing in with the CRM's own passwords; null where it cannot be checked. */
  readonly passwords: Passwords | null
  /** Targets and facts of a month. */
  plan(month: Temporal.PlainYearMonth, options?: ReadOptions): Promise<Reading<PlanSheet>>
  /** Null where the source only reads: requests are then kept by ourselves alone. */
  readonly requests: CrmRequests | null
  /** Lets go of connections. */
  close(): Promise<void>
}
