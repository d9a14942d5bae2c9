import { AppError } from '../../kernel/index.ts'
import type { SqlRow, SqlSource } from '../sql-source.ts'
import type { Schema } from './fit-mapping.ts'
import type { SalesmanAccount } from './mapping.ts'

/**
 * Looks at what the database has. Throws `crm-mismatch`, with what to put right, when its tables
 * have another prefix, or it has no such account.
 */
export async function surveyDatabase(
  source: SqlSource,
  { prefix, account }: SalesmanAccount,
): Promise<Schema> {
  const schema = schemaOf(await source.query(columnsOf(prefix)))
  const settings = `${prefix}settings`
  if (!schema.has(settings.toLowerCase())) throw await noTables(source, settings)
  const table = source.dialect.quote(settings)
  const accounts = await source.query({
    sql: `SELECT id FROM ${table} ORDER BY id LIMIT 1000`,
    parameters: [],
  })
  const ids = accounts.map(({ id }) => String(id))
  if (ids.includes(String(account))) return schema
  throw new AppError(
    'crm-mismatch',
    `The CRM has no account ${account}, it has ${listed(ids)}: put the right number into account=`,
  )
}

function columnsOf(prefix: string) {
  return {
    sql: `SELECT table_name AS name, column_name AS col FROM information_schema.columns
      WHERE table_schema = DATABASE() AND LEFT(table_name, ?) = ?`,
    parameters: [prefix.length, prefix],
  }
}

function schemaOf(rows: readonly SqlRow[]): Schema {
  const named = rows.map(({ name, col }) => ({
    table: String(name).toLowerCase(),
    column: String(col).toLowerCase(),
  }))
  const tables = Map.groupBy(named, ({ table }) => table)
  return new Map(
    tables
      .entries()
      .map(([table, columns]) => [table, new Set(columns.map(({ column }) => column))]),
  )
}

/** The tables that tell a SalesMan CRM among others, whatever its prefix is. */
const TELLING = '_settings'

async function noTables(source: SqlSource, settings: string): Promise<AppError> {
  const found = await source.query({
    sql: `SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_name LIKE ? ORDER BY table_name`,
    parameters: [`%${TELLING.replace('_', '\\_')}`],
  })
  const prefixes = found.map(({ name }) => String(name).slice(0, 1 - TELLING.length))
  return new AppError(
    'crm-mismatch',
    prefixes.length === 0
      ? `The database has no table «${settings}», nor any of a SalesMan CRM: check the name of the database, and whether its user may read it (GRANT SELECT)`
      : `The database has no table «${settings}»; its tables begin with ${listed(prefixes)}: put that into prefix=`,
  )
}

const listed = (names: readonly string[]) =>
  names.length === 0
    ? 'none'
    : names
        .slice(0, 10)
        .map((name) => `«${name}»`)
        .join(', ')
