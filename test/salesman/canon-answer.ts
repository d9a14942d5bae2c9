import { amountOf, type DateRange, type MetricId } from '../../src/crm/index.ts'
import type { Answer, MetricAnswer, PlanAnswer, Question } from '../../src/statistics/index.ts'
import { canonSums, type Records, rowsOf, type Sum } from './canon.ts'
import { canonPlan, canonVisible } from './canon-people.ts'

/** The parts of an answer that figures are in, put so that they can be compared. */
export function figuresOf(answer: Answer): unknown {
  if (answer.kind === 'summary') {
    return answer.metrics.map(({ metric, total, previous }) => [metric, total, previous])
  }
  return answer.kind === 'metric' ? metricFigures(answer) : planFigures(answer)
}

/** The same, worked out without the product; null when the question must be refused. */
export function canonFigures(
  records: Records,
  asker: string,
  question: Question,
  answered: Answer | null,
): unknown {
  const people = peopleFor(records, asker, question)
  if (people === null || answered === null) return null
  const total = (metric: MetricId, dates: DateRange) =>
    totalOf(metric, [...limited(canonSums(records, metric, dates), people).values()])
  if (answered.kind === 'summary') {
    const { period } = answered
    return answered.metrics.map(({ metric }) => [
      metric,
      total(metric, period),
      total(metric, period.previous),
    ])
  }
  if (answered.kind === 'plan') return canonPlanFigures(records, asker, question, answered)
  const { metric, period, trend } = answered
  return {
    employees: partsOf(metric, limited(canonSums(records, metric, period), people)),
    total: total(metric, period),
    previous: total(metric, period.previous),
    trend: trend?.buckets.map((bucket) => total(metric, bucket)) ?? null,
  }
}

/** Everybody whom an answer names. */
export function namedIn(answer: Answer): string[] {
  if (answer.kind === 'metric') return answer.employees.map(({ id }) => id)
  return answer.kind === 'plan' ? answer.team.map(({ id }) => id) : []
}

function metricFigures({ employees, total, previous, trend }: MetricAnswer) {
  const parts = employees.map(({ id, count, amount }) => [id, { count, amount }] as const)
  return {
    employees: parts.toSorted(byId),
    total,
    previous,
    trend: trend?.buckets.map(({ count, amount }) => ({ count, amount })) ?? null,
  }
}

function planFigures({ turnover, margin }: PlanAnswer) {
  return [turnover, margin].map(({ fact, plan }) => ({ fact, plan }))
}

function canonPlanFigures(
  records: Records,
  asker: string,
  { scope }: Question,
  { month }: PlanAnswer,
) {
  const { target, fact, ownFact } = canonPlan(records, asker, month.toString())
  const done = scope === 'me' ? ownFact : fact
  return (['turnover', 'margin'] as const).map((measure) => ({
    fact: done[measure],
    plan: target[measure] > 0n ? target[measure] : null,
  }))
}

function peopleFor(records: Records, asker: string, { scope, person }: Question) {
  const visible = canonVisible(records, asker)
  if (visible.size === 0) return null
  if (person !== undefined) return visible.has(person) ? new Set([person]) : null
  if (scope === 'all') return visible
  const reports = rowsOf(records, 'user').filter(({ mid }) => String(mid) === asker)
  const department = scope === 'me' ? [] : reports.map(({ iduser }) => String(iduser))
  return new Set([asker, ...department.filter((id) => visible.has(id))])
}

function limited(sums: ReadonlyMap<string, Sum>, people: ReadonlySet<string>): Map<string, Sum> {
  return new Map([...sums].filter(([id]) => people.has(id)))
}

function partsOf(metric: MetricId, sums: ReadonlyMap<string, Sum>) {
  const parts = [...sums].filter(([, { count, amount }]) => count !== 0n || amount !== 0n)
  return parts.map(([id, sum]) => [id, totalOf(metric, [sum])] as const).toSorted(byId)
}

function totalOf(metric: MetricId, sums: readonly Sum[]) {
  const count = sums.reduce((total, sum) => total + sum.count, 0n)
  const amount = sums.reduce((total, sum) => total + sum.amount, 0n)
  return { count: Number(count) / 1000, amount: amountOf(metric) === undefined ? null : amount }
}

const byId = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1)
