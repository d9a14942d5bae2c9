import pg from 'pg'
import { AppError } from '../kernel/index.ts'
import { postgres } from './sql-dialect-postgres.ts'
import type { SqlQuery, SqlRow, SqlSource } from './sql-source.ts'

interface PostgresConfig {
  /** `postgres://user:password@host:5432/database`; `?sslmode=verify-full` for TLS. */
  readonly url: string
  /** How long anybody waits for an answer, connecting included. Default: 2.5 s. */
  readonly deadlineMs?: number
}

/** The CRM has users of its own: whatever is asked beyond these waits on our side. */
const MAX_CONNECTIONS = 4

const RETRY = { retryAfterMs: 5000 }

/**
 * A PostgreSQL database, read through at most four connections; SELECT is all it needs. Connects
 * at the first question, and anew after the server was away.
 */
export function openPostgresSource({ url, deadlineMs = 2500 }: PostgresConfig): SqlSource {
  const database = `The CRM's database at ${new URL(url).host}`
  const pool = new pg.Pool({
    connectionString: withSettings(url, deadlineMs),
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: deadlineMs,
    query_timeout: deadlineMs,
    keepAlive: true,
  })
  // A connection was cut while nobody used it: the pool has let go of it already.
  pool.on('error', () => undefined)
  const late = `${database} gave no answer within ${deadlineMs / 1000} s`
  return {
    dialect: postgres,

    async query(query) {
      try {
        return await inTime(() => ask(pool, query), deadlineMs, late)
      } catch (error) {
        throw error instanceof AppError ? error : named(error, database, query)
      }
    },

    close() {
      return pool.end()
    },
  }
}

/** Asked for last, so that they hold whatever the address asks for itself. */
function withSettings(url: string, deadlineMs: number): string {
  const address = new URL(url)
  const options = [
    address.searchParams.get('options') ?? '',
    '-c default_transaction_read_only=on',
    `-c statement_timeout=${deadlineMs}`,
    '-c TimeZone=UTC',
  ]
  address.searchParams.set('options', options.join(' ').trim())
  return address.href
}

async function ask(pool: pg.Pool, { sql, parameters }: SqlQuery): Promise<readonly SqlRow[]> {
  const { rows } = await pool.query<SqlRow>(sql, [...parameters])
  return rows
}

/** The pool's own timeouts come one after the other: waiting for both would take twice as long. */
async function inTime<T>(work: () => Promise<T>, deadlineMs: number, late: string): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new AppError('crm-unavailable', late, RETRY)), deadlineMs)
  try {
    return await Promise.race([work(), promise])
  } finally {
    clearTimeout(timer)
  }
}

/** The driver's error as ours. https://www.postgresql.org/docs/current/errcodes-appendix.html */
function named(cause: unknown, at: string, query: SqlQuery): AppError {
  const mismatch = (words: string) =>
    new AppError('crm-mismatch', `The CRM's database ${words}`, { cause })
  const unavailable = (words: string) =>
    new AppError('crm-unavailable', `${at} ${words}`, { cause, ...RETRY })
  if (!(cause instanceof pg.DatabaseError)) return unavailable(`does not answer: ${reason(cause)}`)
  const { code = '', message } = cause
  if (code === '42P01') return mismatch(`has no table «${nameAt(query, cause)}»`)
  if (code === '42703') return mismatch(`has no column «${nameAt(query, cause)}»`)
  if (code === '42501') return mismatch(`wants a GRANT SELECT: ${message}`)
  if (/^(28|3D)/.test(code)) return unavailable(`does not let us in: ${message}`)
  if (/^(08|40|53|55|57|58|XX)/.test(code)) return unavailable(`cannot answer now: ${message}`)
  return mismatch(`refused: ${message}`)
}

/** Node gives one error for all the addresses of a host, and leaves its message empty. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join(', ')
  return error instanceof Error ? error.message : String(error)
}

/** The name in our statement that the server points at: its words depend on its language. */
function nameAt({ sql }: SqlQuery, { position }: pg.DatabaseError): string {
  const rest = [...sql].slice(Number(position) - 1).join('')
  const [path = ''] = /^"(?:[^"]|"")*"(?:\."(?:[^"]|"")*")*/.exec(rest) ?? []
  const names = path.match(/"(?:[^"]|"")*"/g) ?? []
  return names
    .map((name) => name.slice(1, -1).replaceAll('""', '"'))
    .join('.')
    .replace(/^main\./, '')
}
