import type { Connection } from 'mysql2/promise'
import type { MariadbServer } from '../servers/mariadb.ts'
import { clearTables, type Tables, writeRows } from './rows.ts'
import { type SchemaOptions, salesmanSchema } from './schema.ts'

interface DatabaseOptions extends SchemaOptions {
  /** Who reads it, as `login` or `login:password`. Default: root. */
  readonly login?: string
}

/** A fresh SalesMan database on a server. */
export interface Database {
  readonly name: string
  /** Its address, with more parameters such as `&account=7`. */
  url(parameters?: string): string
  write(tables: Tables): Promise<void>
  /** Takes every row away. */
  clear(): Promise<void>
  readonly root: Connection
}

let databases = 0

/** Makes an empty database; its tables are as installed, or as `options` say. */
export async function createDatabase(
  server: MariadbServer,
  options: DatabaseOptions = {},
): Promise<Database> {
  databases += 1
  const name = `crm_${databases}`
  const { prefix = 'app_', login = 'root' } = options
  await server.root.query(`CREATE DATABASE ${name}; USE ${name}; ${salesmanSchema(options)}`)
  return {
    name,
    root: server.root,
    url: (parameters = '') =>
      `salesman+mysql://${login}@127.0.0.1:${server.port}/${name}?prefix=${prefix}${parameters}`,
    clear: () => clearTables(server.root, name),
    write: (tables) => writeRows(server.root, tables, { database: name, prefix }),
  }
}
