import type { Account, DateRange, MetricId } from '../crm/index.ts'
import type { Period } from './period.ts'
import type { NamedPerson, Question } from './question.ts'

/** A count, and an amount where the metric has one: kopecks of money, or seconds of calls. */
export interface Total {
  readonly count: number
  readonly amount: bigint | null
}

/** One employee's part of a metric. */
export interface Part extends Total {
  readonly id: string
  readonly name: string
  /** Per cent of the count, two decimals. */
  readonly share: number
}

/** What every answer says of itself. */
interface Asked {
  readonly question: Question
  readonly account: Account
  readonly viewer: NamedPerson & { readonly login: string }
  /** The person a question was narrowed to; null when it was about the whole scope. */
  readonly person: NamedPerson | null
  readonly period: Period
  /** When the CRM said so, in the account's zone: the oldest of the readings used. */
  readonly asOf: Temporal.ZonedDateTime
}

export interface SummaryAnswer extends Asked {
  readonly kind: 'summary'
  readonly metrics: readonly {
    readonly metric: MetricId
    readonly total: Total
    readonly previous: Total
  }[]
}

export interface MetricAnswer extends Asked {
  readonly kind: 'metric'
  readonly metric: MetricId
  readonly total: Total
  /** Only people with something, by count, then amount, then name. */
  readonly employees: readonly Part[]
  readonly previous: Total
  /** Null unless the question's view is `trend`. */
  readonly trend: Trend | null
}

export type BucketUnit = 'day' | 'week' | 'month'

export interface Trend {
  readonly unit: BucketUnit
  readonly buckets: readonly Bucket[]
  /** The whole preceding stretch, bucket by bucket. */
  readonly previous: readonly Bucket[]
}

export interface Bucket extends DateRange, Total {
  /** True when it begins after today: nothing to draw, unless rows lie in the future. */
  readonly toCome: boolean
}

/** Turnover or margin of a month, in kopecks. */
export interface PlanLine {
  readonly fact: bigint
  /** Null when there is no plan: none written, or zero. */
  readonly plan: bigint | null
  /** Fact of plan in per cent, two decimals; null without a plan. */
  readonly percent: number | null
  /** What is left to do; 0n when the plan is met, null without one. */
  readonly left: bigint | null
  /** What each working day that is left (today too) must bring; null when none is left. */
  readonly perDay: bigint | null
  /** The fact at the end of the month at the pace so far; null unless the month is running. */
  readonly forecast: bigint | null
}

export interface PlanAnswer extends Asked {
  readonly kind: 'plan'
  readonly month: Temporal.PlainYearMonth
  readonly turnover: PlanLine
  readonly margin: PlanLine
  /** Monday to Friday; public holidays are not known here. `left` counts today. */
  readonly workingDays: { readonly total: number; readonly left: number }
  /** For somebody who sees others: each person in the scope who has a plan, by name. */
  readonly team: readonly (NamedPerson & {
    readonly turnover: PlanLine
    readonly margin: PlanLine
  })[]
}

export type Answer = SummaryAnswer | MetricAnswer | PlanAnswer
