import type { DateRange, PlanFact, PlanTarget } from './crm.ts'
import type { PlanFactSource, PlanSource, When } from './mapping.ts'
import { whileAccount } from './sql-account.ts'
import { from, kopecks, where, within } from './sql-clauses.ts'
import { type Basis, bind, column, type Draft, finish, startDraft } from './sql-draft.ts'
import { textOf, wholeOf } from './sql-row.ts'
import type { SqlQuery, SqlRow } from './sql-source.ts'

/** The month's targets, added up per employee. */
export function targetsQuery(
  basis: Basis,
  { targets }: PlanSource,
  month: Temporal.PlainYearMonth,
): SqlQuery {
  const draft = startDraft(basis, targets)
  const employee = column(draft, targets.employee)
  return finish(
    draft,
    `SELECT ${employee} AS employee,`,
    `SUM(${kopecks(draft, targets.turnover)}) AS turnover,`,
    `SUM(${kopecks(draft, targets.margin)}) AS margin`,
    from(draft),
    where(draft, inMonth(draft, targets.month, month)),
    `GROUP BY ${employee}`,
  )
}

export function targetsOf(rows: readonly SqlRow[]): PlanTarget[] {
  return rows.flatMap(({ employee, turnover, margin }) => {
    const employeeId = textOf(employee)
    if (employeeId === null) return []
    return [{ employeeId, turnover: wholeOf(turnover), margin: wholeOf(margin) }]
  })
}

/** The month's facts, added up for each combination of owners. */
export function factsQuery(
  basis: Basis,
  source: PlanFactSource,
  month: Temporal.PlainYearMonth,
): SqlQuery {
  const draft = startDraft(basis, source)
  const owners = source.owners.map((owner) => column(draft, owner))
  const { margin } = source
  return finish(
    draft,
    `SELECT ${owners.map((owner, index) => `${owner} AS owner${index}`).join(', ')},`,
    `SUM(${kopecks(draft, source.turnover)}) AS turnover,`,
    `${margin === undefined ? '0' : `SUM(${kopecks(draft, margin)})`} AS margin`,
    from(draft),
    where(draft, within(draft, source.when, daysOf(month)), ...whileAccount(draft, source.given)),
    `GROUP BY ${owners.join(', ')}`,
  )
}

export function factsOf(rows: readonly SqlRow[], source: PlanFactSource): PlanFact[] {
  return rows.flatMap((row) => {
    const named = source.owners.flatMap((_, index) => textOf(row[`owner${index}`]) ?? [])
    if (named.length === 0) return []
    const owners = [...new Set(named)]
    return [{ owners, turnover: wholeOf(row.turnover), margin: wholeOf(row.margin) }]
  })
}

type MonthColumns = PlanSource['targets']['month']

function inMonth(draft: Draft, columns: MonthColumns, month: Temporal.PlainYearMonth): string {
  if (isWhen(columns)) return within(draft, columns, daysOf(month))
  const year = `${column(draft, columns.year)} = ${bind(draft, month.year)}`
  return `${year} AND ${column(draft, columns.month)} = ${bind(draft, month.month)}`
}

function isWhen(columns: MonthColumns): columns is When {
  return 'kind' in columns
}

function daysOf(month: Temporal.PlainYearMonth): DateRange {
  return { from: month.toPlainDate({ day: 1 }), to: month.toPlainDate({ day: month.daysInMonth }) }
}
