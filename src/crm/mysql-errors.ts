import { AppError } from '../kernel/index.ts'
import type { MysqlAddress } from './mysql-address.ts'

/** What the driver throws: the server's answer with its number, or a failure of the network. */
interface DriverError extends Error {
  readonly code?: string
  readonly errno?: number
  readonly sqlMessage?: string
  readonly fatal?: boolean
}

const RETRY = { retryAfterMs: 5000 }

/** False for what is ours, or a bug: that is not the database's fault. */
export function isDriverError(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof AppError) return false
  return 'fatal' in error || ('code' in error && !String(error.code).startsWith('ERR_'))
}

/** True when the server itself said no: the connection is as good as before. */
export function isAnswer(error: unknown): boolean {
  return error instanceof Error && numberOf(error) !== null && !CLOSING.has(numberOf(error) ?? 0)
}

/** True when a connection broke: what was only read may be asked again on another. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code = '', message } = error as DriverError
  if (CLOSING.has(numberOf(error) ?? 0)) return true
  return LOST.has(code) || /closed state/.test(message)
}

/** True when there was no answer at all: whoever asks next will get none either. */
export function isUnreachable(error: unknown): boolean {
  return isDriverError(error) && !isAnswer(error) && !isLost(error)
}

/** True when the server takes no more connections, of anybody or of this user. */
export function isCrowded(error: unknown): boolean {
  return error instanceof Error && [1040, 1203, 1226].includes(numberOf(error) ?? 0)
}

export function isUnknownVariable(error: unknown): boolean {
  return error instanceof Error && numberOf(error) === 1193
}

/** The driver's error as ours: whose fault it is, where, and what helps. */
export function named(cause: unknown, address: MysqlAddress): AppError {
  const at = address.socket ?? `${address.host}:${address.port}`
  const { errno, words, away } = diagnose(cause as DriverError, at, address)
  if (!away) return new AppError('crm-mismatch', words, { cause })
  return new AppError('crm-unavailable', words, { cause, ...(errno === 1129 ? {} : RETRY) })
}

/** Errors by which a server ends a connection: shutdown, killed, gone, lost, idle for too long. */
const CLOSING = new Set([1053, 1152, 1184, 1927, 2006, 2013, 4031])

const LOST = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'ECONNRESET',
  'EPIPE',
  'PROTOCOL_PACKETS_OUT_OF_ORDER',
])

/** The server's errors that pass: too much at once, a lock, a limit of time, a table to repair. */
const PASSING: Readonly<Record<number, string>> = {
  1040: 'takes no more connections (too many connections): raise max_connections, or lower connections= in the address',
  1129: 'blocks this machine after failed connections: run FLUSH HOSTS there',
  1203: 'takes no more connections of this user: raise max_user_connections, or lower connections= in the address',
  1205: 'waited too long for a lock',
  1213: 'ended a deadlock',
  1226: 'has reached the limit of this user',
  1317: 'interrupted the question',
  1969: 'needed longer than the time allowed for one question (timeout= in the address)',
  3024: 'needed longer than the time allowed for one question (timeout= in the address)',
}

/** A MyISAM table that a power cut left damaged; the server mends it when it is set to. */
const DAMAGED = new Set([126, 127, 134, 144, 145, 1034, 1035, 1194, 1195])

interface Diagnosis {
  readonly errno: number | null
  readonly words: string
  /** True when it may pass by itself. */
  readonly away: boolean
}

function diagnose(error: DriverError, at: string, address: MysqlAddress): Diagnosis {
  const errno = numberOf(error)
  const said = error.sqlMessage ?? error.message
  const mismatch = (words: string) => ({ errno, words, away: false })
  const passing = errno === null ? undefined : PASSING[errno]
  if (passing !== undefined)
    return { errno, words: `The CRM's server ${at} ${passing}`, away: true }
  if (errno !== null && DAMAGED.has(errno)) {
    const table = quoted(said).replace(/^.*[./]/, '')
    return { errno, words: `The CRM's table «${table}» is damaged: run REPAIR TABLE`, away: true }
  }
  switch (errno) {
    case null:
      return { errno, ...unreachable(error, at, address) }
    case 1044:
    case 1049:
      return mismatch(
        `There is no database «${address.database}» on ${at}, or «${address.user}» may not use it: check the name of the database in the address`,
      )
    case 1045:
    case 1698:
      return mismatch(
        `${at} does not let «${address.user}» in: check the user and the password in the address`,
      )
    case 1130:
      return mismatch(`${at} takes no connections from this machine: ${said}`)
    case 1142:
    case 1143:
      return mismatch(`The CRM's database wants a right: ${grantOf(said, address)}`)
    case 1146:
      return mismatch(`The CRM's database has no table «${quoted(said).replace(/^.*\./, '')}»`)
    case 1054:
      return mismatch(`The CRM's database has no column «${quoted(said).replace(/^main\./, '')}»`)
    case 1290:
    case 1792:
    case 1836:
      return mismatch(`The CRM's server ${at} is open for reading only: ${said}`)
    default:
      return CLOSING.has(errno)
        ? { errno, words: `The CRM's server ${at} ended the connection`, away: true }
        : mismatch(`The CRM's database refused: ${said}`)
  }
}

function unreachable({ code = '', message }: DriverError, at: string, { tls }: MysqlAddress) {
  const away = true
  if (code === 'ECONNREFUSED' || code === 'ENOENT') {
    return {
      away,
      words: `Nothing listens at ${at}: does the CRM's server run, are host and port right?`,
    }
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return { away, words: `The host of ${at} is not known: check it in the address` }
  }
  if (code === 'HANDSHAKE_NO_SSL_SUPPORT') {
    return { away: false, words: `${at} does not speak TLS: leave out tls in the address` }
  }
  if (tls !== null && /certificate|self-signed|issuer|altnames/i.test(message)) {
    const cure = 'name its certificate by tls_ca=FILE, or believe any by tls=insecure'
    return { away: false, words: `The certificate of ${at} is not trusted (${message}): ${cure}` }
  }
  if (code === 'ETIMEDOUT') return { away, words: `The CRM's server ${at} does not answer` }
  return { away, words: `The connection to the CRM's server ${at} broke: ${code || message}` }
}

/** «GRANT INSERT ON crm.app_leads TO svodka», from the server's refusal. */
function grantOf(said: string, { database, user }: MysqlAddress): string {
  const [, right, name] =
    /^([A-Z, ]+) command denied to user \S+ for (?:table|column) (.+)$/.exec(said) ?? []
  if (right === undefined || name === undefined) return said
  const [last = name] = name.replaceAll(/[`']/g, '').split('.').reverse()
  return `GRANT ${right} ON ${database}.${last.replace(/^.* in table /, '')} TO ${user}`
}

/** The first name that a message quotes; its words depend on the server's language. */
function quoted(message: string): string {
  return /'([^']*)'/.exec(message)?.[1] ?? message
}

/** The server's number of an error; null when it was not the server that spoke. */
function numberOf(error: Error): number | null {
  const { errno, sqlMessage } = error as DriverError
  return sqlMessage === undefined || errno === undefined ? null : errno
}
