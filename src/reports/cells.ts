import { amountOf, type MetricId } from '../crm/index.ts'
import { wholeMinutes } from '../kernel/index.ts'
import type { Answer, MetricAnswer, PlanAnswer, SummaryAnswer, Total } from '../statistics/index.ts'
import { type Locale, type Words, words } from './locales/index.ts'

/** One cell of a table: words, a number, an exact amount of kopecks, or nothing. */
export type Cell = string | number | { readonly minor: bigint } | null

/** A report as rows and columns, before it becomes a file or lines on a screen. */
export interface Grid {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** The whole answer, all pages: who did how much, or the trend where one was computed. */
export function gridOf(answer: Answer, locale: Locale): Grid {
  const said = words(locale)
  switch (answer.kind) {
    case 'summary':
      return summaryGrid(answer, said)
    case 'plan':
      return planGrid(answer, said)
    case 'metric':
      return answer.trend === null ? peopleGrid(answer, said) : trendGrid(answer, said)
  }
}

function peopleGrid({ metric, total, employees, account }: MetricAnswer, { tables }: Words): Grid {
  const rows = employees.map((part) => [part.name, ...figures(metric, part), part.share])
  return {
    columns: [
      tables.employee,
      tables.count,
      ...amountColumn(metric, account.currency, tables),
      tables.share,
    ],
    rows: [...rows, [tables.total, ...figures(metric, total), rows.length === 0 ? null : 100]],
  }
}

function trendGrid({ metric, total, trend, account }: MetricAnswer, { tables }: Words): Grid {
  const buckets = trend?.buckets ?? []
  return {
    columns: [
      tables.from,
      tables.to,
      tables.count,
      ...amountColumn(metric, account.currency, tables),
    ],
    rows: [
      ...buckets.map((bucket) => [
        bucket.from.toString(),
        bucket.to.toString(),
        ...figures(metric, bucket),
      ]),
      [tables.total, null, ...figures(metric, total)],
    ],
  }
}

function summaryGrid(
  { metrics, account }: SummaryAnswer,
  { tables, metrics: titles }: Words,
): Grid {
  const sum = tables.sum(account.currency)
  return {
    columns: [
      tables.metric,
      tables.count,
      sum,
      tables.countBefore,
      tables.sumBefore(account.currency),
    ],
    rows: metrics.map(({ metric, total, previous }) => [
      titles[metric].title,
      ...withAmount(metric, total),
      ...withAmount(metric, previous),
    ]),
  }
}

function planGrid(answer: PlanAnswer, { tables, reports }: Words): Grid {
  const people = [{ ...answer, name: (answer.person ?? answer.viewer).name }, ...answer.team]
  const minor = (amount: bigint | null) => (amount === null ? null : { minor: amount })
  return {
    columns: [tables.employee, tables.metric, tables.fact, tables.plan, tables.percent],
    rows: people.flatMap(({ name, turnover, margin }) => [
      [name, reports.turnover, minor(turnover.fact), minor(turnover.plan), turnover.percent],
      [name, reports.margin, minor(margin.fact), minor(margin.plan), margin.percent],
    ]),
  }
}

function amountColumn(metric: MetricId, currency: string, tables: Words['tables']): string[] {
  const amount = amountOf(metric)
  if (amount === undefined) return []
  return [amount === 'minutes' ? tables.minutes : tables.sum(currency)]
}

/** The cells of a metric: only the count where it has no amount. */
function figures(metric: MetricId, total: Total): Cell[] {
  return total.amount === null ? [total.count] : withAmount(metric, total)
}

function withAmount(metric: MetricId, { count, amount }: Total): Cell[] {
  if (amount === null) return [count, null]
  return [count, amountOf(metric) === 'minutes' ? wholeMinutes(amount) : { minor: amount }]
}
