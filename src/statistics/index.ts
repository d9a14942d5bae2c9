/**
 * Statistics: one question, one answer. `question.ts` says what can be asked, `period.ts` which
 * days a word means, `phrase.ts` reads a question from free text. `answer.ts` is the only way to a
 * figure: it applies the viewer's rights, `count.ts` and `plan.ts` compute, `figures.ts` is what
 * comes out. Pure, but for the CRM given to `answer`.
 */
export { answer } from './answer.ts'
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
} from './figures.ts'
export {
  checkRange,
  contains,
  daysIn,
  isPreset,
  type Period,
  type PeriodChoice,
  PRESETS,
  type Preset,
  parseDay,
  parsePeriod,
  resolvePeriod,
} from './period.ts'
export { type PhraseContext, type Understanding, understand } from './phrase.ts'
export { type NamedPerson, type Question, type Subject, VIEWS, type View } from './question.ts'
