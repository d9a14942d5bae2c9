import type { DateRange, MetricId } from '../../src/crm/index.ts'
import type { Row, Tables } from './rows.ts'

/** One account of a SalesMan database: its rows, as they are kept, among those of others. */
export interface Records {
  readonly tables: Tables
  readonly account: number
  readonly timeZone: string
}

/** What somebody has of a metric: a count in thousandths, an amount in kopecks or seconds. */
export interface Sum {
  readonly count: bigint
  readonly amount: bigint
}

/** A row that a metric counts. */
interface Counted extends Sum {
  readonly owner: string
  /** The local day it counts for; null for none. */
  readonly day: string | null
}

/** The sums of a metric by owner, worked out row by row, without any SQL. */
export function canonSums(
  records: Records,
  metric: MetricId,
  { from, to }: DateRange,
): Map<string, Sum> {
  const sums = new Map<string, Sum>()
  for (const { owner, day, count, amount } of COUNTED[metric](records)) {
    if (day === null || day < from.toString() || day > to.toString()) continue
    const known = sums.get(owner) ?? { count: 0n, amount: 0n }
    sums.set(owner, { count: known.count + count, amount: known.amount + amount })
  }
  return sums
}

/** The rows of the account. */
export function rowsOf({ tables, account }: Records, table: string): readonly Row[] {
  return (tables[table] ?? []).filter(({ identity }) => identity === account)
}

const COUNTED: Record<MetricId, (records: Records) => Counted[]> = {
  'clients.new': (all) =>
    rowsOf(all, 'clientcat').map((row) => counted(row.creator, instantDay(all, row.date_create))),
  'deals.new': (all) => rowsOf(all, 'dogovor').map(newDeal),
  'deals.repeat': (all) => rowsOf(all, 'dogovor').filter(isRepeat).map(newDeal),
  'deals.closed': (all) =>
    closedDeals(all).map((deal) => counted(deal.iduser, day(deal.datum_close), kopecks(deal.kol))),
  'invoices.issued': (all) =>
    rowsOf(all, 'credit').map((row) =>
      counted(row.iduser, instantDay(all, row.datum), kopecks(row.summa_credit)),
    ),
  'payments.received': (all) =>
    paidInvoices(all).map((row) =>
      counted(row.iduser, day(row.invoice_date), kopecks(row.summa_credit)),
    ),
  'documents.new': (all) =>
    rowsOf(all, 'contract').map((row) => counted(row.iduser, instantDay(all, row.datum))),
  activities: (all) =>
    rowsOf(all, 'history').map((row) => counted(row.iduser, instantDay(all, row.datum))),
  calls: (all) => [...calls(all, 'outcome'), ...calls(all, 'income')],
  'calls.out': (all) => calls(all, 'outcome'),
  'calls.in': (all) => calls(all, 'income'),
  'requests.new': (all) =>
    rowsOf(all, 'leads').map((row) => counted(row.iduser, instantDay(all, row.datum))),
  'requests.processed': (all) =>
    rowsOf(all, 'leads')
      .filter(({ status }) => status === 2 || status === 3)
      .map((row) => counted(row.iduser, day(row.datum_do))),
  'products.sold': (all) =>
    rowsOf(all, 'speca').flatMap((line) => {
      const deal = closedDeals(all).find(({ did }) => did === line.did)
      if (deal === undefined) return []
      const amount = divided(kopecks(line.price) * scaled(line.kol, 3), 1000n)
      return [counted(deal.iduser, day(deal.datum_close), amount, scaled(line.kol, 3))]
    }),
}

function counted(owner: unknown, at: string | null, amount = 0n, count = 1000n): Counted {
  return { owner: String(owner), day: at, count, amount }
}

const newDeal = (deal: Row) => counted(deal.autor, day(deal.datum), kopecks(deal.kol))

/** By the day, then by the number; a deal without a day comes neither before nor after another. */
function isRepeat(deal: Row, _: number, all: readonly Row[]): boolean {
  return (
    Number(deal.clid) > 0 &&
    all.some(
      (other) =>
        other.clid === deal.clid &&
        other.datum !== null &&
        deal.datum !== null &&
        `${other.datum} ${idOf(other)}` < `${deal.datum} ${idOf(deal)}`,
    )
  )
}

const idOf = ({ did }: Row) => String(did).padStart(12, '0')

export const closedDeals = (all: Records) =>
  rowsOf(all, 'dogovor').filter(({ close }) => close === 'yes')

export const paidInvoices = (all: Records) => rowsOf(all, 'credit').filter((row) => row.do === 'on')

function calls(all: Records, wanted: string): Counted[] {
  return rowsOf(all, 'callhistory')
    .filter(({ direct }) => direct === wanted)
    .map((row) => counted(row.iduser, day(row.datum), BigInt(Number(row.sec))))
}

/** The day of a DATE or of a wall clock. */
export function day(value: unknown): string | null {
  const text = String(value ?? '0000')
  return text.startsWith('0000') ? null : text.slice(0, 10)
}

/** The local day of an instant that is kept in UTC. */
function instantDay({ timeZone }: Records, value: unknown): string | null {
  if (day(value) === null) return null
  const at = Temporal.Instant.from(`${String(value).replace(' ', 'T')}Z`)
  return at.toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

export const kopecks = (money: unknown) => scaled(money, 2)

/** Decimal text times ten to the power of `digits`; nothing is 0n. */
function scaled(decimal: unknown, digits: number): bigint {
  const [whole = '0', part = ''] = String(decimal || '0').split('.')
  return BigInt(`${whole}${part.padEnd(digits, '0')}`)
}

/** Divided by something above zero, halves away from zero. */
export function divided(value: bigint, by: bigint): bigint {
  const half = value < 0n ? -by : by
  return (2n * value + half) / (2n * by)
}
