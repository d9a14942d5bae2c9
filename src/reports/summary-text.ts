import { bold, type Line, line, muted, type RichText } from '../kernel/index.ts'
import type { SummaryAnswer } from '../statistics/index.ts'
import { daysShown } from './dates.ts'
import type { Formats } from './formats.ts'
import { asOfLine, headingLines, subjectTitle } from './heading.ts'
import { isEmpty, nothing } from './measure.ts'
import { changeOf, countChange } from './numbers.ts'

/** The main metrics together, each against the previous period. */
export function summaryText(answer: SummaryAnswer, formats: Formats): RichText {
  const { reports } = formats.words
  const heading = headingLines(answer, subjectTitle(answer, formats), formats)
  const moved = answer.metrics.filter(
    ({ total, previous }) => !nothing(total) || !nothing(previous),
  )
  const shown = isEmpty(answer) ? moved : answer.metrics
  const days = formats.days(daysShown(answer.period, formats.today))
  return [
    ...heading,
    [],
    ...(isEmpty(answer) ? [line(reports.nothingAtAll(days))] : []),
    ...shown.flatMap((entry) => metricLines(entry, formats)),
    [],
    ...(moved.length === 0 ? [] : [line(muted(reports.changesAgainst(formats.previous)))]),
    asOfLine(formats),
  ]
}

function metricLines(
  { metric, total, previous }: SummaryAnswer['metrics'][number],
  formats: Formats,
): Line[] {
  const { locale, words } = formats
  const count = countChange(total.count, previous.count, locale).label
  const head = line(
    `${words.metrics[metric].title}: `,
    bold(formats.count(total.count)),
    after(count),
  )
  if (total.amount === null || total.amount === 0n) return [head]
  const change = changeOf(total.amount, previous.amount ?? 0n, locale).label
  return [head, line('\u2003', bold(formats.amount(metric, total.amount)), after(change))]
}

const after = (change: string) => (change === '' ? '' : ` ${change}`)
