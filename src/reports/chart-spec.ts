import type { ChartSize, ChartSpec, ChartTheme } from '../charts/index.ts'
import { sumCounts, sumMinor } from '../kernel/index.ts'
import type { Answer, MetricAnswer, Total, Trend } from '../statistics/index.ts'
import { axisLabels, daysShown } from './dates.ts'
import { type Formats, formatsFor, type Reader } from './formats.ts'
import { subjectTitle, whoseOnPicture } from './heading.ts'
import { type Measure, measureOf, nothing } from './measure.ts'
import { numberLanguage } from './numbers.ts'
import { planSpec, summarySpec } from './overview-spec.ts'

/** How a picture is to look. */
export interface Canvas {
  readonly theme: ChartTheme
  readonly size: ChartSize
}

/** More people than this do not fit: the rest share the last bar. */
const MOST_BARS = 12

/** The picture of an answer: a trend where one was computed, else the breakdown, tiles or plan. */
export function reportChart(answer: Answer, reader: Reader, canvas: Canvas): ChartSpec {
  const formats = formatsFor(answer, reader)
  switch (answer.kind) {
    case 'summary':
      return { ...canvas, ...summarySpec(answer, formats) }
    case 'plan':
      return { ...canvas, ...planSpec(answer, formats) }
    case 'metric': {
      const frame = { ...canvas, ...wordsAround(answer, formats) }
      return answer.trend === null
        ? { ...frame, ...breakdownSpec(answer, formats) }
        : { ...frame, ...trendSpec(answer, answer.trend, formats) }
    }
  }
}

/** The title says what the marks measure: «Закрытые сделки: сумма по дням · вся команда». */
function wordsAround(answer: MetricAnswer, formats: Formats) {
  const { reports, metrics } = formats.words
  const { money } = measureOf(answer.metric, answer.total, formats)
  const measured = [
    ...(money ? [reports.money] : []),
    ...(answer.trend === null ? [] : [reports.by[answer.trend.unit]]),
  ].join(' ')
  const subject = subjectTitle(answer, formats)
  const joint = money ? ': ' : ' '
  const days = formats.days(daysShown(answer.period, formats.today))
  return {
    title: `${subject}${measured === '' ? '' : joint}${measured} · ${whoseOnPicture(answer, formats)}`,
    subtitle: `${formats.period} · ${formats.figures(answer.metric, answer.total)}`,
    asOf: formats.asOf,
    empty: reports.nothing(days, metrics[answer.metric].none),
  }
}

function breakdownSpec(answer: MetricAnswer, formats: Formats) {
  const measure = measureOf(answer.metric, answer.total, formats)
  const sorted = [...answer.employees].sort((a, b) => measure.value(b) - measure.value(a))
  const shown = sorted.length > MOST_BARS ? MOST_BARS - 1 : MOST_BARS
  const rest = sorted.slice(shown)
  const bars = sorted.slice(0, shown).map((part) => barOf(part.name, part, measure))
  const last =
    rest.length === 0
      ? []
      : [{ ...barOf(formats.words.reports.others(rest.length), sumOf(rest), measure), rest: true }]
  return { kind: 'breakdown' as const, bars: [...bars, ...last] }
}

const barOf = (label: string, total: Total, measure: Measure) => ({
  label,
  value: measure.value(total),
  valueLabel: measure.label(total),
  shareLabel: measure.share(total),
  rest: false,
})

const sumOf = (totals: readonly Total[]): Total => ({
  count: sumCounts(totals.map(({ count }) => count)),
  amount: sumMinor(totals.map(({ amount }) => amount ?? 0n)),
})

function trendSpec({ metric, total, period }: MetricAnswer, trend: Trend, formats: Formats) {
  const measure = measureOf(metric, total, formats)
  const labels = axisLabels(trend.buckets, trend.unit, formats.locale)
  return {
    kind: 'trend' as const,
    points: trend.buckets.map((bucket, i) => {
      const blank = bucket.toCome && nothing(bucket)
      return {
        label: labels[i] ?? '',
        value: blank ? null : measure.value(bucket),
        valueLabel: blank ? '' : measure.label(bucket),
      }
    }),
    previous: trend.previous.map((bucket) => measure.value(bucket)),
    legend: { current: formats.period, previous: formats.days(period.preceding) },
    axis: { language: numberLanguage(formats.locale), unit: measure.unit },
  }
}
