import type {
  Column,
  Mapping,
  MetricSource,
  PlanFactSource,
  PlanSource,
  Quantity,
  Rows,
} from '../mapping.ts'

/** A column that a question reads; the table without its prefix. */
export interface Need {
  readonly table: string
  readonly column: string
}

/** Everything that rows are found and joined by, and these columns of theirs. */
export function readByRows(mapping: Mapping, rows: Rows, columns: readonly Column[]): Need[] {
  const joins = Object.values(rows.joins ?? {})
  const everywhere = Object.keys(mapping.everywhere ?? {})
  const own = [
    ...columns,
    ...Object.keys(rows.where ?? {}),
    ...everywhere,
    ...joins.flatMap(({ on }) => Object.keys(on)),
  ]
  return [
    ...own.map((column) => ownerOf(rows, column)),
    ...joins.flatMap(({ table, on }) =>
      [...Object.values(on), ...everywhere].map((column) => ({ table, column })),
    ),
  ]
}

export function readByEmployees(mapping: Mapping): Need[] {
  const { employees } = mapping
  const { id, login, name, email, phones = [], role, manager, individualPlan = {} } = employees
  const flags = { ...employees.active, ...employees.administrator, ...individualPlan }
  return readByRows(mapping, employees, [
    ...[id, login, ...name, role, ...phones, ...Object.keys(flags)],
    ...[email, manager].filter((column) => column !== undefined),
  ])
}

export function readByMetric(mapping: Mapping, source: MetricSource): Need[] {
  const { when, employee, amount, count, notFirst } = source
  return readByRows(mapping, source, [
    when.column,
    employee,
    ...columnsOf(amount),
    ...columnsOf(count),
    ...(notFirst === undefined ? [] : [notFirst.of, ...notFirst.by]),
  ])
}

/** Targets, facts, and the flags of the account that choose among them. */
export function readByPlan(mapping: Mapping, { targets, facts }: PlanSource): Need[] {
  const { month, employee, turnover, margin } = targets
  const dates = 'kind' in month ? [month.column] : [month.year, month.month]
  const columns = [...dates, employee, ...columnsOf(turnover), ...columnsOf(margin)]
  return [
    ...readByRows(mapping, targets, columns),
    ...facts.flatMap((fact) => [...readByFact(mapping, fact), ...flagsOf(mapping, fact)]),
  ]
}

function readByFact(mapping: Mapping, fact: PlanFactSource): Need[] {
  const { when, owners, turnover, margin } = fact
  const columns = [when.column, ...owners, ...columnsOf(turnover), ...columnsOf(margin)]
  return readByRows(mapping, fact, columns)
}

function flagsOf({ account }: Mapping, { given = {} }: PlanFactSource): Need[] {
  const { row } = account
  if (row === undefined) return []
  return Object.keys(given).map((column) => ({ table: row.table, column }))
}

function columnsOf(quantity: Quantity | undefined): Column[] {
  if (quantity === undefined) return []
  if (typeof quantity === 'string') return [quantity]
  return [...quantity.multiply, ...columnsOf(quantity.divideBy)]
}

function ownerOf({ table, joins = {} }: Rows, column: Column): Need {
  const [alias = '', name = ''] = column.split('.')
  const join = joins[alias]
  return join === undefined || name === '' ? { table, column } : { table: join.table, column: name }
}
