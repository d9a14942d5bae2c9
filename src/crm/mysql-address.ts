import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import type { SslOptions } from 'mysql2'
import { AppError } from '../kernel/index.ts'

/** Where a MySQL or MariaDB is, and how much may be asked of it. */
export interface MysqlAddress {
  readonly host: string
  readonly port: number
  /** A socket of this machine instead of host and port; null for none. */
  readonly socket: string | null
  readonly user: string
  readonly password: string
  readonly database: string
  /** Null: not encrypted. */
  readonly tls: SslOptions | null
  /** How many questions are asked at once, at most. */
  readonly connections: number
  /** How long one question may take while the server is alive. */
  readonly statementMs: number
}

const PARAMETERS = ['tls', 'tls_ca', 'socket', 'connections', 'timeout']

/**
 * Reads `mysql://user:password@host:3306/database`. Parameters: `tls=1` (`tls=insecure` believes any
 * certificate, `tls_ca=FILE` one of your own), `socket=PATH`, `connections=4`, `timeout=15` seconds.
 * Throws `bad-config` that names what is wrong and never repeats the address.
 */
export function readMysqlAddress(url: string): MysqlAddress {
  const address = URL.parse(url)
  if (address === null) throw wrong('not an address: in a password, write # as %23 and @ as %40')
  const given = address.searchParams
  const unknown = [...given.keys()].find((name) => !PARAMETERS.includes(name))
  if (unknown !== undefined) throw wrong(`there is no parameter «${unknown}»`)
  const database = decoded(address.pathname.slice(1))
  if (database === '') throw wrong('the database is missing: mysql://user:password@host/DATABASE')
  const socket = given.get('socket')
  if (address.hostname === '' && socket === null) throw wrong('the host is missing')
  return {
    host: address.hostname.replace(/^\[|\]$/g, ''),
    port: address.port === '' ? 3306 : Number(address.port),
    socket,
    user: decoded(address.username),
    password: decoded(address.password),
    database,
    tls: tlsOf(given, address.hostname),
    connections: whole(given, 'connections', 4, 64),
    statementMs: whole(given, 'timeout', 15, 600) * 1000,
  }
}

function tlsOf(given: URLSearchParams, host: string): SslOptions | null {
  const tls = given.get('tls') ?? (given.has('tls_ca') ? '1' : '0')
  if (!['0', '1', 'insecure'].includes(tls)) throw wrong('tls must be 1, 0 or insecure')
  if (tls === '0') return null
  if (tls === 'insecure') return { rejectUnauthorized: false, minVersion: 'TLSv1.2' }
  // Whether a certificate is for a number the driver cannot check: then it only must be trusted.
  const verifyIdentity = isIP(host.replace(/^\[|\]$/g, '')) === 0
  const checked = { rejectUnauthorized: true, verifyIdentity, minVersion: 'TLSv1.2' }
  const file = given.get('tls_ca')
  return file === null ? checked : { ...checked, ca: certificates(file) }
}

function certificates(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new AppError('bad-config', `tls_ca: cannot read ${file}`, { cause })
  }
}

function whole(given: URLSearchParams, name: string, byDefault: number, most: number): number {
  const number = Number(given.get(name) ?? byDefault)
  if (Number.isInteger(number) && number >= 1 && number <= most) return number
  throw wrong(`${name} must be a whole number from 1 to ${most}`)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch (cause) {
    throw new AppError('bad-config', 'a % in the address must be written as %25', { cause })
  }
}

const wrong = (what: string) => new AppError('bad-config', what)
