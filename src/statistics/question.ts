import type { Scope } from '../access/index.ts'
import type { MetricId } from '../crm/index.ts'
import type { PeriodChoice } from './period.ts'

/** What a question is about: one metric, the main ones together, or the month's plan. */
export type Subject = MetricId | 'summary' | 'plan'

/** How the answer is to be shown. */
export type View = 'text' | 'chart' | 'trend' | 'csv'

/** Everything that is needed to ask for figures, but for who asks and when. */
export interface Question {
  readonly subject: Subject
  readonly period: PeriodChoice
  readonly scope: Scope
  readonly view: View
  /** Narrows the scope to one person, by the CRM's id; refused when the viewer may not see them. */
  readonly person?: string
  /** The figures of this very moment: kept ones are passed by. */
  readonly fresh?: true
}

export const VIEWS = ['text', 'chart', 'trend', 'csv'] as const satisfies readonly View[]

/** The people whom a question may name. */
export interface NamedPerson {
  readonly id: string
  readonly name: string
}
