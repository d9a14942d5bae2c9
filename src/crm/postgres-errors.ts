import pg from 'pg'
import { AppError } from '../kernel/index.ts'
import type { SqlQuery } from './sql-source.ts'

const RETRY = { retryAfterMs: 5000 }

/** True when the server itself said no. */
export function isAnswer(error: unknown): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError
}

/** True when a connection is of no more use: it is lost, or the server takes leave. */
export function isBroken(error: unknown): boolean {
  return !isAnswer(error) || error.code?.startsWith('57P') === true
}

/**
 * The driver's error as ours: whose fault it is, where, and what helps.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function named(cause: unknown, host: string, query?: SqlQuery): AppError {
  const mismatch = (words: string) => new AppError('crm-mismatch', words, { cause })
  const away = (words: string) =>
    new AppError('crm-unavailable', `The CRM's server ${host} ${words}`, { cause, ...RETRY })
  if (!isAnswer(cause)) return away(`does not answer: ${reason(cause)}`)
  const { code = '', message } = cause
  const name = query === undefined ? '' : nameAt(query, cause)
  if (code === '42P01') return mismatch(`The CRM's database has no table «${name}»`)
  if (code === '42703') return mismatch(`The CRM's database has no column «${name}»`)
  if (code === '42501') return mismatch(`The CRM's database wants a GRANT SELECT: ${message}`)
  if (code === '57014') return away('needed longer than the time allowed for one question')
  if (/^(28|3D)/.test(code)) {
    return mismatch(`${host} does not let us in: ${message}; check user, password and database`)
  }
  if (/^(08|40|53|55|57|58|XX)/.test(code)) return away(`cannot answer now: ${message}`)
  return mismatch(`The CRM's database refused: ${message}`)
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
