import type { Mapping, Rows } from './mapping.ts'
import type { Dialect } from './sql-dialect.ts'
import type { SqlQuery, SqlValue } from './sql-source.ts'

/** What every statement is written from. `now` carries the account's time zone. */
export interface Basis {
  readonly mapping: Mapping
  readonly dialect: Dialect
  readonly now: Temporal.ZonedDateTime
}

/**
 * A statement being written. Parameters are bound as they come, so its parts are written in the
 * order in which they are read.
 */
export interface Draft extends Basis {
  readonly rows: Rows
  readonly parameters: SqlValue[]
}

/** What the statement's own table is called in it. */
const OWN = 'main'

export function startDraft(basis: Basis, rows: Rows): Draft {
  return { ...basis, rows, parameters: [] }
}

export function finish(draft: Draft, ...lines: readonly string[]): SqlQuery {
  const written = lines.filter((line) => line !== '')
  return { sql: written.join('\n'), parameters: draft.parameters }
}

export function bind(draft: Draft, value: SqlValue): string {
  draft.parameters.push(value)
  return draft.dialect.marker(draft.parameters.length)
}

/** `owner_id` is a column of `alias`, our own table by default; `deal.owner_id` is the join's. */
export function column(draft: Draft, name: string, alias = OWN): string {
  const { quote } = draft.dialect
  const dot = name.indexOf('.')
  const join = name.slice(0, Math.max(dot, 0))
  if (!Object.hasOwn(draft.rows.joins ?? {}, join)) return `${quote(alias)}.${quote(name)}`
  return `${quote(join)}.${quote(name.slice(dot + 1))}`
}

export function table(draft: Draft, name: string, alias = OWN): string {
  const { quote } = draft.dialect
  const path = `${draft.mapping.tablePrefix ?? ''}${name}`.split('.').map(quote).join('.')
  return `${path} AS ${quote(alias)}`
}
