import type { Column, Mapping, Rows, When } from '../mapping.ts'
import type { SqlQuery } from '../sql-source.ts'
import type { Connection } from './connection.ts'
import type { Dated } from './trials.ts'

interface Examined extends Connection {
  readonly mapping: Mapping
}

type Database = Connection['database']

interface NamedColumn {
  /** With the prefix, and with the schema before a dot: `crm.deals`. */
  readonly table: string
  readonly column: string
}

/** What is worth saying about the column that figures are dated by. Only the catalogue is asked. */
export async function dateWarnings(
  { mapping, source, database }: Examined,
  { when, ...rows }: Dated,
): Promise<string[]> {
  const column = ownerOf(mapping, rows, when.column)
  const [facts] = await source.query(FACTS[database](column, source.dialect.quote))
  if (facts === undefined) return []
  const type = String(facts.type).toLowerCase()
  const where = `${column.table}.${column.column}`
  const slow = ['true', '1'].includes(String(facts.indexed))
    ? []
    : [
        `no index begins with ${where}: every report reads the whole table; if that is slow, ` +
          `add one on ${column.table} (${column.column})`,
      ]
  const real = KINDS[database][type]
  const wrong =
    real === undefined || real === when.kind
      ? []
      : [`${where} is of the type ${type}: its kind is ${real}, not ${when.kind}`]
  return [...wrong, ...slow]
}

/** The kinds that a type of a column leaves no choice of. */
const KINDS: Record<Database, Readonly<Record<string, When['kind']>>> = {
  postgres: { date: 'date', 'timestamp with time zone': 'timestamp' },
  mysql: { date: 'date', timestamp: 'timestamp' },
  sqlite: {},
}

/** The table that a column is in: the entry's own, or one that it joins. */
function ownerOf(mapping: Mapping, { table, joins = {} }: Rows, name: Column): NamedColumn {
  const prefix = mapping.tablePrefix ?? ''
  const [join = '', ...rest] = name.split('.')
  const joined = Object.hasOwn(joins, join) ? joins[join] : undefined
  return joined === undefined
    ? { table: `${prefix}${table}`, column: name }
    : { table: `${prefix}${joined.table}`, column: rest.join('.') }
}

type AskFacts = (column: NamedColumn, quote: (name: string) => string) => SqlQuery

/** The type of a table's column, and whether an index begins with it; no row for a view. */
const FACTS: Record<Database, AskFacts> = {
  postgres: ({ table, column }, quote) => ({
    sql: `SELECT format_type(a.atttypid, NULL) AS type, EXISTS (
  SELECT 1 FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indkey[0] = a.attnum
) AS indexed
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
WHERE a.attrelid = to_regclass($1) AND a.attname = $2`,
    parameters: [table.split('.').map(quote).join('.'), column],
  }),
  mysql: ({ table, column }) => {
    const [name = table, schema = null] = table.split('.').reverse()
    return {
      sql: `SELECT c.data_type AS type, EXISTS (
  SELECT 1 FROM information_schema.statistics s
  WHERE s.table_schema = c.table_schema AND s.table_name = c.table_name
    AND s.column_name = c.column_name AND s.seq_in_index = 1
) AS indexed
FROM information_schema.columns c
JOIN information_schema.tables t
  ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
WHERE c.table_schema = COALESCE(?, DATABASE()) AND c.table_name = ? AND c.column_name = ?`,
      parameters: [schema, name, column],
    }
  },
  sqlite: ({ table, column }) => ({
    sql: `SELECT c.type AS type, EXISTS (
  SELECT 1 FROM pragma_index_list(t.name) AS i, pragma_index_info(i.name) AS part
  WHERE part.seqno = 0 AND part.name = c.name
) AS indexed
FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
WHERE t.type = 'table' AND t.name = ? AND c.name = ?`,
    parameters: [table, column],
  }),
}
