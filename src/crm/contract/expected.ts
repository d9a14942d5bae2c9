import type { MetricId } from '../catalog.ts'
import type { DateRange, PlanFact, PlanTarget, Tally } from '../crm.ts'
import type { Company, Deal, Moment, Owner } from './company.ts'

/** Something that happened, as one metric sees it. */
interface Event {
  readonly ownerId: Owner
  readonly at: Moment
  /** In thousandths. */
  readonly count: bigint
  readonly amount: bigint
}

/** What a source must answer, worked out row by row from the records, without any SQL. */
export function expectedBreakdown(company: Company, metric: MetricId, dates: DateRange): Tally[] {
  const happened = EVENTS[metric](company).filter(({ at }) => isWithin(at, dates, company))
  return company.employees.flatMap(({ id }) => {
    const own = happened.filter(({ ownerId }) => ownerId === id)
    const count = Number(sum(own.map((event) => event.count))) / 1000
    const amount = sum(own.map((event) => event.amount))
    return count === 0 && amount === 0n ? [] : [{ employeeId: id, count, amount }]
  })
}

export function expectedTargets(company: Company, month: Temporal.PlainYearMonth): PlanTarget[] {
  return company.employees.flatMap(({ id }) => {
    const own = company.targets.filter(
      (target) =>
        target.employeeId === id && target.year === month.year && target.month === month.month,
    )
    const turnover = sum(own.map((target) => kopecks(target.turnover)))
    const margin = sum(own.map((target) => kopecks(target.margin)))
    return own.length === 0 ? [] : [{ employeeId: id, turnover, margin }]
  })
}

/** Paid invoices by their month of payment, for the deal's owner and the invoice's. */
export function expectedPayments(company: Company, month: Temporal.PlainYearMonth): PlanFact[] {
  const paid = company.invoices.filter(
    (invoice) => invoice.paid && isWithin(invoice.paidAt, monthOf(month), company),
  )
  return paid.map((invoice) => {
    const deal = company.deals.find(({ id }) => id === invoice.dealId)
    const turnover = kopecks(invoice.amount)
    const whole = kopecks(deal?.amount ?? null)
    const margin = whole > 0n ? divided(kopecks(deal?.margin ?? null) * turnover, whole) : 0n
    return { owners: known(company, [deal?.ownerId ?? null, invoice.ownerId]), turnover, margin }
  })
}

/** Deals by their month of closing, won and lost. */
export function expectedClosings(company: Company, month: Temporal.PlainYearMonth): PlanFact[] {
  const closed = closedDeals(company).filter((deal) =>
    isWithin(deal.closedAt, monthOf(month), company),
  )
  return closed.map((deal) => ({
    owners: known(company, [deal.ownerId]),
    turnover: kopecks(deal.amount),
    margin: kopecks(deal.margin),
  }))
}

const EVENTS: Record<MetricId, (company: Company) => Event[]> = {
  'clients.new': ({ clients }) =>
    clients.map(({ creatorId, createdAt }) => event(creatorId, createdAt)),
  'deals.new': ({ deals }) => deals.map(newDeal),
  'deals.repeat': ({ deals }) => deals.filter(isRepeat).map(newDeal),
  'deals.closed': (company) =>
    closedDeals(company).map((deal) => event(deal.ownerId, deal.closedAt, kopecks(deal.amount))),
  'invoices.issued': ({ invoices }) =>
    invoices.map((invoice) => event(invoice.ownerId, invoice.issuedAt, kopecks(invoice.amount))),
  'payments.received': ({ invoices }) =>
    invoices
      .filter(({ paid }) => paid)
      .map((invoice) => event(invoice.ownerId, invoice.paidAt, kopecks(invoice.amount))),
  'documents.new': ({ documents }) => documents.map(({ ownerId, at }) => event(ownerId, at)),
  activities: ({ activities }) => activities.map(({ ownerId, at }) => event(ownerId, at)),
  calls: (company) => [...calls(company, 'out'), ...calls(company, 'in')],
  'calls.out': (company) => calls(company, 'out'),
  'calls.in': (company) => calls(company, 'in'),
  'requests.new': ({ requests }) => requests.map(({ ownerId, at }) => event(ownerId, at)),
  'requests.processed': ({ requests }) =>
    requests
      .filter(({ status }) => status === 'handled' || status === 'rejected')
      .map(({ ownerId, processedAt }) => event(ownerId, processedAt)),
  'products.sold': (company) =>
    company.lines.flatMap(({ dealId, price, quantity }) => {
      const deal = closedDeals(company).find(({ id }) => id === dealId)
      if (deal === undefined) return []
      const amount = divided(kopecks(price) * scaled(quantity, 3), 1000n)
      return [event(deal.ownerId, deal.closedAt, amount, scaled(quantity, 3))]
    }),
}

function event(ownerId: Owner, at: Moment, amount = 0n, count = 1000n): Event {
  return { ownerId, at, amount, count }
}

const newDeal = (deal: Deal) => event(deal.creatorId, deal.createdAt, kopecks(deal.amount))

const closedDeals = ({ deals }: Company) => deals.filter(({ status }) => status !== 'open')

function isRepeat({ clientId }: Deal, index: number, deals: readonly Deal[]): boolean {
  const earlier = deals.slice(0, index).filter(({ createdAt }) => createdAt !== null)
  return clientId !== null && earlier.some((deal) => deal.clientId === clientId)
}

function calls({ calls: all }: Company, wanted: 'out' | 'in'): Event[] {
  return all
    .filter(({ direction }) => direction === wanted)
    .map(({ ownerId, at, seconds }) => event(ownerId, at, BigInt(seconds ?? 0)))
}

function isWithin(at: Moment, { from, to }: DateRange, { timeZone }: Company): boolean {
  const day = at?.toZonedDateTimeISO(timeZone).toPlainDate()
  if (day === undefined) return false
  return Temporal.PlainDate.compare(day, from) >= 0 && Temporal.PlainDate.compare(day, to) <= 0
}

function monthOf(month: Temporal.PlainYearMonth): DateRange {
  return { from: month.toPlainDate({ day: 1 }), to: month.toPlainDate({ day: month.daysInMonth }) }
}

function known({ employees }: Company, owners: readonly Owner[]): string[] {
  return employees.map(({ id }) => id).filter((id) => owners.includes(id))
}

const kopecks = (money: string | null) => scaled(money, 2)

/** Decimal text times ten to the power of `digits`; nothing is 0n. */
function scaled(decimal: string | null, digits: number): bigint {
  const [whole = '0', part = ''] = (decimal ?? '0').split('.')
  return BigInt(`${whole}${part.padEnd(digits, '0')}`)
}

/** Divided by something above zero, halves away from zero. */
function divided(value: bigint, by: bigint): bigint {
  const half = value < 0n ? -by : by
  return (2n * value + half) / (2n * by)
}

const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n)
