import type { Clock } from '../../kernel/index.ts'
import { textOf } from '../sql-row.ts'
import type { SqlQuery, SqlRow, SqlValue } from '../sql-source.ts'
import type { SalesmanDatabase } from './database.ts'

/** A statement that adds a row of the account. */
export function insertInto(
  { account, table }: SalesmanDatabase,
  name: string,
  row: Readonly<Record<string, SqlValue>>,
): SqlQuery {
  const values = { ...row, identity: account }
  const columns = Object.keys(values)
  return {
    sql: `INSERT INTO ${table(name)} (${columns.join(', ')})
      VALUES (${columns.map(() => '?').join(', ')})`,
    parameters: Object.values(values),
  }
}

/** What the CRM itself notes in its history when it does the same. */
export function historyRecord(
  database: SalesmanDatabase,
  { clock, ownerId, text }: { clock: Clock; ownerId: string | null; text: string },
): SqlQuery {
  const row = { datum: timestamp(clock), iduser: ownerId ?? 0, tip: 'СобытиеCRM', des: text }
  return insertInto(database, 'history', row)
}

/** Takes the same rights as the statement, and does nothing. */
export function explained({ sql, parameters }: SqlQuery): SqlQuery {
  return { sql: `EXPLAIN ${sql}`, parameters }
}

/** This moment as a TIMESTAMP takes it: our sessions speak UTC. */
export function timestamp(clock: Clock): string {
  return clock().toString({ smallestUnit: 'second' }).replace('T', ' ').replace('Z', '')
}

/** Who has a request; null for nobody. */
export function ownerIn(row: SqlRow | undefined): string | null {
  const id = textOf(row?.owner)
  return id === '0' ? null : id
}
