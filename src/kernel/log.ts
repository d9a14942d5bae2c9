import { type Logger, pino } from 'pino'
import { codeOf } from './errors.ts'

/** What rooms may log: an event by name, with fields that hold no token, figure or person's words. */
export interface Log {
  info(fields: object, event: string): void
  warn(fields: object, event: string): void
  error(fields: object, event: string): void
}

/**
 * JSON lines on stderr, so that stdout stays for what commands print. Fields that could hold a
 * secret or somebody's words are cut even when handed over by mistake.
 */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRET_FIELDS, censor: '[cut]' },
    },
    pino.destination({ dest: 2, sync: false }),
  )
}

const SECRET_FIELDS = ['token', 'secret', 'code', 'text', 'url', 'body', 'password'].flatMap(
  (name) => [name, `*.${name}`],
)

/** An error as it may be logged: its code and our own words, never a foreign message whole. */
export function loggable(error: unknown): object {
  const code = codeOf(error)
  if (error instanceof Error && code !== null) return { code, reason: error.message }
  const name = error instanceof Error ? error.name : typeof error
  const stack =
    error instanceof Error ? error.stack?.split('\n').slice(1, 4).join(' | ') : undefined
  return { bug: name, stack }
}
