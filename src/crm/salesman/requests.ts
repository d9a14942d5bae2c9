import { AppError, type Clock } from '../../kernel/index.ts'
import { textOf } from '../sql-row.ts'
import type { SqlQuery, SqlValue } from '../sql-source.ts'
import type { SalesmanDatabase } from './database.ts'
import { findContact, ownerOf } from './request-owner.ts'
import { readRequestRules } from './request-rules.ts'

/** Somebody's wish to be called back, as a visitor wrote it. */
export interface NewRequest {
  /** Of our own: a request that is written twice is kept once. */
  readonly key: string
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  readonly text: string
  readonly company?: string
  readonly city?: string
  /** The name of one of the CRM's sources. Default, and for one that is not there: the CRM's own. */
  readonly source?: string
}

export interface CreatedRequest {
  readonly id: string
  /** Who got it by the CRM's rules; null when it waits for somebody. */
  readonly ownerId: string | null
}

/** What came of somebody's wish to take a request. */
export type TakenRequest =
  | { readonly state: 'taken' | 'yours-already' }
  /** A colleague was faster, or the CRM had given it to them. */
  | { readonly state: 'taken-by'; readonly ownerId: string }
  /** It was handled or turned down, or it is not there any more. */
  | { readonly state: 'closed' }

interface RequestsConfig {
  readonly database: SalesmanDatabase
  readonly clock: Clock
  /** Chooses one of so many, from 0. */
  readonly pick: (count: number) => number
}

/** The CRM's requests («заявки», `leads`): it must let us INSERT and UPDATE them. */
export function createRequests({ database, clock, pick }: RequestsConfig) {
  const { account, table } = database

  const insert = (name: string, row: Readonly<Record<string, SqlValue>>): SqlQuery => ({
    sql: `INSERT INTO ${table(name)} (${Object.keys(row).join(', ')})
      VALUES (${Object.keys(row)
        .map(() => '?')
        .join(', ')})`,
    parameters: Object.values(row),
  })

  const record = (ownerId: string | null, des: string) =>
    insert('history', {
      datum: now(clock),
      iduser: ownerId ?? 0,
      tip: 'СобытиеCRM',
      des,
      identity: account,
    })

  return {
    /**
     * Writes a request down the way the CRM's own forms do, with an owner by its rules and a record
     * in its history. Throws `crm-mismatch` naming the right that is missing.
     */
    async create(request: NewRequest): Promise<CreatedRequest> {
      const written = await findWritten(database, request.key)
      if (written !== null) return written
      const [rules, known] = await Promise.all([
        readRequestRules(database),
        findContact(database, request),
      ])
      const ownerId = await ownerOf(database, rules, request, known, pick)
      const row = {
        datum: now(clock),
        status: ownerId === null ? 0 : 1,
        title: plain(request.name, 255),
        email: plain(request.email ?? '', 255),
        phone: plain(request.phone ?? '', 255),
        description: plain(request.text, 16_000),
        company: plain(request.company ?? '', 255),
        city: plain(request.city ?? '', 100),
        clientpath: await sourceOf(database, request.source),
        iduser: ownerId ?? 0,
        clid: known.clientId ?? 0,
        pid: known.personId ?? 0,
        did: 0,
        partner: 0,
        muid: keyOf(request.key),
        identity: account,
      }
      const id = await database.write(async (run) => {
        const lead = await run(insert('leads', row))
        await run(record(ownerId, `Добавлен лид #${lead.id}`))
        return lead.id
      })
      return { id, ownerId }
    },

    /** Gives a request that nobody has to an employee. Of two who want it at once, one gets it. */
    async take(id: string, employeeId: string): Promise<TakenRequest> {
      await mayWork(database, employeeId)
      const changed = await database.write(async (run) => {
        const { rows } = await run({
          sql: `UPDATE ${table('leads')} SET iduser = ?, status = 1
            WHERE id = ? AND identity = ? AND COALESCE(iduser, 0) = 0 AND COALESCE(status, 0) IN (0, 1)`,
          parameters: [employeeId, id, account],
        })
        if (rows > 0) await run(record(employeeId, `Назначен лид #${id}`))
        return rows > 0
      })
      return changed ? { state: 'taken' } : whoHas(database, id, employeeId)
    },

    /** The rights that creating and taking need and this user has not, in words; none is good. */
    async missingRights(): Promise<string[]> {
      const none = { id: '0', identity: account }
      const tried = [
        insert('leads', none),
        insert('history', { tip: '', identity: account }),
        { sql: `UPDATE ${table('leads')} SET iduser = 0, status = 1 WHERE id = 0`, parameters: [] },
      ].map(({ sql, parameters }) => explain(database, { sql: `EXPLAIN ${sql}`, parameters }))
      return [...new Set((await Promise.all(tried)).filter((words) => words !== null))]
    },
  }
}

/** Statements are explained, not run: that takes the same rights and writes nothing. */
async function explain(database: SalesmanDatabase, query: SqlQuery): Promise<string | null> {
  try {
    await database.write((run) => run(query))
    return null
  } catch (error) {
    if (error instanceof AppError && error.code === 'crm-mismatch') return error.message
    throw error
  }
}

async function findWritten(
  database: SalesmanDatabase,
  key: string,
): Promise<CreatedRequest | null> {
  const [row] = await database.rows(
    `SELECT id, iduser AS owner FROM ${database.table('leads')} WHERE muid = ? AND identity = ?`,
    keyOf(key),
    database.account,
  )
  return row === undefined ? null : { id: String(row.id), ownerId: ownerIn(row.owner) }
}

async function sourceOf(database: SalesmanDatabase, name = ''): Promise<SqlValue> {
  const [row] = await database.rows(
    `SELECT id FROM ${database.table('clientpath')}
     WHERE identity = ? AND (name = ? OR isDefault = 'yes') ORDER BY name = ? DESC, id LIMIT 1`,
    database.account,
    name,
    name,
  )
  return row === undefined ? 0 : String(row.id)
}

async function mayWork(database: SalesmanDatabase, employeeId: string): Promise<void> {
  const found = await database.rows(
    `SELECT 1 AS one FROM ${database.table('user')}
     WHERE iduser = ? AND secrty = 'yes' AND identity = ?`,
    employeeId,
    database.account,
  )
  if (found.length === 0) throw new AppError('not-allowed', 'No active employee takes this request')
}

async function whoHas(
  database: SalesmanDatabase,
  id: string,
  employeeId: string,
): Promise<TakenRequest> {
  const [row] = await database.rows(
    `SELECT iduser AS owner FROM ${database.table('leads')}
     WHERE id = ? AND identity = ? AND status = 1`,
    id,
    database.account,
  )
  const ownerId = ownerIn(row?.owner)
  if (ownerId === null) return { state: 'closed' }
  return ownerId === employeeId ? { state: 'yours-already' } : { state: 'taken-by', ownerId }
}

function ownerIn(value: unknown): string | null {
  const id = textOf(value)
  return id === '0' ? null : id
}

const keyOf = (key: string) => `svodka-${key}`

/** As a TIMESTAMP takes it: our sessions speak UTC. */
function now(clock: Clock): string {
  return clock().toString({ smallestUnit: 'second' }).replace('T', ' ').replace('Z', '')
}

/** The CRM shows what it is given as HTML: a visitor's words must not become tags there. */
function plain(text: string, most: number): string {
  const harmless = text.replaceAll('<', '‹').replaceAll('>', '›')
  return [...harmless].slice(0, most).join('')
}
