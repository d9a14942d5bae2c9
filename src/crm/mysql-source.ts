import type { Connection, ResultSetHeader, RowDataPacket } from 'mysql2/promise'
import { type MysqlAddress, readMysqlAddress } from './mysql-address.ts'
import { isAnswer, isCrowded, isDriverError, isLost, named } from './mysql-errors.ts'
import { createMysqlPool } from './mysql-pool.ts'
import { type MysqlSession, openSession } from './mysql-session.ts'
import { mysql } from './sql-dialect-mysql.ts'
import type { SqlQuery, SqlRow, SqlSource } from './sql-source.ts'
import { shared, watched } from './watched.ts'

/** What a statement changed. */
interface Written {
  /** How many rows it met. */
  readonly rows: number
  /** The number that the database gave to a new row; «0» when there is none. */
  readonly id: string
}

/** A MySQL or MariaDB to read from, and to write to where its user may. */
export interface MysqlSource extends SqlSource {
  /**
   * Statements that write; all of them are kept or none, where the tables can do that (MyISAM
   * cannot). Never repeated: a connection that breaks leaves it unknown what was written.
   */
  write<T>(work: (run: (query: SqlQuery) => Promise<Written>) => Promise<T>): Promise<T>
}

/** A dead server is told within two and a half seconds. */
const CONNECT_MS = 2000
const PROBE_MS = 1000

const IDLE_MS = 15_000
const WAIT_MS = 20_000

/**
 * MySQL 5.6 or MariaDB 10 and later, by the address that `readMysqlAddress` describes. Connects at
 * the first question, and anew after the server was away; a question that a broken connection left
 * open is asked once more. SELECT is all it needs.
 */
export function openMysqlSource(url: string): MysqlSource {
  const address = readMysqlAddress(url)
  const { connections: limit, statementMs } = address
  const open = () => openSession(address, CONNECT_MS)
  const pool = createMysqlPool({ open, limit, idleMs: IDLE_MS, waitMs: WAIT_MS })
  const watch = {
    alive: shared(() => probe(address)),
    // The server ends a statement itself, if it can: this is for one that cannot.
    patienceMs: statementMs + 1000,
    late: `The CRM's server ${address.host} gave no answer within ${statementMs / 1000} s`,
  }

  async function ask(query: SqlQuery): Promise<readonly SqlRow[]> {
    const read = ({ connection }: MysqlSession) => watched(() => select(connection, query), watch)
    try {
      return await pool.use(read)
    } catch (error) {
      if (!isLost(error)) throw error
      pool.dropIdle()
      return pool.use(read)
    }
  }

  return {
    dialect: mysql,

    query(query) {
      return ask(query).catch((error: unknown) => {
        throw ours(error, address)
      })
    },

    async write(work) {
      try {
        return await pool.use(({ connection }) => watched(() => transact(connection, work), watch))
      } catch (error) {
        throw ours(error, address)
      }
    },

    close() {
      return pool.close()
    },
  }
}

async function select(connection: Connection, { sql, parameters }: SqlQuery): Promise<SqlRow[]> {
  const [rows] = await connection.execute<RowDataPacket[]>(sql, [...parameters])
  return rows.map(exact)
}

/** Sums of doubles come as floats: whole ones are given as what they are, however large. */
function exact(row: RowDataPacket): SqlRow {
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    Number.isInteger(value) ? BigInt(value) : value,
  ])
  return Object.fromEntries(entries)
}

async function transact<T>(
  connection: Connection,
  work: (run: (query: SqlQuery) => Promise<Written>) => Promise<T>,
): Promise<T> {
  await connection.query('START TRANSACTION READ WRITE')
  try {
    const result = await work(async ({ sql, parameters }) => {
      const [{ affectedRows, insertId }] = await connection.execute<ResultSetHeader>(sql, [
        ...parameters,
      ])
      return { rows: affectedRows, id: String(insertId) }
    })
    await connection.query('COMMIT')
    return result
  } catch (error) {
    await connection.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

/** Any answer is a sign of life, «too many connections» too. */
async function probe(address: MysqlAddress): Promise<void> {
  try {
    const session = await openSession(address, PROBE_MS)
    await session.end()
  } catch (error) {
    if (!isAnswer(error) && !isCrowded(error)) throw error
  }
}

function ours(error: unknown, address: MysqlAddress): unknown {
  return isDriverError(error) ? named(error, address) : error
}
