import type { MysqlSource } from '../mysql-source.ts'
import type { SqlRow, SqlValue } from '../sql-source.ts'

/** One account of a SalesMan database, for what the engine does not do. */
export interface SalesmanDatabase {
  readonly account: number
  /** A table's name as SQL takes it: `app_leads`. */
  table(name: string): string
  rows(sql: string, ...parameters: readonly SqlValue[]): Promise<readonly SqlRow[]>
  readonly write: MysqlSource['write']
}

export function salesmanDatabase(
  source: MysqlSource,
  { prefix, account }: { readonly prefix: string; readonly account: number },
): SalesmanDatabase {
  return {
    account,
    table: (name) => source.dialect.quote(`${prefix}${name}`),
    rows: (sql, ...parameters) => source.query({ sql, parameters }),
    write: (work) => source.write(work),
  }
}
