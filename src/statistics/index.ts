/**
 * Statistics: one question, one answer. `question.ts` says what can be asked, `period.ts` which
 * days a word means, `answer.ts` computes, with the viewer's rights applied there and nowhere else.
 * `phrase.ts` reads a question from free text. Pure, but for the CRM given to `answer`.
 */
export type {
  Answer,
  Bucket,
  BucketUnit,
  MetricAnswer,
  Part,
  PlanAnswer,
  PlanLine,
  SummaryAnswer,
  Total,
  Trend,
} from './answer.ts'
export {
  contains,
  daysIn,
  isPreset,
  type Period,
  type PeriodChoice,
  PRESETS,
  type Preset,
  resolvePeriod,
} from './period.ts'
export { type NamedPerson, type Question, type Subject, VIEWS, type View } from './question.ts'
