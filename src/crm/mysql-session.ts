import { connect, type Socket } from 'node:net'
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise'
import type { MysqlAddress } from './mysql-address.ts'
import { isUnknownVariable } from './mysql-errors.ts'

/** A connection that is ready to be asked. */
export interface MysqlSession {
  readonly connection: Connection
  /** Takes leave of the server. */
  end(): Promise<void>
  /** Ends at once, whether the server hears of it or not. */
  destroy(): void
}

const FAREWELL_MS = 500

/**
 * A connection that answers in one known way, whatever the server is set to: times in UTC, text in
 * Unicode, no surprises of `sql_mode`, reading only, and no statement longer than allowed. Fails
 * with `ETIMEDOUT` when that takes longer than `withinMs`.
 */
export async function openSession(address: MysqlAddress, withinMs: number): Promise<MysqlSession> {
  const socket = connectTo(address)
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(timedOut()), withinMs)
  try {
    return await Promise.race([prepare(socket, address), late])
  } catch (error) {
    socket.destroy()
    throw error
  } finally {
    clearTimeout(timer)
  }
}

async function prepare(socket: Socket, address: MysqlAddress): Promise<MysqlSession> {
  const connection = await createConnection({ ...optionsOf(address), stream: socket })
  // Cut while nobody used it: whoever uses it next is told.
  connection.on('error', () => undefined)
  await setUp(connection, address.statementMs)
  return {
    connection,
    async end() {
      const { promise: enough, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, FAREWELL_MS)
      await Promise.race([connection.end().catch(() => undefined), enough])
      clearTimeout(timer)
      socket.destroy()
    },
    destroy: () => socket.destroy(),
  }
}

/** The driver's own sockets wait for a server's farewell: a dead one would be waited for forever. */
function connectTo({ host, port, socket: path }: MysqlAddress): Socket {
  const socket = path === null ? connect({ host, port }) : connect({ path })
  socket.setNoDelay(true)
  socket.setKeepAlive(true, 10_000)
  return socket
}

function optionsOf({ host, user, password, database, tls }: MysqlAddress) {
  return {
    // Whose certificate is expected.
    host,
    ...(tls === null ? {} : { ssl: tls }),
    user,
    password,
    database,
    charset: 'utf8mb4',
    connectTimeout: 0,
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    multipleStatements: false,
    maxPreparedStatements: 200,
    flags: ['-LOCAL_FILES'],
  }
}

async function setUp(connection: Connection, statementMs: number): Promise<void> {
  await connection.query("SET SESSION time_zone = '+00:00', sql_mode = 'NO_ENGINE_SUBSTITUTION'")
  await connection.query('SET SESSION TRANSACTION READ ONLY')
  const [rows] = await connection.query<RowDataPacket[]>('SELECT VERSION() AS version')
  // Both know a limit, under different names, one in seconds and one in milliseconds.
  const isMariadb = /mariadb/i.test(String(rows[0]?.version))
  const limit = isMariadb
    ? `max_statement_time = ${statementMs / 1000}`
    : `max_execution_time = ${statementMs}`
  await connection.query(`SET SESSION ${limit}`).catch((error: unknown) => {
    if (!isUnknownVariable(error)) throw error
  })
}

const timedOut = () => Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })
