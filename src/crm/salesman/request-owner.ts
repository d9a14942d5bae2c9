import { textOf } from '../sql-row.ts'
import type { SqlRow } from '../sql-source.ts'
import { emailsIn, phonesIn, readPhone } from './contacts.ts'
import type { SalesmanDatabase } from './database.ts'
import type { RequestRules } from './request-rules.ts'

/** How whoever asks can be reached. */
export interface Contact {
  readonly phone: string | null
  readonly email: string | null
}

/** Whom the CRM knows by this contact: a client, a person of theirs, and who looks after them. */
export interface KnownContact {
  readonly clientId: string | null
  readonly personId: string | null
  readonly ownerId: string | null
}

/** Where the CRM keeps contacts: people first, then companies. */
const PLACES: readonly Place[] = [
  {
    table: 'personcat',
    key: 'pid',
    columns: 'clid AS client, pid AS person, iduser AS owner',
    phones: ['tel', 'mob', 'fax'],
    emails: ['mail'],
  },
  {
    table: 'clientcat',
    key: 'clid',
    columns: 'clid AS client, 0 AS person, iduser AS owner',
    phones: ['phone', 'fax'],
    emails: ['mail_url'],
  },
]

/** The client whom the CRM knows by the same number or address. */
export async function findContact(
  database: SalesmanDatabase,
  contact: Contact,
): Promise<KnownContact> {
  for (const place of PLACES) {
    const [found] = await rowsWith(database, contact, place)
    if (found !== undefined) {
      return {
        clientId: idOf(found.client),
        personId: idOf(found.person),
        ownerId: idOf(found.owner),
      }
    }
  }
  return { clientId: null, personId: null, ownerId: null }
}

interface Asked {
  readonly rules: RequestRules
  readonly contact: Contact
  readonly known: KnownContact
  /** Chooses one of so many, from 0. */
  readonly pick: (count: number) => number
}

/**
 * Who gets a request by the CRM's own rules; null for nobody. Somebody who may no longer enter the
 * CRM gets none.
 */
export async function ownerOf(
  database: SalesmanDatabase,
  { rules, contact, known, pick }: Asked,
): Promise<string | null> {
  const { method } = rules
  if (method === 'coordinator' || method === 'free') return null
  const active = await activeEmployees(database)
  const may = (id: string | null) => id !== null && active.has(id)
  if (may(known.ownerId)) return known.ownerId
  const earlier = await ownersOfEarlier(database, contact)
  const owner = earlier.find(may)
  if (owner !== undefined) return owner
  const operators = rules.operatorIds.filter(may)
  if (method === 'known' || operators.length === 0) return null
  if (method === 'random') return operators[pick(operators.length)] ?? null
  return leastLoaded(database, operators)
}

async function activeEmployees(database: SalesmanDatabase): Promise<Set<string>> {
  const rows = await database.rows(
    `SELECT iduser AS id FROM ${database.table('user')} WHERE secrty = 'yes' AND identity = ?`,
    database.account,
  )
  return new Set(rows.map(({ id }) => String(id)))
}

async function ownersOfEarlier(database: SalesmanDatabase, contact: Contact): Promise<string[]> {
  const rows = await rowsWith(database, contact, {
    table: 'leads',
    key: 'id',
    columns: 'iduser AS owner',
    phones: ['phone'],
    emails: ['email'],
  })
  return rows.flatMap(({ owner }) => idOf(owner) ?? [])
}

async function leastLoaded(database: SalesmanDatabase, operators: readonly string[]) {
  const marks = operators.map(() => '?').join(', ')
  const rows = await database.rows(
    `SELECT iduser AS owner, COUNT(*) AS load_now FROM ${database.table('leads')}
     WHERE identity = ? AND iduser IN (${marks}) GROUP BY iduser`,
    database.account,
    ...operators,
  )
  const loads = new Map(rows.map(({ owner, load_now }) => [String(owner), Number(load_now)]))
  const load = (id: string) => loads.get(id) ?? 0
  return operators.toSorted((a, b) => load(a) - load(b))[0] ?? null
}

interface Place {
  readonly table: string
  readonly key: string
  readonly columns: string
  readonly phones: readonly string[]
  readonly emails: readonly string[]
}

/**
 * The newest rows that hold this number or address. The database looks for their letters and
 * digits, which may be part of something longer; what it finds is read properly here.
 */
async function rowsWith(
  database: SalesmanDatabase,
  { phone, email }: Contact,
  { table, key, columns, phones, emails }: Place,
): Promise<readonly SqlRow[]> {
  const number = phone === null ? null : readPhone(phone)
  const [address] = emailsIn(email ?? '')
  const looks = [
    ...(number === null ? [] : phones.map((name) => [digitsOf(name), number.national])),
    ...(address === undefined ? [] : emails.map((name) => [name, address])),
  ]
  if (looks.length === 0) return []
  const rows = await database.rows(
    `SELECT ${columns}, CONCAT_WS(',', ${phones}) AS phones, CONCAT_WS(',', ${emails}) AS emails
     FROM ${database.table(table)}
     WHERE identity = ? AND (${looks.map(([what]) => `${what} LIKE CONCAT('%', ?, '%')`).join(' OR ')})
     ORDER BY ${key} DESC LIMIT 200`,
    database.account,
    ...looks.map(([, value]) => value ?? ''),
  )
  return rows.filter(
    (row) =>
      (number !== null && phonesIn(textOf(row.phones) ?? '').includes(number.international)) ||
      (address !== undefined && emailsIn(textOf(row.emails) ?? '').includes(address)),
  )
}

/** A number without what people write between its digits. */
function digitsOf(column: string): string {
  return ["'+'", "'('", "')'", "' '", "'-'", "'.'"].reduce(
    (expression, sign) => `REPLACE(${expression}, ${sign}, '')`,
    column,
  )
}

function idOf(value: unknown): string | null {
  const id = textOf(value)
  return id === null || id === '0' ? null : id
}
