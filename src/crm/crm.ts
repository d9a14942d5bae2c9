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
  /** Lets go of connections. */
  close(): Promise<void>
}
