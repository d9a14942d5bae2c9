import { later, utc } from './calendar.ts'
import { type LivingCompany, type Moment, workSecond } from './company.ts'
import { headOf, isIn, type Person } from './people.ts'
import { between, howMany, pick, type Random } from './random.ts'
import type { DealRecord, InvoiceRecord } from './records.ts'

/**
 * How much of an invoice is paid after each instalment: most are paid at once, some in parts, a few
 * never in full.
 */
const INSTALMENTS = [[1], [1], [1], [1], [1], [1], [1], [1], [0.5, 1], [0.3, 1], [0.5], []] as const

type InvoicedDeal = Pick<DealRecord, 'id' | 'ownerId' | 'amount'>

/** A moment so many working days later; null when that is further than the company has lived. */
export function wait(
  { calendar }: LivingCompany,
  random: Random,
  since: Moment,
  workdays: number,
): Moment | null {
  const day = later(calendar, since.day, workdays)
  if (day === since.day) return { day, second: since.second + between(random, 600, 5400) }
  return day && { day, second: workSecond(random) }
}

/** The seller's invoice; the head of the department issues it when the seller is away. */
export function addInvoice(
  { records: { invoices } }: LivingCompany,
  seller: Person,
  deal: InvoicedDeal,
  { day, second }: Moment,
): InvoiceRecord {
  const invoice = {
    id: invoices.length + 1,
    number: `СВ-${String(invoices.length + 1).padStart(5, '0')}`,
    dealId: deal.id,
    ownerId: isIn(seller, day) ? seller.id : headOf(seller).id,
    amount: deal.amount,
    issuedAt: utc(day, second),
    dueOn: day.date.add({ days: 10 }).toString(),
  }
  invoices.push(invoice)
  return invoice
}

/** When the invoice was paid in full; null when it was not, or not yet. */
export function payInvoice(
  company: LivingCompany,
  random: Random,
  invoice: InvoiceRecord,
  issued: Moment,
): Moment | null {
  const { payments } = company.records
  let paid = 0
  let moment = issued
  for (const share of pick(random, INSTALMENTS)) {
    const next = wait(company, random, moment, 1 + howMany(random, 4))
    if (next === null) return null
    const amount = Math.round(invoice.amount * share) - paid
    const { id, ownerId } = invoice
    const paidAt = utc(next.day, next.second)
    payments.push({ id: payments.length + 1, invoiceId: id, ownerId, amount, paidAt })
    paid += amount
    moment = next
  }
  return paid === invoice.amount ? moment : null
}

export function addDocument(
  { records: { documents } }: LivingCompany,
  { id, ownerId }: InvoicedDeal,
  kind: string,
  { day, second }: Moment,
): void {
  const createdAt = utc(day, second)
  documents.push({ id: documents.length + 1, kind, dealId: id, ownerId, createdAt })
}
