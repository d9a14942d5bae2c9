import type { Scope } from '../access/index.ts'
import type { MetricId } from '../crm/index.ts'
import type { NamedPerson, Question } from './question.ts'

/** Who asks, and what there is to ask for. */
export interface PhraseContext {
  readonly today: Temporal.PlainDate
  /** What the CRM can count. */
  readonly metrics: readonly MetricId[]
  /** Only those whom the asker may see: nobody else can be meant. Surname first. */
  readonly people: readonly NamedPerson[]
  /** The scopes that differ for the asker. */
  readonly scopes: readonly Scope[]
  readonly defaultScope: Scope
  /** What the last report was about: «а за прошлый месяц?» follows it. */
  readonly last: Pick<Question, 'subject' | 'scope' | 'view'> | null
}
