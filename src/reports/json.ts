import { amountOf, type DateRange, type MetricId } from '../crm/index.ts'
import { majorUnits, wholeMinutes } from '../kernel/index.ts'
import type {
  Answer,
  MetricAnswer,
  PlanAnswer,
  PlanLine,
  SummaryAnswer,
  Total,
} from '../statistics/index.ts'

/**
 * An answer for machines, exactly as `report … --format json` promises: money as a number rounded
 * to kopecks, call time in whole minutes; a metric without an amount leaves it out. For the eyes of
 * a program only: sums are done before, in whole kopecks.
 */
export function reportJson(answer: Answer): Record<string, unknown> {
  const { question, viewer, person, account, period, asOf } = answer
  const head = {
    metric: question.subject,
    period: { preset: period.preset, ...dates(period) },
    scope: question.scope,
    employee: { id: viewer.id, login: viewer.login },
    ...(person === null ? {} : { person: { id: person.id, name: person.name } }),
    currency: account.currency,
    asOf: asOf.toString({ smallestUnit: 'second', timeZoneName: 'never' }),
  }
  switch (answer.kind) {
    case 'metric':
      return { ...head, ...metricJson(answer) }
    case 'summary':
      return { ...head, ...summaryJson(answer) }
    case 'plan':
      return { ...head, ...planJson(answer) }
  }
}

function metricJson({ metric, total, employees, previous, period, trend }: MetricAnswer) {
  return {
    total: figures(metric, total),
    employees: employees.map(({ id, name, share, ...part }) => ({
      id,
      name,
      ...figures(metric, part),
      share,
    })),
    previous: { ...dates(period.previous), total: figures(metric, previous) },
    ...(trend === null
      ? {}
      : {
          trend: trend.buckets.map((bucket) => ({ ...dates(bucket), ...figures(metric, bucket) })),
        }),
  }
}

function summaryJson({ metrics, period }: SummaryAnswer) {
  return {
    metrics: Object.fromEntries(
      metrics.map(({ metric, total }) => [metric, figures(metric, total)]),
    ),
    previous: {
      ...dates(period.previous),
      metrics: Object.fromEntries(
        metrics.map(({ metric, previous }) => [metric, figures(metric, previous)]),
      ),
    },
  }
}

function planJson({ month, turnover, margin, team }: PlanAnswer) {
  return {
    month: month.toString(),
    turnover: planLine(turnover),
    margin: planLine(margin),
    team: team.map((member) => ({
      id: member.id,
      name: member.name,
      turnover: planLine(member.turnover),
      margin: planLine(member.margin),
    })),
  }
}

function figures(metric: MetricId, { count, amount }: Total) {
  if (amount === null) return { count }
  return {
    count,
    amount: amountOf(metric) === 'minutes' ? wholeMinutes(amount) : majorUnits(amount),
  }
}

const planLine = ({ fact, plan, percent }: PlanLine) => ({
  fact: majorUnits(fact),
  plan: plan === null ? null : majorUnits(plan),
  percent,
})

const dates = ({ from, to }: DateRange) => ({ from: from.toString(), to: to.toString() })
