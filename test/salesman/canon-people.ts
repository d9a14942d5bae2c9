import { closedDeals, day, divided, kopecks, paidInvoices, type Records, rowsOf } from './canon.ts'
import type { Row } from './rows.ts'

const EVERYONE = [
  'Руководитель организации',
  'Руководитель с доступом',
  'Поддержка продаж',
  'Администратор',
]

/** Whom an employee sees, by `get_people`; somebody who may not enter, or is unknown, sees nobody. */
export function canonVisible(records: Records, id: string): Set<string> {
  const people = rowsOf(records, 'user')
  const me = people.find(({ iduser }) => String(iduser) === id)
  if (me === undefined || me.secrty !== 'yes') return new Set()
  return seenBy(people, me)
}

function seenBy(people: readonly Row[], me: Row): Set<string> {
  const id = String(me.iduser)
  const below = (ids: readonly string[]) =>
    people.filter(({ mid }) => ids.includes(String(mid))).map(({ iduser }) => String(iduser))
  if (EVERYONE.includes(String(me.tip))) return new Set(people.map(({ iduser }) => String(iduser)))
  if (me.tip === 'Руководитель отдела') return new Set([id, ...below([id])])
  if (me.tip !== 'Руководитель подразделения') return new Set([id])
  const first = below([id])
  return new Set([id, ...first, ...below(first)])
}

/** Turnover and margin in kopecks. */
export interface Money {
  readonly turnover: bigint
  readonly margin: bigint
}

/** The plan of an employee for a month (`2026-10`), and what was done towards it. */
export function canonPlan(records: Records, id: string, month: string) {
  const me = rowsOf(records, 'user').find(({ iduser }) => String(iduser) === id)
  const rights = String(me?.acs_import ?? '').split(';')
  const alone = me?.acs_plan === 'on' && rights[19] === 'on'
  const group = alone ? new Set([id]) : canonVisible(records, id)
  const [year, mon] = month.split('-').map(Number)
  const targets = rowsOf(records, 'plan').filter(
    (row) => String(row.iduser) === id && row.year === year && row.mon === mon,
  )
  return {
    target: sum(
      targets.map((row) => ({ turnover: kopecks(row.kol_plan), margin: kopecks(row.marga) })),
    ),
    fact: sum(factsOf(records, group, month)),
    ownFact: sum(factsOf(records, new Set([id]), month)),
  }
}

function factsOf(records: Records, group: ReadonlySet<string>, month: string): Money[] {
  const [settings] = (records.tables.settings ?? []).filter(({ id }) => id === records.account)
  const flags = String(settings?.other ?? '').split(';')
  const [byPayments, closedOnly] = [flags[2] === 'yes', flags[18] === 'yes']
  const inMonth = (value: unknown) => day(value)?.startsWith(month) ?? false
  const isIn = (...owners: unknown[]) => owners.some((owner) => group.has(String(owner)))
  if (!byPayments) {
    const deals = closedOnly ? closedDeals(records) : rowsOf(records, 'dogovor')
    return deals
      .filter((deal) => inMonth(deal.datum_close) && isIn(deal.iduser))
      .map((deal) => ({ turnover: kopecks(deal.kol_fact), margin: kopecks(deal.marga) }))
  }
  return paidInvoices(records).flatMap((invoice) => {
    const deal = rowsOf(records, 'dogovor').find(({ did }) => did === invoice.did)
    const counts = closedOnly
      ? deal?.close === 'yes' && inMonth(deal.datum_close) && isIn(invoice.iduser)
      : inMonth(invoice.invoice_date) && isIn(deal?.iduser, invoice.iduser)
    const turnover = kopecks(invoice.summa_credit)
    return counts ? [{ turnover, margin: marginOf(deal, turnover) }] : []
  })
}

function marginOf(deal: Row | undefined, payment: bigint): bigint {
  const whole = kopecks(deal?.kol)
  return whole > 0n ? divided(kopecks(deal?.marga) * payment, whole) : 0n
}

function sum(all: readonly Money[]): Money {
  return {
    turnover: all.reduce((total, { turnover }) => total + turnover, 0n),
    margin: all.reduce((total, { margin }) => total + margin, 0n),
  }
}
