import { amountOf, type MetricId } from './catalog.ts'
import type { DateRange, Tally } from './crm.ts'
import type { MetricSource } from './mapping.ts'
import { from, kopecks, stretchOf, where, whole, within } from './sql-clauses.ts'
import { conditions } from './sql-conditions.ts'
import { type Basis, column, type Draft, finish, startDraft, table } from './sql-draft.ts'
import { textOf, wholeOf } from './sql-row.ts'
import type { SqlQuery, SqlRow } from './sql-source.ts'

/** A metric as the mapping has it, by its id. */
export interface MappedMetric {
  readonly id: MetricId
  readonly source: MetricSource
}

/** Count and amount of every employee over a period. */
export function breakdownQuery(basis: Basis, metric: MappedMetric, dates: DateRange): SqlQuery {
  const { source } = metric
  const draft = startDraft(basis, source)
  const employee = column(draft, source.employee)
  return finish(
    draft,
    `SELECT ${employee} AS employee, ${figures(draft, metric)}`,
    from(draft),
    where(draft, within(draft, source.when, dates), ...onlyRepeats(draft, source)),
    `GROUP BY ${employee}`,
  )
}

/** The same for adjacent buckets at once: a row names its bucket by number. */
export function trendQuery(
  basis: Basis,
  metric: MappedMetric,
  buckets: readonly [DateRange, ...DateRange[]],
): SqlQuery {
  const { source } = metric
  const draft = startDraft(basis, source)
  const employee = column(draft, source.employee)
  const dates = { from: buckets[0].from, to: (buckets.at(-1) ?? buckets[0]).to }
  return finish(
    draft,
    `SELECT ${employee} AS employee, ${figures(draft, metric)},`,
    `${stretchOf(draft, source.when, buckets)} AS bucket`,
    from(draft),
    where(draft, within(draft, source.when, dates), ...onlyRepeats(draft, source)),
    `GROUP BY ${employee}, bucket`,
  )
}

/** Rows as tallies; those of nobody and those of nothing are left out. */
export function talliesOf(rows: readonly SqlRow[], { source }: MappedMetric): Tally[] {
  return rows.flatMap((row) => {
    const employeeId = textOf(row.employee)
    const units = Number(wholeOf(row.count))
    const count = source.count === undefined ? units : units / 1000
    const amount = wholeOf(row.amount)
    return employeeId === null || (units === 0 && amount === 0n)
      ? []
      : [{ employeeId, count, amount }]
  })
}

export function tallyBuckets(
  rows: readonly SqlRow[],
  metric: MappedMetric,
  buckets: readonly DateRange[],
): Tally[][] {
  const byBucket = Map.groupBy(rows, ({ bucket }) => Number(bucket))
  return buckets.map((_, index) => talliesOf(byBucket.get(index) ?? [], metric))
}

function figures(draft: Draft, { id, source }: MappedMetric): string {
  const count = source.count === undefined ? 'COUNT(*)' : `SUM(${whole(draft, source.count, 1000)})`
  return `${count} AS count, ${amount(draft, id, source)} AS amount`
}

function amount(draft: Draft, id: MetricId, source: MetricSource): string {
  const kind = amountOf(id)
  if (kind === undefined || source.amount === undefined) return '0'
  return `SUM(${kind === 'money' ? kopecks(draft, source.amount) : whole(draft, source.amount, 1)})`
}

const EARLIER = 'earlier'

function onlyRepeats(draft: Draft, { table: name, notFirst }: MetricSource): string[] {
  if (notFirst === undefined) return []
  const { of, by } = notFirst
  const all = [
    `${column(draft, of, EARLIER)} = ${column(draft, of)}`,
    isBefore(draft, by),
    ...conditions(draft, draft.mapping.everywhere ?? {}, EARLIER),
  ]
  return [`EXISTS (SELECT 1 FROM ${table(draft, name, EARLIER)} WHERE ${all.join(' AND ')})`]
}

function isBefore(draft: Draft, [first, ...rest]: readonly string[]): string {
  if (first === undefined) return '1 = 0'
  const [theirs, ours] = [column(draft, first, EARLIER), column(draft, first)]
  if (rest.length === 0) return `${theirs} < ${ours}`
  return `(${theirs} < ${ours} OR (${theirs} = ${ours} AND ${isBefore(draft, rest)}))`
}
