import { amountOf, type DateRange, isMain, type MetricId, type Tally } from '../crm/index.ts'
import { AppError, sumCounts, sumMinor } from '../kernel/index.ts'
import { type Answered, type Asking, oldest } from './asking.ts'
import { bucketsOf, bucketUnit } from './buckets.ts'
import type { Bucket, Part, Total, Trend } from './figures.ts'
import { type Period, resolvePeriod } from './period.ts'

/** The main metrics that this CRM has, side by side, each with its comparison. */
export async function answerSummary(asking: Asking): Promise<Answered> {
  const period = resolvePeriod(asking.question.period, asking.today)
  const main = (await asking.crm.metrics()).filter(isMain)
  const read = await Promise.all(
    main.map(async (metric) => ({ metric, ...(await compared(asking, metric, period)) })),
  )
  return {
    kind: 'summary',
    asOf: oldest(read.map(({ asOf }) => asOf)),
    metrics: read.map(({ metric, current, previous }) => ({
      metric,
      total: totalOf(metric, current),
      previous: totalOf(metric, previous),
    })),
  }
}

/** One metric by employee, with its comparison and, when asked for, its course. */
export async function answerMetric(asking: Asking, metric: MetricId): Promise<Answered> {
  if (!(await asking.crm.metrics()).includes(metric)) {
    throw new AppError('not-found', `This CRM does not count ${metric}`)
  }
  const period = resolvePeriod(asking.question.period, asking.today)
  const [{ current, previous, asOf }, trend] = await Promise.all([
    compared(asking, metric, period),
    asking.question.view === 'trend' ? trendOf(asking, metric) : null,
  ])
  const total = totalOf(metric, current)
  return {
    kind: 'metric',
    asOf: oldest([asOf, ...(trend === null ? [] : [trend.asOf])]),
    metric,
    total,
    employees: partsOf(asking, metric, current, total),
    previous: totalOf(metric, previous),
    trend: trend?.value ?? null,
  }
}

/**
 * A period and what it is compared with, by one question to the CRM: as adjacent buckets, so that
 * a table without an index on its dates is read once and not twice.
 */
async function compared({ crm, people, read }: Asking, metric: MetricId, period: Period) {
  const { previous } = period
  const gap = { from: previous.to.add({ days: 1 }), to: period.from.subtract({ days: 1 }) }
  const between = Temporal.PlainDate.compare(gap.from, gap.to) <= 0 ? [gap] : []
  const buckets = [previous, ...between, period].map(({ from, to }) => ({ from, to }))
  const { value, asOf } = await crm.trend(metric, buckets, read)
  const seen = (rows: readonly Tally[] = []) =>
    rows.filter(({ employeeId }) => people.has(employeeId))
  return { current: seen(value.at(-1)), previous: seen(value.at(0)), asOf }
}

async function trendOf(asking: Asking, metric: MetricId) {
  const { crm, question, today, read } = asking
  const period = resolvePeriod(question.period, today)
  const unit = bucketUnit(period)
  const [current, previous] = await Promise.all(
    [period, period.preceding].map(async (range) => {
      const ranges = bucketsOf(range, unit)
      const { value, asOf } = await crm.trend(metric, ranges, read)
      const buckets = ranges.map((bucket, i) => filled(asking, metric, bucket, value[i] ?? []))
      return { buckets, asOf }
    }),
  )
  if (current === undefined || previous === undefined) throw new Error('two ranges, two trends')
  const trend: Trend = { unit, buckets: current.buckets, previous: previous.buckets }
  return { value: trend, asOf: oldest([current.asOf, previous.asOf]) }
}

function filled(
  { people, today }: Asking,
  metric: MetricId,
  bucket: DateRange,
  rows: readonly Tally[],
): Bucket {
  const mine = rows.filter(({ employeeId }) => people.has(employeeId))
  const toCome = Temporal.PlainDate.compare(bucket.from, today) > 0
  return { ...bucket, ...totalOf(metric, mine), toCome }
}

function totalOf(metric: MetricId, rows: readonly Tally[]): Total {
  return {
    count: sumCounts(rows.map(({ count }) => count)),
    amount: amountOf(metric) === undefined ? null : sumMinor(rows.map(({ amount }) => amount)),
  }
}

const byName = new Intl.Collator('ru')

function partsOf(
  { employees }: Asking,
  metric: MetricId,
  rows: readonly Tally[],
  total: Total,
): Part[] {
  const names = new Map(employees.map(({ id, name }) => [id, name]))
  return rows
    .filter(({ count, amount }) => count !== 0 || amount !== 0n)
    .map(({ employeeId, count, amount }) => ({
      id: employeeId,
      name: names.get(employeeId) ?? employeeId,
      count,
      amount: amountOf(metric) === undefined ? null : amount,
      share: total.count === 0 ? 0 : Math.round((count / total.count) * 10_000) / 100,
    }))
    .sort(
      (a, b) =>
        b.count - a.count ||
        Number((b.amount ?? 0n) > (a.amount ?? 0n)) - Number((b.amount ?? 0n) < (a.amount ?? 0n)) ||
        byName.compare(a.name, b.name),
    )
}
