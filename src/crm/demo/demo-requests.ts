import Database from 'better-sqlite3'
import { AppError, type Clock } from '../../kernel/index.ts'
import type { CrmRequests, NewRequest, TakenRequest } from '../crm.ts'
import { TIME_ZONE } from './calendar.ts'

interface DemoRequests extends CrmRequests {
  close(): void
}

interface RequestRow {
  readonly id: number
  readonly owner_id: number | null
  readonly status: string
}

/** Statements run in this thread: nobody waits longer than this for whoever else writes. */
const PATIENCE_MS = 100

/**
 * Requests of the demo company. They live as long as its file: it is made anew every day, and then
 * those of yesterday are gone. Opens the file for writing at the first request.
 */
export function openDemoRequests(path: string, clock: Clock): DemoRequests {
  let opened: Database.Database | null = null

  function write<T>(work: (database: Database.Database) => T): T {
    try {
      opened ??= new Database(path, { fileMustExist: true, timeout: PATIENCE_MS })
      return opened.transaction(work).immediate(opened)
    } catch (cause) {
      if (!(cause instanceof Database.SqliteError)) throw cause
      const message = `The demo CRM cannot be written: ${cause.message}`
      throw new AppError('crm-unavailable', message, { cause, retryAfterMs: 5000 })
    }
  }

  return {
    create: async (request) => write((database) => created(database, request, clock())),
    amend: async (id, before, after) =>
      write((database) => {
        const sql = 'UPDATE requests SET text = ? WHERE id = ? AND text = ?'
        database.prepare(sql).run(after, id, before)
      }),
    take: async (id, employeeId) => write((database) => taken(database, id, employeeId)),
    decline: async (id, employeeId) =>
      write((database) => {
        const sql = `UPDATE requests SET status = 'rejected', processed_at = ?,
          owner_id = COALESCE(owner_id, ?) WHERE id = ? AND status IN ('new', 'in-work')`
        database.prepare(sql).run(wallClock(clock()), employeeId, id)
      }),
    handlers: async () => [],
    lacks: async () => [],
    close: () => opened?.close(),
  }
}

function created(
  database: Database.Database,
  { key, name, phone, email, text }: NewRequest,
  now: Temporal.Instant,
) {
  const sql = `INSERT INTO requests (contact, source, status, created_at, phone, email, text, key)
    VALUES (?, 'Бот', 'new', ?, ?, ?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET key = excluded.key RETURNING id, owner_id, status`
  const row = database
    .prepare<unknown[], RequestRow>(sql)
    .get(name, sqlTime(now.toString({ smallestUnit: 'second' })), phone, email, text, key)
  return { id: String(row?.id), ownerId: ownerOf(row), url: null }
}

function taken(database: Database.Database, id: string, employeeId: string): TakenRequest {
  const give = `UPDATE requests SET owner_id = ?, status = 'in-work'
    WHERE id = ? AND owner_id IS NULL AND status = 'new'`
  if (database.prepare(give).run(employeeId, id).changes > 0) return { state: 'taken' }
  const find = "SELECT id, owner_id, status FROM requests WHERE id = ? AND status = 'in-work'"
  const ownerId = ownerOf(database.prepare<unknown[], RequestRow>(find).get(id))
  if (ownerId === null) return { state: 'closed' }
  return ownerId === employeeId ? { state: 'yours-already' } : { state: 'taken-by', ownerId }
}

const ownerOf = (row: RequestRow | undefined) =>
  row === undefined || row.owner_id === null ? null : String(row.owner_id)

/** As the company's other moments are kept: `2026-11-22 14:05:00`. */
const sqlTime = (iso: string) => iso.slice(0, 19).replace('T', ' ')

const wallClock = (now: Temporal.Instant) =>
  sqlTime(now.toZonedDateTimeISO(TIME_ZONE).toString({ smallestUnit: 'second' }))
