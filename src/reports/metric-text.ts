import { amountOf } from '../crm/index.ts'
import { bold, type Line, line, muted, type RichText } from '../kernel/index.ts'
import type { MetricAnswer, Part, Trend } from '../statistics/index.ts'
import { daysShown, formatBucket } from './dates.ts'
import type { Formats } from './formats.ts'
import { asOfLine, headingLines, subjectTitle } from './heading.ts'
import { amountShare, isEmpty, measureOf, nothing } from './measure.ts'
import { changeOf, countChange } from './numbers.ts'
import { pageCount, pageOf } from './pages.ts'

/** One metric: the total against before, then who did how much, or how it went day by day. */
export function metricText(answer: MetricAnswer, formats: Formats, page: number | null): RichText {
  const { reports, metrics } = formats.words
  const heading = headingLines(answer, subjectTitle(answer, formats), formats)
  const before = nothing(answer.previous)
    ? []
    : [
        line(
          muted(reports.before(formats.previous, formats.figures(answer.metric, answer.previous))),
        ),
      ]
  if (isEmpty(answer)) {
    const days = formats.days(daysShown(answer.period, formats.today))
    const words = line(reports.nothing(days, metrics[answer.metric].none))
    return [...heading, [], words, ...before, asOfLine(formats)]
  }
  const body = page === null ? captionLines(answer, formats) : listLines(answer, formats, page)
  const pages = pageCount(answer)
  const numbered = page !== null && pages > 1 && answer.trend === null
  const shown = pageOf(answer, answer.employees, page ?? 0).page + 1
  return [
    ...heading,
    [],
    ...totalLines(answer, formats),
    ...before,
    ...(body.length === 0 ? [] : [[], ...body]),
    [],
    asOfLine(formats, numbered ? reports.page(shown, pages) : ''),
  ]
}

function totalLines({ metric, total, previous }: MetricAnswer, formats: Formats): Line[] {
  const { locale, words } = formats
  const label = amountOf(metric) === 'minutes' ? words.reports.duration : words.reports.sum
  const count = countChange(total.count, previous.count, locale)
  const lines = [figureLine(words.reports.total, formats.count(total.count), count.label)]
  if (total.amount === null) return lines
  const { label: moved } = changeOf(total.amount, previous.amount ?? 0n, locale)
  return [...lines, figureLine(label, formats.amount(metric, total.amount), moved)]
}

const figureLine = (label: string, figure: string, change: string): Line =>
  line(`${label}: `, bold(figure), ...(change === '' ? [] : [` ${change}`]))

/** Under a picture: only what the picture cannot say. */
function captionLines({ metric, total, trend }: MetricAnswer, formats: Formats): Line[] {
  if (trend === null) return []
  const measure = measureOf(metric, total, formats)
  const [best] = [...trend.buckets].sort((a, b) => measure.value(b) - measure.value(a))
  if (best === undefined || measure.value(best) <= 0) return []
  const when = formatBucket(best, trend.unit, formats.today, formats.locale)
  const figures = formats.figures(metric, best)
  return [line(`${formats.words.reports.best[trend.unit]}: ${when} — `, bold(figures))]
}

function listLines(answer: MetricAnswer, formats: Formats, page: number): Line[] {
  if (answer.trend !== null) return bucketLines(answer, answer.trend, formats)
  const { items, first } = pageOf(answer, answer.employees, page)
  return items.flatMap((part, i) => partLines(answer, part, first + i + 1, formats))
}

/** Two short lines for a person: a name may be long. */
function partLines(answer: MetricAnswer, part: Part, place: number, formats: Formats): Line[] {
  const { metric, total } = answer
  const figures = [bold(formats.count(part.count)), ` (${formats.percent(part.share)})`]
  if (part.amount !== null) {
    const share = amountOf(metric) === 'money' ? amountShare(part, total, formats) : ''
    figures.push(' · ', bold(formats.amount(metric, part.amount)))
    if (share !== '') figures.push(` (${share})`)
  }
  return [line(`${place}. ${part.name}`), line(...figures)]
}

/** Days still to come are left out, never written as zero. */
function bucketLines({ metric }: MetricAnswer, { unit, buckets }: Trend, formats: Formats): Line[] {
  const shown = buckets.filter((bucket) => !bucket.toCome || !nothing(bucket))
  return shown.map((bucket) =>
    line(
      `${formatBucket(bucket, unit, formats.today, formats.locale)}: `,
      bold(formats.figures(metric, bucket)),
    ),
  )
}
