import { METRIC_IDS } from '../catalog.ts'
import type { AccountSource, Column, EmployeeSource, Mapping } from '../mapping.ts'
import { type Need, readByEmployees, readByMetric, readByPlan, readByRows } from './columns-read.ts'

/** The columns of each table that the database has and lets us read; names in lower case. */
export type Schema = ReadonlyMap<string, ReadonlySet<string>>

/** Something that this version of the CRM does not have, or does not let us read. */
export interface Lack {
  /** What cannot be had because of it: a metric's id, `plan`, or `employees.email`. */
  readonly entry: string
  /** `app_callhistory`, or `app_credit.invoice_date`. */
  readonly missing: string
}

interface Fitted {
  /** What is left of the mapping; all of it can be read. */
  readonly mapping: Mapping
  readonly lacks: readonly Lack[]
}

/**
 * What a database can answer of a mapping: what needs a missing table or column is left out, but
 * for the columns that say who may enter and who sees whom: without them nothing can be shown.
 */
export function fitMapping(mapping: Mapping, schema: Schema): Fitted {
  const { plan, metrics, ...rest } = mapping
  const has = (needs: readonly Need[]) => missing(mapping, schema, needs).length === 0
  const lacks = (entry: string, needs: readonly Need[]) =>
    missing(mapping, schema, needs).map((name): Lack => ({ entry, missing: name }))
  const entries = METRIC_IDS.flatMap((id) => {
    const source = metrics[id]
    return source === undefined ? [] : [{ id, source, needs: readByMetric(mapping, source) }]
  })
  const planNeeds = plan === undefined ? [] : readByPlan(mapping, plan)
  return {
    mapping: {
      ...rest,
      account: fitAccount(mapping, has),
      employees: fitEmployees(mapping, has),
      metrics: Object.fromEntries(
        entries.filter(({ needs }) => has(needs)).map(({ id, source }) => [id, source]),
      ),
      ...(plan !== undefined && has(planNeeds) ? { plan } : {}),
    },
    lacks: [
      ...lacks('employees', readByEmployees(mapping)),
      ...entries.flatMap(({ id, needs }) => lacks(id, needs)),
      ...lacks('plan', planNeeds),
    ],
  }
}

/** Needs that the database does not meet: a table, or a column of one that is there. */
function missing({ tablePrefix = '' }: Mapping, schema: Schema, needs: readonly Need[]): string[] {
  const names = needs.flatMap(({ table, column }) => {
    const name = `${tablePrefix}${table}`
    const columns = schema.get(name.toLowerCase())
    if (columns === undefined) return [name]
    return columns.has(column.toLowerCase()) ? [] : [`${name}.${column}`]
  })
  return [...new Set(names)]
}

type Has = (needs: readonly Need[]) => boolean

/** The account's columns that are there; for the others its constants stand. */
function fitAccount({ account }: Mapping, has: Has): AccountSource {
  const { row } = account
  if (row === undefined) return account
  const there = Object.entries(row.columns).filter(([, column]) =>
    has([{ table: row.table, column }]),
  )
  if (there.length === 0) return account
  return { ...account, row: { ...row, columns: Object.fromEntries(there) } }
}

function fitEmployees(mapping: Mapping, has: Has): EmployeeSource {
  const { email, phones = [], manager, individualPlan, ...needed } = mapping.employees
  const there = (...columns: Column[]) => has(readByRows(mapping, { table: needed.table }, columns))
  return {
    ...needed,
    ...(email !== undefined && there(email) ? { email } : {}),
    phones: phones.filter((phone) => there(phone)),
    ...(manager !== undefined && there(manager) ? { manager } : {}),
    ...(individualPlan !== undefined && there(...Object.keys(individualPlan))
      ? { individualPlan }
      : {}),
  }
}
