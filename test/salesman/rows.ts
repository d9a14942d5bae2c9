import type { Connection, RowDataPacket } from 'mysql2/promise'

export type Cell = string | number | null
export type Row = Readonly<Record<string, Cell>>

/** Rows by the names of their tables, without the prefix. */
export type Tables = Readonly<Record<string, readonly Row[]>>

/** Writes rows as they are; a column that a row does not have gets its default. */
export async function writeRows(
  root: Connection,
  tables: Tables,
  { database = 'crm', prefix = 'app_' } = {},
): Promise<void> {
  for (const [name, rows] of Object.entries(tables)) {
    const alike = Map.groupBy(rows, (row) => Object.keys(row).join())
    for (const [columns, group] of alike) {
      const values = group.map((row) => Object.values(row))
      const into = [`${database}.${prefix}${name}`, columns.split(',')]
      await root.query('INSERT INTO ?? (??) VALUES ?', [...into, values])
    }
  }
}

export async function clearTables(root: Connection, database: string): Promise<void> {
  const [tables] = await root.query<RowDataPacket[]>(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ?',
    [database],
  )
  for (const { name } of tables) await root.query('DELETE FROM ??', [`${database}.${name}`])
}
