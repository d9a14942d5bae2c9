import type { Database as Sqlite, Statement } from 'better-sqlite3'

/** As much of a database as Kysely's dialect needs. */
interface Prepares {
  prepare(sql: string): Statement
  close(): void
}

/** Statements are few, but lists of values make variants: beyond this many, all begin anew. */
const MOST_STATEMENTS = 200

/** The same statement is prepared once: preparing costs more than most of ours cost to run. */
export function preparedOnce(database: Sqlite): Prepares {
  const statements = new Map<string, Statement>()
  return {
    prepare(sql) {
      const known = statements.get(sql)
      if (known !== undefined) return known
      if (statements.size >= MOST_STATEMENTS) statements.clear()
      const prepared = database.prepare(sql)
      statements.set(sql, prepared)
      return prepared
    },
    close: () => database.close(),
  }
}
