import type { Company, Moment, Person } from '../../src/crm/contract/company.ts'
import type { Row, Tables } from './rows.ts'

interface Settings {
  /** The account's number. */
  readonly account: number
  /** What the plan counts: payments by their date, or closed deals. */
  readonly planFacts: 'payments' | 'closings'
}

const ROLES: Readonly<Record<Person['sight'], string>> = {
  everyone: 'Руководитель организации',
  'two-levels': 'Руководитель подразделения',
  'one-level': 'Руководитель отдела',
  self: 'Менеджер продаж',
}

const STATUSES = { new: 0, 'in-work': 1, handled: 2, rejected: 3 }
const DIRECTIONS = { out: 'outcome', in: 'income', internal: 'inner' }

/** The records of a company as a SalesMan CRM keeps them. Ids are unique in one database only. */
export function companyTables(company: Company, { account, planFacts }: Settings): Tables {
  const tables = {
    settings: [settingsOf(company, account, planFacts)],
    ...peopleTables(company),
    ...salesTables(company),
    ...eventTables(company),
  }
  const { settings, ...others } = tables
  const owned = Object.entries(others).map(([name, rows]) => [
    name,
    rows.map((row) => ({ ...row, identity: account })),
  ])
  return { settings, ...Object.fromEntries(owned) }
}

function settingsOf(company: Company, id: number, planFacts: Settings['planFacts']): Row {
  const flags = Array.from({ length: 30 }, () => 'no')
  if (planFacts === 'payments') flags[2] = 'yes'
  else flags[18] = 'yes'
  return {
    id,
    company: company.name,
    valuta: company.currency,
    timezone: company.timeZone,
    other: flags.join(';'),
    session: '14',
    ext_allow: 'pdf',
  }
}

function peopleTables({ employees, clients, targets }: Company) {
  return {
    user: employees.map((person) => ({
      iduser: person.id,
      login: person.login,
      pwd: '',
      title: person.name,
      email: person.email ?? '',
      phone: person.phones[0] ?? '',
      mob: person.phones[1] ?? null,
      tip: ROLES[person.sight],
      mid: person.managerId ?? 0,
      secrty: person.active ? 'yes' : 'no',
      isadmin: person.administrator ? 'on' : 'off',
    })),
    clientcat: clients.map(({ id, creatorId, createdAt }, index) => ({
      clid: id,
      creator: creatorId,
      date_create: timestamp(createdAt),
      trash: index % 3 === 0 ? 'yes' : 'no',
    })),
    plan: targets.map(({ employeeId, year, month, turnover, margin }) => ({
      iduser: employeeId,
      year,
      mon: month,
      kol_plan: turnover,
      marga: margin === '0' ? '' : margin,
    })),
  }
}

function salesTables({ deals, invoices, lines, timeZone }: Company) {
  return {
    dogovor: deals.map((deal, index) => ({
      did: deal.id,
      clid: deal.clientId ?? 0,
      autor: deal.creatorId,
      iduser: deal.ownerId ?? 0,
      datum: date(deal.createdAt, timeZone),
      close: deal.status === 'open' ? (['no', '', null][index % 3] ?? null) : 'yes',
      datum_close: date(deal.closedAt, timeZone) ?? '0000-00-00',
      kol: deal.amount,
      kol_fact: deal.amount,
      marga: deal.margin,
    })),
    credit: invoices.map((invoice, index) => ({
      crid: invoice.id,
      did: invoice.dealId,
      clid: index % 2 === 0 ? null : 1,
      iduser: invoice.ownerId,
      datum: timestamp(invoice.issuedAt) ?? '0000-00-00 00:00:00',
      summa_credit: invoice.amount,
      do: invoice.paid ? 'on' : (['no', '', null][index % 3] ?? null),
      invoice_date: date(invoice.paidAt, timeZone) ?? '0000-00-00',
    })),
    speca: lines.map(({ id, dealId, price, quantity }) => ({
      spid: id,
      did: dealId,
      price,
      kol: quantity,
    })),
  }
}

function eventTables({ documents, activities, calls, requests, timeZone }: Company) {
  return {
    contract: documents.map(({ id, ownerId, at }) => ({
      deid: id,
      iduser: ownerId,
      datum: timestamp(at),
    })),
    history: activities.map(({ id, ownerId, at }, index) => ({
      cid: id,
      iduser: ownerId,
      datum: timestamp(at) ?? '0000-00-00 00:00:00',
      tip: index % 2 === 0 ? 'СобытиеCRM' : 'Встреча',
    })),
    callhistory: calls.map(({ id, ownerId, at, direction, seconds }) => ({
      id,
      uid: id,
      phone: '79120000000',
      res: 'ANSWERED',
      iduser: ownerId,
      datum: wallClock(at, timeZone) ?? '0000-00-00 00:00:00',
      direct: DIRECTIONS[direction],
      sec: seconds ?? 0,
    })),
    leads: requests.map((request) => ({
      id: request.id,
      iduser: request.ownerId,
      datum: timestamp(request.at) ?? '0000-00-00 00:00:00',
      status: STATUSES[request.status],
      datum_do: wallClock(request.processedAt, timeZone),
    })),
  }
}

const timestamp = (at: Moment) => wallClock(at, 'UTC')

function wallClock(at: Moment, timeZone: string): string | null {
  const local = at?.toZonedDateTimeISO(timeZone).toPlainDateTime()
  return local?.toString({ smallestUnit: 'second' }).replace('T', ' ') ?? null
}

const date = (at: Moment, timeZone: string) => wallClock(at, timeZone)?.slice(0, 10) ?? null
