import type { Company, Moment, Person } from './company.ts'

type Row = Readonly<Record<string, string | number | boolean | null>>

const ROLES = {
  everyone: 1,
  'two-levels': 2,
  'one-level': 3,
  self: 4,
} as const

const STATUSES = { new: 0, 'in-work': 1, handled: 2, rejected: 3 }

/** A company's records as rows of the example's tables: `docs/examples/own-crm/schema.sql`. */
export function ownCrmRows(company: Company): Record<string, readonly Row[]> {
  const { name, currency, timeZone } = company
  return {
    company: [{ name, currency, time_zone: timeZone }],
    roles: [
      { id: 1, title: 'Директор' },
      { id: 2, title: 'Руководитель направления' },
      { id: 3, title: 'Руководитель отдела' },
      { id: 4, title: 'Менеджер' },
    ],
    staff: company.employees.map(staffRow),
    ...salesRows(company),
    ...eventRows(company),
    plans: company.targets.map(({ employeeId, year, month, turnover, margin }, index) => ({
      id: index,
      staff_id: employeeId,
      month: Temporal.PlainDate.from({ year, month, day: 1 }).toString(),
      turnover,
      margin,
    })),
  }
}

function staffRow(person: Person): Row {
  const [surname = '', ...names] = person.name.split(' ')
  return {
    id: person.id,
    login: person.login,
    surname,
    first_name: names.join(' '),
    email: person.email,
    phone: person.phones[0] ?? null,
    mobile: person.phones[1] ?? '',
    role_id: ROLES[person.sight],
    boss_id: person.managerId,
    is_admin: person.administrator,
    dismissed_on: person.active ? null : '2026-01-31',
  }
}

function salesRows({ clients, deals, invoices, lines, timeZone }: Company) {
  return {
    clients: clients.map(({ id, creatorId, createdAt }) => ({
      id,
      author_id: creatorId,
      created_at: instant(createdAt),
    })),
    deals: deals.map((deal) => ({
      id: deal.id,
      client_id: deal.clientId,
      author_id: deal.creatorId,
      owner_id: deal.ownerId,
      created_at: instant(deal.createdAt),
      stage: deal.status,
      closed_on: day(deal.closedAt, timeZone),
      amount: deal.amount,
      margin: deal.margin,
    })),
    invoices: invoices.map((invoice) => ({
      id: invoice.id,
      deal_id: invoice.dealId,
      owner_id: invoice.ownerId,
      issued_at: instant(invoice.issuedAt),
      amount: invoice.amount,
      is_paid: invoice.paid,
      paid_on: day(invoice.paidAt, timeZone),
    })),
    deal_items: lines.map(({ id, dealId, price, quantity }) => ({
      id,
      deal_id: dealId,
      price,
      quantity,
    })),
  }
}

function eventRows({ documents, activities, calls, requests, timeZone }: Company) {
  return {
    documents: documents.map(({ id, ownerId, at }) => ({
      id,
      author_id: ownerId,
      created_at: instant(at),
    })),
    activities: activities.map(({ id, ownerId, at }) => ({
      id,
      staff_id: ownerId,
      happened_at: instant(at),
    })),
    calls: calls.map(({ id, ownerId, at, direction, seconds }) => ({
      id,
      staff_id: ownerId,
      started_at: wallClock(at, timeZone),
      direction,
      seconds,
    })),
    leads: requests.map(({ id, ownerId, at, status, processedAt }) => ({
      id,
      staff_id: ownerId,
      received_at: wallClock(at, 'UTC'),
      status: STATUSES[status],
      closed_at: wallClock(processedAt, 'UTC'),
    })),
  }
}

function instant(at: Moment): string | null {
  return at?.toString() ?? null
}

function wallClock(at: Moment, timeZone: string): string | null {
  return at?.toZonedDateTimeISO(timeZone).toPlainDateTime().toString() ?? null
}

function day(at: Moment, timeZone: string): string | null {
  return at?.toZonedDateTimeISO(timeZone).toPlainDate().toString() ?? null
}
