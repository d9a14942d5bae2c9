import Database from 'better-sqlite3'
import type { Records } from './records.ts'
import { INDEXES, TABLES } from './schema.ts'

/** «Sd» and the version of what is written: one more whenever tables or records change. */
const FORMAT = 0x5364_0002

/** What a file is to us. `alien` is a sound SQLite file that is not a demo CRM of any version. */
type DemoFileState = 'ready' | 'outdated' | 'alien' | 'damaged'

/** Writes a new demo CRM made for `today`. The same records give the same file, byte by byte. */
export function writeDemoFile(path: string, today: Temporal.PlainDate, records: Records): void {
  const database = new Database(path)
  try {
    // The file is thrown away when anything goes wrong: it needs neither a way back nor checks.
    database.pragma('journal_mode = OFF')
    database.pragma('foreign_keys = OFF')
    database.pragma(`application_id = ${FORMAT}`)
    database.pragma(`user_version = ${numberOf(today)}`)
    database.transaction(() => {
      database.exec(TABLES)
      fill(database, records)
      database.exec(INDEXES)
    })()
  } finally {
    database.close()
  }
}

/** Whether a file is a demo CRM made for `today`. Throws the driver's error when it cannot be read. */
export function stateOf(path: string, today: Temporal.PlainDate): DemoFileState {
  const database = new Database(path, { readonly: true, fileMustExist: true })
  try {
    const format = Number(database.pragma('application_id', { simple: true }))
    const madeFor = database.pragma('user_version', { simple: true })
    if (format >>> 16 !== FORMAT >>> 16) return 'alien'
    if (database.pragma('quick_check', { simple: true }) !== 'ok') return 'damaged'
    return format === FORMAT && madeFor === numberOf(today) ? 'ready' : 'outdated'
  } catch (error) {
    if (isDamage(error)) return 'damaged'
    throw error
  } finally {
    database.close()
  }
}

/** SQLite keeps one number for us: 20261122. */
function numberOf(day: Temporal.PlainDate): number {
  return day.year * 10_000 + day.month * 100 + day.day
}

function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code)
}

function fill(database: Database.Database, records: Records): void {
  for (const [name, rows] of Object.entries(records)) {
    const [first] = rows
    if (first === undefined) continue
    const columns = Object.keys(first)
    const marks = columns.map(() => '?').join(', ')
    const into = `${snakeCase(name)} (${columns.map(snakeCase).join(', ')})`
    const insert = database.prepare(`INSERT INTO ${into} VALUES (${marks})`)
    for (const row of rows) insert.run(Object.values(row))
  }
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
