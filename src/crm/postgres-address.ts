import { AppError } from '../kernel/index.ts'

/** Where a PostgreSQL is, and how much may be asked of it. */
export interface PostgresAddress {
  /** For the driver, with the settings of our sessions. */
  readonly url: string
  /** What errors call it: `127.0.0.1:5432`. */
  readonly host: string
  /** How many questions are asked at once, at most. */
  readonly connections: number
  /** How long one question may take while the server is alive. */
  readonly statementMs: number
}

/**
 * Reads `postgres://user:password@host:5432/database`. Parameters: `connections=4`, `timeout=15`
 * seconds, and the driver's own: `sslmode=verify-full`, `sslrootcert=FILE`. Throws `bad-config`
 * that names what is wrong and never repeats the address.
 */
export function readPostgresAddress(text: string): PostgresAddress {
  const address = URL.parse(text)
  if (address === null || address.hash !== '')
    throw wrong('not an address: in a password, write # as %23 and @ as %40')
  const given = address.searchParams
  const connections = whole(given, 'connections', 4, 64)
  const statementMs = whole(given, 'timeout', 15, 600) * 1000
  given.delete('connections')
  given.delete('timeout')
  // What is asked for last holds, whatever the address asks for itself.
  const settings = [
    given.get('options') ?? '',
    '-c default_transaction_read_only=on',
    `-c statement_timeout=${statementMs}`,
    '-c TimeZone=UTC',
  ]
  given.set('options', settings.join(' ').trim())
  return { url: address.href, host: address.host, connections, statementMs }
}

function whole(given: URLSearchParams, name: string, byDefault: number, most: number): number {
  const number = Number(given.get(name) ?? byDefault)
  if (Number.isInteger(number) && number >= 1 && number <= most) return number
  throw wrong(`${name} must be a whole number from 1 to ${most}`)
}

const wrong = (what: string) => new AppError('bad-config', what)
