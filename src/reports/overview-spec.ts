import type { Bullet, Tile } from '../charts/index.ts'
import { majorUnits } from '../kernel/index.ts'
import type { PlanAnswer, PlanLine, SummaryAnswer } from '../statistics/index.ts'
import { daysShown, formatMonth } from './dates.ts'
import type { Formats } from './formats.ts'
import { reportTitle, whoseOnPicture } from './heading.ts'
import { isEmpty } from './measure.ts'
import { countChange } from './numbers.ts'
import { isFinished, measuresOf, paceOf } from './plan-text.ts'

/** The main metrics as tiles; the change is that of the large figure, the count. */
export function summarySpec(answer: SummaryAnswer, formats: Formats) {
  const { reports } = formats.words
  return {
    kind: 'summary' as const,
    title: `${reportTitle(answer, formats)} · ${whoseOnPicture(answer, formats)}`,
    subtitle: `${formats.period} · ${reports.changesAgainst(formats.previous)}`,
    asOf: formats.asOf,
    empty: reports.nothingAtAll(formats.days(daysShown(answer.period, formats.today))),
    tiles: isEmpty(answer) ? [] : answer.metrics.map((entry) => tileOf(entry, formats)),
  }
}

function tileOf(
  { metric, total, previous }: SummaryAnswer['metrics'][number],
  formats: Formats,
): Tile {
  const { label, tone } = countChange(total.count, previous.count, formats.locale)
  return {
    label: formats.words.metrics[metric].title,
    value: formats.count(total.count),
    amount: total.amount === 0n ? '' : formats.shortAmount(metric, total.amount),
    change: label,
    tone,
  }
}

/** Fact against plan, a bullet each for turnover and margin. */
export function planSpec(answer: PlanAnswer, formats: Formats) {
  const { reports } = formats.words
  const month = formatMonth(answer.month, formats.locale)
  const { left, total } = answer.workingDays
  const running = answer.turnover.forecast !== null
  const measures = isEmpty(answer) ? [] : measuresOf(answer, formats)
  return {
    kind: 'plan' as const,
    title: `${reportTitle(answer, formats)} · ${whoseOnPicture(answer, formats)}`,
    subtitle: running ? reports.workingDays(left, total) : '',
    asOf: formats.asOf,
    empty: reports.noPlanAtAll(month),
    bullets: measures.map(({ title, measured }) =>
      bulletOf(title, measured, isFinished(answer), formats),
    ),
  }
}

function bulletOf(
  label: string,
  measured: PlanLine,
  finished: boolean,
  { words, percent, shortMoney }: Formats,
): Bullet {
  const { fact, plan, forecast } = measured
  const { reports } = words
  // Without a plan there is nothing that a pace could lead to.
  const expected = plan === null ? null : forecast
  return {
    label,
    fact: majorUnits(fact),
    plan: plan === null ? null : majorUnits(plan),
    forecast: expected === null ? null : majorUnits(expected),
    percentLabel: measured.percent === null ? '' : percent(measured.percent),
    factLabel: shortMoney(fact),
    planLabel: plan === null ? '' : reports.planMark(shortMoney(plan)),
    noteLabel: plan === null ? reports.noPlan : paceOf(measured, finished, words, shortMoney),
    forecastLabel: expected === null ? '' : reports.forecast(shortMoney(expected)),
  }
}
