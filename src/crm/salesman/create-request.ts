import type { Clock } from '../../kernel/index.ts'
import type { CreatedRequest, NewRequest } from '../crm.ts'
import type { SqlValue } from '../sql-source.ts'
import type { SalesmanDatabase } from './database.ts'
import { findContact, type KnownContact, ownerOf } from './request-owner.ts'
import { explained, historyRecord, insertInto, ownerIn, timestamp } from './request-rows.ts'
import { readRequestRules } from './request-rules.ts'

/** A request with what only this CRM has a place for. */
export interface SalesmanRequest extends NewRequest {
  readonly company?: string
  readonly city?: string
  /** The name of one of the CRM's sources. Default, and for one that is not there: the CRM's own. */
  readonly source?: string
}

type Written = Omit<CreatedRequest, 'url'>

interface Means {
  readonly clock: Clock
  /** Chooses one of so many, from 0. */
  readonly pick: (count: number) => number
}

/**
 * Writes a request down («заявка», a row of `leads`) the way the CRM's own forms do: with an owner
 * by its rules and a record in its history. Throws `crm-mismatch` naming the right that is missing;
 * then nothing was written.
 */
export async function createRequest(
  database: SalesmanDatabase,
  request: SalesmanRequest,
  { clock, pick }: Means,
): Promise<Written> {
  const written = await findWritten(database, request.key)
  if (written !== null) return written
  const [rules, known] = await Promise.all([
    readRequestRules(database),
    findContact(database, request),
  ])
  const ownerId = await ownerOf(database, { rules, contact: request, known, pick })
  const lead = insertInto(database, 'leads', {
    ...wordsOf(request),
    ...placeOf(ownerId, known),
    clientpath: await sourceOf(database, request.source),
    datum: timestamp(clock),
    muid: keyOf(request.key),
  })
  const noted = (text: string) => historyRecord(database, { clock, ownerId, text })
  const id = await database.write(async (run) => {
    await run(explained(noted('')))
    const created = await run(lead)
    await run(noted(`Добавлен лид #${created.id}`))
    return created.id
  })
  return { id, ownerId }
}

function wordsOf({ name, phone, email, text, company, city }: SalesmanRequest) {
  return {
    title: plain(name, 255),
    email: plain(email ?? '', 255),
    phone: plain(phone ?? '', 255),
    description: describedAs(text),
    company: plain(company ?? '', 255),
    city: plain(city ?? '', 100),
  }
}

/** `datum_do` and `rezult` stay empty: nobody has handled it. */
function placeOf(ownerId: string | null, { clientId, personId }: KnownContact) {
  return {
    status: ownerId === null ? 0 : 1,
    iduser: ownerId ?? 0,
    clid: clientId ?? 0,
    pid: personId ?? 0,
    did: 0,
    partner: 0,
  }
}

async function findWritten(database: SalesmanDatabase, key: string): Promise<Written | null> {
  const [row] = await database.rows(
    `SELECT id, iduser AS owner FROM ${database.table('leads')} WHERE muid = ? AND identity = ?`,
    keyOf(key),
    database.account,
  )
  return row === undefined ? null : { id: String(row.id), ownerId: ownerIn(row) }
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

/** Puts words in place of others, unless somebody changed them in the CRM meanwhile. */
export async function amendRequest(
  { account, table, write }: SalesmanDatabase,
  { id, before, after }: { readonly id: string; readonly before: string; readonly after: string },
): Promise<void> {
  const sql = `UPDATE ${table('leads')} SET description = ?
    WHERE id = ? AND identity = ? AND description = ?`
  const parameters = [describedAs(after), id, account, describedAs(before)]
  await write((run) => run({ sql, parameters }))
}

/** A TEXT of the CRM holds this much of letters of any size. */
const describedAs = (text: string) => plain(text, 16_000)

/** `muid` is where the CRM keeps the id of a letter, so as not to take it in twice. */
const keyOf = (key: string) => `svodka-${key}`

/** The CRM shows what it is given as HTML: a visitor's words must not become tags there. */
function plain(text: string, most: number): string {
  const harmless = text.replaceAll('<', '‹').replaceAll('>', '›')
  return [...harmless].slice(0, most).join('')
}
