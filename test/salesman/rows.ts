import type { Connection, RowDataPacket } from 'mysql2/promise'

export type Cell = string | number | null
export type Row = Readonly<Record<string, Cell>>

/** Rows by the names of their tables, without the prefix. */
export type Tables = Readonly<Record<string, readonly Row[]>>

/** Writes rows as they are; all rows of a table have the same columns. */
export async function writeRows(
  root: Connection,
  tables: Tables,
  { database = 'crm', prefix = 'app_' } = {},
): Promise<void> {
  for (const [name, rows] of Object.entries(tables)) {
    const columns = Object.keys(rows[0] ?? {})
    const values = rows.map((row) => columns.map((column) => row[column] ?? null))
    const table = `${database}.${prefix}${name}`
    if (rows.length > 0) await root.query('INSERT INTO ?? (??) VALUES ?', [table, columns, values])
  }
}

export async function clearTables(root: Connection, database: string): Promise<void> {
  const [tables] = await root.query<RowDataPacket[]>(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ?',
    [database],
  )
  for (const { name } of tables) await root.query('DELETE FROM ??', [`${database}.${name}`])
}
