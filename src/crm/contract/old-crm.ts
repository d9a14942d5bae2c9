import Database from 'better-sqlite3'
import type { Company, Moment } from './company.ts'

type Cell = string | number | null
type Row = Readonly<Record<string, Cell>>

export interface OldCrmSettings {
  /** Whether a plan counts paid invoices; otherwise closed deals. */
  readonly planByPayments: boolean
  /** What the row of the account says instead of the company's own. */
  readonly account?: { readonly title?: string; readonly label?: string; readonly zone?: string }
}

const ROLES = {
  everyone: 'Руководитель организации',
  'two-levels': 'Руководитель подразделения',
  'one-level': 'Руководитель отдела',
  self: '',
}

const STATUSES = { new: 0, 'in-work': 1, handled: 2, rejected: 3 }

/** Writes a company into a new SQLite file the way an old CRM would, among another account's rows. */
export function writeOldCrm(path: string, company: Company, settings: OldCrmSettings): void {
  const database = new Database(path)
  const tables = { ...peopleTables(company), ...dealTables(company), ...eventTables(company) }
  for (const [name, rows] of Object.entries(tables)) fill(database, name, rows)
  fill(database, 'settings', [
    {
      id: 1,
      title: company.name,
      label: company.currency,
      zone: company.timeZone,
      flags: settings.planByPayments ? 'no;yes;no' : 'no;no;yes',
      ...settings.account,
    },
  ])
  database.close()
}

/** Columns without a type keep whatever they are given: text stays text, floats stay floats. */
function fill(database: Database.Database, name: string, rows: readonly Row[]): void {
  const columns = Object.keys(rows[0] ?? {})
  database.exec(`CREATE TABLE x_${name} (account, ${columns.join(', ')})`)
  const marks = columns.map(() => '?').join(', ')
  const insert = database.prepare(`INSERT INTO x_${name} VALUES (?, ${marks})`)
  database.transaction(() => {
    for (const row of rows) {
      // Of the other accounts, one has our ids, and one has ids that come before all of ours.
      insert.run(1, ...Object.values(row))
      insert.run(2, ...Object.values(row))
      insert.run(3, ...Object.values({ ...row, id: -1 }))
    }
  })()
}

function peopleTables({ employees, clients, targets }: Company) {
  return {
    user: employees.map((person) => ({
      id: person.id,
      login: person.login,
      title: person.name,
      mail: person.email ?? '',
      phone: person.phones[0] ?? '',
      mobile: person.phones[1] ?? null,
      role: ROLES[person.sight],
      boss: person.managerId ?? 0,
      enters: person.active ? 'yes' : 'no',
      admin: person.administrator ? 'on' : 'off',
      rights: 'on;off;off',
    })),
    client: clients.map(({ id, creatorId, createdAt }) => ({
      id,
      creator: creatorId,
      created: timestamp(createdAt),
    })),
    plan: targets.map(({ employeeId, year, month, turnover, margin }, index) => ({
      id: index,
      owner: employeeId,
      year,
      mon: month,
      turnover,
      margin: margin === '0' ? '' : margin,
    })),
  }
}

function dealTables({ deals, invoices, lines, timeZone }: Company) {
  return {
    deal: deals.map((deal) => ({
      id: Number(deal.id),
      client: Number(deal.clientId ?? 0),
      author: Number(deal.creatorId ?? 0),
      owner: Number(deal.ownerId ?? 0),
      created: date(deal.createdAt, timeZone),
      state: deal.status,
      closed: date(deal.closedAt, timeZone) ?? '0000-00-00',
      total: deal.amount === null ? null : Number(deal.amount),
      margin: deal.margin === null ? null : Number(deal.margin),
    })),
    invoice: invoices.map((invoice) => ({
      id: invoice.id,
      deal: Number(invoice.dealId ?? 0),
      owner: invoice.ownerId,
      issued: timestamp(invoice.issuedAt),
      total: invoice.amount,
      done: invoice.paid ? 'on' : '',
      paid: date(invoice.paidAt, timeZone) ?? '0000-00-00',
    })),
    line: lines.map(({ id, dealId, price, quantity }) => ({
      id,
      deal: Number(dealId),
      price: price === null ? null : Number(price),
      quantity: quantity === null ? null : Number(quantity),
    })),
  }
}

function eventTables({ documents, activities, calls, requests, timeZone }: Company) {
  const dated = ({ id, ownerId, at }: Company['documents'][number]) => ({
    id,
    owner: ownerId,
    at: timestamp(at),
  })
  return {
    document: documents.map(dated),
    activity: activities.map(dated),
    call: calls.map(({ id, ownerId, at, direction, seconds }) => ({
      id,
      owner: ownerId,
      at: local(at, timeZone),
      direction,
      seconds,
    })),
    request: requests.map((request) => ({
      ...dated(request),
      status: STATUSES[request.status],
      processed: local(request.processedAt, timeZone),
    })),
  }
}

function timestamp(at: Moment): string {
  return at === null ? '0000-00-00 00:00:00' : at.toString().slice(0, 19).replace('T', ' ')
}

function local(at: Moment, timeZone: string): string | null {
  return at === null
    ? null
    : at.toZonedDateTimeISO(timeZone).toString().slice(0, 19).replace('T', ' ')
}

function date(at: Moment, timeZone: string): string | null {
  return at === null ? null : at.toZonedDateTimeISO(timeZone).toString().slice(0, 10)
}
