import { bold, type Line, line, type RichText } from '../kernel/index.ts'
import type { PlanAnswer, PlanLine } from '../statistics/index.ts'
import { formatMonth } from './dates.ts'
import type { Formats } from './formats.ts'
import { asOfLine, headingLines, reportTitle } from './heading.ts'
import { isEmpty } from './measure.ts'
import { pageCount, pageOf } from './pages.ts'

/** The month's plan: fact, per cent, what is left and the pace it needs; then the team's. */
export function planText(answer: PlanAnswer, formats: Formats, page: number | null): RichText {
  const { reports } = formats.words
  const month = formatMonth(answer.month, formats.locale)
  const team = page === null ? [] : teamLines(answer, formats, page)
  const shown = pageOf(answer, answer.team, page ?? 0).page + 1
  const numbered = team.length > 0 && pageCount(answer) > 1
  return [
    ...headingLines(answer, reportTitle(answer, formats), formats),
    [],
    ...(isEmpty(answer) ? [line(reports.noPlanAtAll(month)), []] : ownLines(answer, formats)),
    ...team,
    asOfLine(formats, numbered ? reports.page(shown, pageCount(answer)) : ''),
  ]
}

/** Turnover, and margin where somebody keeps it. */
export function measuresOf(answer: PlanAnswer, { words: { reports } }: Formats) {
  const kept = answer.margin.plan !== null || answer.margin.fact !== 0n
  return [
    { title: reports.turnover, measured: answer.turnover },
    ...(kept ? [{ title: reports.margin, measured: answer.margin }] : []),
  ]
}

/**
 * «осталось 1 200 000 ₽, по 170 000 ₽ в рабочий день»; that the plan is met; or by how much a
 * month gone by missed it. Empty without a plan.
 */
export function paceOf(
  { left, perDay }: PlanLine,
  finished: boolean,
  { reports }: Formats['words'],
  money: (minor: bigint) => string,
): string {
  if (left === null) return ''
  if (left === 0n) return reports.planMet
  if (finished) return reports.missed(money(left))
  const rest = reports.left(money(left))
  return perDay === null ? rest : `${rest}, ${reports.perDay(money(wholeRoubles(perDay)))}`
}

/** True when the month is over. */
export function isFinished({ workingDays, turnover }: PlanAnswer): boolean {
  return workingDays.left === 0 && turnover.forecast === null
}

/** A pace is advice: kopecks would only be in the way. Rounded up, so that it suffices. */
const wholeRoubles = (minor: bigint) => ((minor + 99n) / 100n) * 100n

function ownLines(answer: PlanAnswer, formats: Formats): Line[] {
  const { left, total } = answer.workingDays
  const running = answer.turnover.forecast !== null
  const finished = isFinished(answer)
  return [
    ...measuresOf(answer, formats).flatMap(({ title, measured }) => [
      ...measureLines(title, measured, finished, formats),
      [],
    ]),
    ...(running ? [line(`${formats.words.reports.workingDays(left, total)}.`), []] : []),
  ]
}

function measureLines(
  title: string,
  measured: PlanLine,
  finished: boolean,
  { words, money, shortMoney, percent }: Formats,
): Line[] {
  const { reports } = words
  const { fact, plan, forecast } = measured
  if (plan === null) return [line(`${title}: `, bold(money(fact)), ` · ${reports.noPlan}`)]
  const expected = forecast === null ? '' : reports.forecast(shortMoney(forecast))
  const notes = [paceOf(measured, finished, words, money), expected]
  return [
    line(`${title}: `, bold(percent(measured.percent ?? 0))),
    line(bold(money(fact)), ` ${reports.ofPlan(money(plan))}`),
    ...notes.filter((note) => note !== '').map((note) => line(note)),
  ]
}

function teamLines(answer: PlanAnswer, formats: Formats, page: number): Line[] {
  const { items } = pageOf(answer, answer.team, page)
  if (items.length === 0) return []
  const { reports } = formats.words
  const { percent, shortMoney } = formats
  const lines = items.flatMap(({ name, turnover: { fact, plan, percent: done } }) => {
    const amount = bold(shortMoney(fact))
    const rest =
      plan === null
        ? [amount, ` · ${reports.noPlan}`]
        : [
            bold(percent(done ?? 0)),
            ' · ',
            shortMoney(fact),
            ` ${reports.ofPlan(shortMoney(plan))}`,
          ]
    return [line(name), line(...rest)]
  })
  return [line(`${reports.team}, ${reports.turnover.toLowerCase()}:`), ...lines, []]
}
