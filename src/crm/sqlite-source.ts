import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { AppError } from '../kernel/index.ts'
import { sqlite } from './sql-dialect.ts'
import type { SqlQuery, SqlRow, SqlSource, SqlValue } from './sql-source.ts'

type SqliteError = InstanceType<typeof Database.SqliteError>

/**
 * A SQLite file, opened read-only. Throws `crm-unavailable` when there is no such file, or it is
 * damaged. Statements run in this thread: for a company's worth of rows, not for millions.
 */
export function openSqliteSource(path: string): SqlSource {
  if (!existsSync(path)) throw new AppError('crm-unavailable', `There is no file ${path}`)
  const database = attempt(path, () => new Database(path, { readonly: true, fileMustExist: true }))
  // SQLite opens anything; what it is shows at the first read.
  attempt(path, () => database.prepare('SELECT COUNT(*) FROM sqlite_schema').get())
  return {
    dialect: sqlite,

    async query(query) {
      return attempt(path, () => run(database, query))
    },

    async close() {
      database.close()
    },
  }
}

function run(database: Database.Database, { sql, parameters }: SqlQuery): SqlRow[] {
  const statement = database.prepare<unknown[], SqlRow>(sql).safeIntegers(true)
  return statement.all(parameters.map(exact))
}

/** The driver binds every number as a float, and no boolean at all. */
function exact(value: SqlValue): SqlValue {
  const whole = typeof value === 'boolean' || Number.isInteger(value)
  return whole ? BigInt(Number(value)) : value
}

function attempt<T>(path: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw error instanceof Database.SqliteError ? named(error, path) : error
  }
}

/** The driver's error as ours: the mapping's fault, a damaged file, or a file that is away. */
function named(cause: SqliteError, path: string): AppError {
  const missing = /no such (table|column): (?:main\.)?(.+)/.exec(cause.message)
  if (missing !== null) {
    const [, what, name] = missing
    return new AppError('crm-mismatch', `The CRM's database has no ${what} «${name}»`, { cause })
  }
  if (cause.code === 'SQLITE_ERROR') {
    return new AppError('crm-mismatch', `The CRM's database refused: ${cause.message}`, { cause })
  }
  const damaged = /^SQLITE_(NOTADB|CORRUPT)/.test(cause.code)
  return damaged
    ? new AppError('crm-unavailable', `${path} is damaged, or is not a SQLite database`, { cause })
    : new AppError('crm-unavailable', `${path} cannot be read: ${cause.message}`, {
        cause,
        retryAfterMs: 5000,
      })
}
