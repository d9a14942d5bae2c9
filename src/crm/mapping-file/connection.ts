import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { AppError } from '../../kernel/index.ts'
import { openPostgresSource } from '../postgres-source.ts'
import type { SqlSource } from '../sql-source.ts'
import { openSqliteSource } from '../sqlite-source.ts'
import type { MappingFile } from './schema.ts'

export type Environment = Readonly<Record<string, string | undefined>>

interface Surroundings {
  /** The mapping's folder: paths are meant from there. */
  readonly folder: string
  readonly env: Environment
}

/** A database that a mapping reads. */
export interface Connection {
  readonly database: 'postgres' | 'sqlite'
  readonly source: SqlSource
}

/**
 * Opens what `connection` names. `${NAME}` in it is the environment variable of that name, or the
 * contents of the file that NAME_FILE names; `${file:PATH}` the contents of a file. Throws
 * `bad-config` without ever repeating what these held.
 */
export function openConnection(file: MappingFile, surroundings: Surroundings): Connection {
  const { connection, timeoutSeconds = 2.5 } = file
  const address = filledIn(connection, surroundings)
  const [scheme = ''] = address.split(':')
  if (scheme === 'sqlite') {
    const path = resolve(surroundings.folder, address.slice('sqlite:'.length))
    return { database: 'sqlite', source: openSqliteSource(path) }
  }
  const deadlineMs = timeoutSeconds * 1000
  if (scheme === 'postgres' || scheme === 'postgresql') {
    return {
      database: 'postgres',
      source: openPostgresSource({ url: checked(address), deadlineMs }),
    }
  }
  throw wrong('expected postgres://…, mysql://… or sqlite:PATH')
}

/** In an address, a secret is encoded: whatever is in a password, it stays a password. */
function filledIn(connection: string, surroundings: Surroundings): string {
  const whole = /^\$\{[^}]+\}$/.test(connection)
  return connection.replace(/\$\{([^}]+)\}/g, (_, name: string) => {
    const secret = secretOf(name, surroundings)
    return whole ? secret : encodeURIComponent(secret)
  })
}

function secretOf(name: string, { folder, env }: Surroundings): string {
  if (name.startsWith('file:')) return contentsOf(resolve(folder, name.slice('file:'.length)))
  const file = env[`${name}_FILE`]
  const secret = env[name] || (file ? contentsOf(file) : undefined)
  if (secret === undefined) throw wrong(`neither ${name} nor ${name}_FILE is in the environment`)
  return secret
}

function contentsOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (cause) {
    throw new AppError('bad-config', `connection: ${path} cannot be read`, { cause })
  }
}

function checked(address: string): string {
  if (URL.canParse(address)) return address
  throw wrong(
    'not an address; what is special in a password is written as %23, or comes by ${NAME}',
  )
}

const wrong = (words: string) => new AppError('bad-config', `connection: ${words}`)
