import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type { Company, Moment } from '../contract/company.ts'
import { crmContract } from '../crm.contract.ts'
import { createSqlCrm } from '../sql-crm.ts'
import { openSqliteSource } from '../sqlite-source.ts'
import { writeDemoFile } from './demo-file.ts'
import { demoMapping } from './mapping.ts'
import { noRecords, type Records } from './records.ts'

const folder = mkdtempSync(join(tmpdir(), 'svodka-demo-contract-'))
after(() => rmSync(folder, { recursive: true }))

const TODAY = Temporal.PlainDate.from('2027-12-31')
const ROLES = {
  everyone: 'Поддержка продаж',
  'two-levels': 'Руководитель подразделения',
  'one-level': 'Руководитель отдела',
  self: 'Специалист',
}

let files = 0

crmContract({
  name: 'The demo CRM',
  planFacts: 'payments',
  async open(company, clock) {
    files += 1
    const path = join(folder, `${files}.sqlite`)
    writeDemoFile(path, TODAY, recordsOf(company))
    const account = { ...demoMapping.account, timeZone: company.timeZone }
    const mapping = { ...demoMapping, account }
    return createSqlCrm({ mapping, clock, source: openSqliteSource(path) })
  },
})

function recordsOf(company: Company): Records {
  return { ...noRecords(), ...people(company), ...sales(company), ...events(company) }
}

function people({ employees, clients, targets }: Company) {
  return {
    employees: employees.map((person) => ({
      id: Number(person.id),
      login: person.login,
      name: person.name,
      email: person.email ?? '',
      phone: person.phones[0] ?? '',
      mobile: person.phones[1] ?? '',
      role: ROLES[person.sight],
      managerId: person.managerId === null ? null : Number(person.managerId),
      active: person.active ? (1 as const) : (0 as const),
      administrator: person.administrator ? (1 as const) : (0 as const),
      individualPlan: 0 as const,
    })),
    clients: clients.map(({ id, creatorId, createdAt }) => ({
      id: Number(id),
      name: 'ООО «Комфорт»',
      city: 'Пермь',
      creatorId: Number(creatorId),
      ownerId: 0,
      createdAt: utc(createdAt),
    })),
    plans: [
      ...Map.groupBy(targets, ({ employeeId, year, month }) => `${employeeId} ${year} ${month}`),
    ]
      .map(([key, group]) => [key.split(' ').map(Number), group] as const)
      .map(([[employeeId = 0, year = 0, month = 0], group]) => ({
        employeeId,
        year,
        month,
        turnover: group.reduce((sum, { turnover }) => sum + kopecks(turnover), 0),
        margin: group.reduce((sum, { margin }) => sum + kopecks(margin), 0),
      })),
  }
}

function sales({ deals, invoices, lines }: Company) {
  return {
    deals: deals.map((deal) => ({
      id: Number(deal.id),
      title: 'Чиллер',
      // Every deal has a client here; one without was nobody's repeat.
      clientId: Number(deal.clientId ?? `1000${deal.id}`),
      creatorId: Number(deal.creatorId),
      ownerId: Number(deal.ownerId),
      amount: kopecks(deal.amount),
      margin: kopecks(deal.margin),
      createdAt: utc(deal.createdAt),
      status: deal.status,
      closedAt: utc(deal.closedAt),
    })),
    invoices: invoices.map((invoice) => ({
      id: Number(invoice.id),
      number: invoice.id,
      dealId: Number(invoice.dealId),
      ownerId: Number(invoice.ownerId),
      amount: kopecks(invoice.amount),
      issuedAt: utc(invoice.issuedAt),
      dueOn: '2026-12-31',
    })),
    payments: invoices
      .filter(({ paid }) => paid)
      .map(({ id, ownerId, amount, paidAt }) => ({
        id: Number(id),
        invoiceId: Number(id),
        ownerId: Number(ownerId),
        amount: kopecks(amount),
        paidAt: utc(paidAt),
      })),
    dealLines: lines.map(({ id, dealId, price, quantity }) => ({
      id: Number(id),
      dealId: Number(dealId),
      productId: 1,
      price: kopecks(price),
      quantity: Number(quantity),
    })),
  }
}

function events({ documents, activities, calls, requests, timeZone }: Company) {
  return {
    documents: documents.map(({ id, ownerId, at }) => ({
      id: Number(id),
      kind: 'Договор',
      dealId: 1,
      ownerId: Number(ownerId),
      createdAt: utc(at),
    })),
    activities: activities.map(({ ownerId, at }, index) => ({
      id: index + 1,
      kind: 'Встреча',
      ownerId: Number(ownerId),
      happenedAt: utc(at),
    })),
    calls: calls.flatMap(({ id, ownerId, at, direction, seconds }) => {
      if (direction === 'internal') return []
      const startedAt = wallClock(at, timeZone)
      const [answered, length] = [1 as const, seconds ?? 0]
      return [
        {
          id: Number(id),
          ownerId: Number(ownerId),
          direction,
          answered,
          seconds: length,
          startedAt,
        },
      ]
    }),
    requests: requests.map(({ id, ownerId, at, status, processedAt }) => ({
      id: Number(id),
      contact: 'Мария',
      source: 'Сайт',
      ownerId: ownerId === null ? null : Number(ownerId),
      status,
      createdAt: utc(at),
      processedAt: wallClock(processedAt, timeZone),
    })),
  }
}

/** Nothing is undated here: what has no moment is put where no period reaches. */
function utc(at: Moment): string {
  return at === null ? 'never' : at.toString().slice(0, 19).replace('T', ' ')
}

function wallClock(at: Moment, timeZone: string): string {
  return at === null
    ? 'never'
    : at.toZonedDateTimeISO(timeZone).toString().slice(0, 19).replace('T', ' ')
}

function kopecks(money: string | null): number {
  return Math.round(Number(money) * 100)
}
