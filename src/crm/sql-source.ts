import type { Dialect } from './sql-dialect.ts'

export type SqlValue = string | number | bigint | boolean | null

/** A row by the names that its statement gave to its columns; numbers in the driver's own form. */
export type SqlRow = Readonly<Record<string, unknown>>

export interface SqlQuery {
  readonly sql: string
  readonly parameters: readonly SqlValue[]
}

/** A database to read from. One per driver; it only ever reads. */
export interface SqlSource {
  readonly dialect: Dialect
  /**
   * Throws `crm-unavailable` when the database cannot answer now, `crm-mismatch` when a table or
   * column is not there; the message names it. Whole numbers come exact: as bigint or as text.
   */
  query(query: SqlQuery): Promise<readonly SqlRow[]>
  close(): Promise<void>
}
