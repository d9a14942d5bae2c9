import pg from 'pg'
import { AppError } from '../kernel/index.ts'
import { type PostgresAddress, readPostgresAddress } from './postgres-address.ts'
import { isAnswer, isBroken, named } from './postgres-errors.ts'
import { postgres } from './sql-dialect-postgres.ts'
import type { SqlQuery, SqlRow, SqlSource } from './sql-source.ts'
import { inTurns, shared, unlessAborted, watched } from './watched.ts'

/** A dead server is told within two and a half seconds. */
const CONNECT_MS = 2000
const PROBE_MS = 1000

const IDLE_MS = 15_000

/**
 * A PostgreSQL by the address that `readPostgresAddress` describes; SELECT is all it needs.
 * Connects at the first question, and anew after the server was away. Sessions only read, and are
 * in UTC, whatever the server is set to.
 */
export function openPostgresSource(url: string): SqlSource {
  const address = readPostgresAddress(url)
  const { host, connections, statementMs } = address
  const pool = new pg.Pool({
    connectionString: address.url,
    max: connections,
    connectionTimeoutMillis: CONNECT_MS,
    idleTimeoutMillis: IDLE_MS,
    keepAlive: true,
  })
  // A connection was cut while nobody used it: the pool has let go of it already.
  pool.on('error', () => undefined)
  // The pool would count waiting for one of its connections as connecting.
  const turn = inTurns(connections)
  const watch = {
    alive: shared(() => probe(address)),
    // The server ends a statement itself: this is for one that cannot.
    patienceMs: statementMs + 1000,
    late: `The CRM's server ${host} gave no answer within ${statementMs / 1000} s`,
  }
  return {
    dialect: postgres,

    async query(query) {
      try {
        return await watched((givenUp) => turn(() => ask(pool, query, givenUp)), watch)
      } catch (error) {
        throw error instanceof AppError ? error : named(error, host, query)
      }
    },

    close() {
      return pool.end()
    },
  }
}

async function ask(
  pool: pg.Pool,
  { sql, parameters }: SqlQuery,
  givenUp: AbortSignal,
): Promise<readonly SqlRow[]> {
  givenUp.throwIfAborted()
  const connection = await pool.connect()
  try {
    const answer = connection.query<SqlRow>(sql, [...parameters])
    const { rows } = await unlessAborted(answer, givenUp)
    connection.release()
    return rows
  } catch (error) {
    connection.release(isBroken(error))
    throw error
  }
}

/** Any answer is a sign of life, «too many clients» too. */
async function probe({ url, host }: PostgresAddress): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PROBE_MS })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.end()
  } catch (error) {
    if (!isAnswer(error)) throw named(error, host)
  }
}
