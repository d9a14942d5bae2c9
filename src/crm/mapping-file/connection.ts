import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { AppError } from '../../kernel/index.ts'
import { openMysqlSource } from '../mysql-source.ts'
import { openPostgresSource } from '../postgres-source.ts'
import type { SqlSource } from '../sql-source.ts'
import { openSqliteSource } from '../sqlite-source.ts'

export type Environment = Readonly<Record<string, string | undefined>>

interface ConnectionText {
  /** As the mapping has it. */
  readonly text: string
  /** The mapping's folder: paths are meant from there. */
  readonly folder: string
  readonly env: Environment
  /** What an error begins with: the place in the mapping. */
  readonly at: string
}

/** A database that a mapping reads. */
export interface Connection {
  readonly database: 'mysql' | 'postgres' | 'sqlite'
  readonly source: SqlSource
}

/**
 * Opens what `connection` names. `${NAME}` in it is the environment variable of that name, or the
 * contents of the file that NAME_FILE names; `${file:PATH}` the contents of a file. Throws
 * `bad-config`, and never repeats what these held.
 */
export function openConnection(given: ConnectionText): Connection {
  const address = filledIn(given)
  const [scheme = ''] = address.split(':')
  if (scheme === 'sqlite') {
    const path = resolve(given.folder, address.slice('sqlite:'.length))
    return { database: 'sqlite', source: openSqliteSource(path) }
  }
  if (scheme === 'mysql')
    return { database: 'mysql', source: open(openMysqlSource, address, given) }
  if (scheme === 'postgres' || scheme === 'postgresql') {
    return { database: 'postgres', source: open(openPostgresSource, address, given) }
  }
  throw wrong(given, 'expected postgres://…, mysql://… or sqlite:PATH')
}

function open(
  source: (url: string) => SqlSource,
  address: string,
  given: ConnectionText,
): SqlSource {
  try {
    return source(address)
  } catch (error) {
    throw error instanceof AppError ? wrong(given, error.message) : error
  }
}

/** Inside an address a secret is encoded: whatever is in a password, it stays a password. */
function filledIn(given: ConnectionText): string {
  const whole = /^\$\{[^}]+\}$/.test(given.text)
  return given.text.replace(/\$\{([^}]+)\}/g, (_, name: string) => {
    const secret = secretOf(name, given)
    return whole ? secret : encodeURIComponent(secret)
  })
}

function secretOf(name: string, given: ConnectionText): string {
  const { folder, env } = given
  if (name.startsWith('file:'))
    return contentsOf(resolve(folder, name.slice('file:'.length)), given)
  const file = env[`${name}_FILE`]
  const secret = env[name] || (file ? contentsOf(file, given) : '')
  if (secret === '') throw wrong(given, `neither ${name} nor ${name}_FILE is in the environment`)
  return secret
}

function contentsOf(path: string, given: ConnectionText): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    throw wrong(given, `${path} cannot be read`)
  }
}

const wrong = ({ at }: ConnectionText, words: string) =>
  new AppError('bad-config', `${at}: connection: ${words}`)
