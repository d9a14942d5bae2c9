import { type Day, utc } from './calendar.ts'
import { addClient, type LivingCompany, type Moment, workSecond } from './company.ts'
import { orderFor, sumOf } from './goods.ts'
import { type Department, isIn, type Person, type Sales, SUPPORT_ID } from './people.ts'
import { between, chance, howMany, pick, type Random, randomOf, spread } from './random.ts'
import type { ClientRecord, DealRecord } from './records.ts'
import { addDocument, addInvoice, payInvoice, wait } from './settlement.ts'

/** The usual deal of a department in kopecks, how far deals are from it, and what is left of one. */
export const DEALS = {
  wholesale: { usual: 115_000_00, sigma: 0.7, marginRate: 0.18 },
  projects: { usual: 290_000_00, sigma: 0.8, marginRate: 0.26 },
  service: { usual: 45_000_00, sigma: 0.6, marginRate: 0.42 },
} as const satisfies Record<Department, unknown>

const LEAST = 18_000_00
const MOST = 2_900_000_00

interface Opening {
  readonly company: LivingCompany
  readonly seller: Person
  readonly sales: Sales
  readonly random: Random
  readonly opened: Moment
}

/** The deals a seller opens on a day, with everything that becomes of them. */
export function openDeals(company: LivingCompany, seller: Person, day: Day): void {
  const { sales } = seller
  if (sales === undefined || !isIn(seller, day)) return
  const random = randomOf(`${company.seed} deals ${seller.id} ${day.text}`)
  const form = spread(randomOf(`${company.seed} form ${seller.id} ${day.text.slice(0, 7)}`), 0.13)
  const trend = 1 + sales.trend * (day.progress - 0.5)
  const count = howMany(random, sales.pace * day.demand * trend * form)
  for (let i = 0; i < count; i += 1) {
    openDeal({ company, seller, sales, random, opened: { day, second: workSecond(random) } })
  }
}

function openDeal(opening: Opening): void {
  const { company, seller, sales, random, opened } = opening
  const { deals, dealLines } = company.records
  const { usual, sigma, marginRate } = DEALS[sales.department]
  const wanted = usual * sales.size * spread(random, sigma)
  const lines = orderFor(random, sales.department, Math.min(Math.max(wanted, LEAST), MOST))
  const creatorId = chance(random, 0.06) ? SUPPORT_ID : seller.id
  const amount = sumOf(lines)
  const deal = {
    id: deals.length + 1,
    title: lines[0]?.goods.name ?? '',
    clientId: clientFor(opening, creatorId).id,
    creatorId,
    ownerId: seller.id,
    amount,
    margin: Math.round(amount * marginRate * spread(random, 0.15)),
    createdAt: utc(opened.day, opened.second),
  }
  const fate = chance(random, sales.winRate) ? win(opening, deal) : lose(opening, deal)
  deals.push({ ...deal, ...fate })
  for (const { goods, price, quantity } of lines) {
    const id = dealLines.length + 1
    dealLines.push({ id, dealId: deal.id, productId: goods.id, price, quantity })
  }
}

/** Every third deal is with a client whom the seller knows. */
function clientFor({ company, seller, random, opened }: Opening, creatorId: number): ClientRecord {
  const known = chance(random, 0.35) ? pick(random, company.clientsOf.get(seller.id) ?? []) : null
  const met = { day: opened.day, second: opened.second - 300 }
  return known ?? addClient(company, random, { ...met, creatorId, ownerId: seller.id })
}

type Deal = Omit<DealRecord, 'status' | 'closedAt'>
type Fate = Pick<DealRecord, 'status' | 'closedAt'>

const OPEN: Fate = { status: 'open', closedAt: null }

function win({ company, seller, random, opened }: Opening, deal: Deal): Fate {
  const issued = wait(company, random, opened, between(random, 0, 3))
  if (issued === null) return OPEN
  addDocument(company, deal, 'Договор', issued)
  const invoice = addInvoice(company, seller, deal, issued)
  const paid = payInvoice(company, random, invoice, issued)
  const over = paid && wait(company, random, paid, between(random, 0, 4))
  if (over === null) return OPEN
  addDocument(company, deal, 'Акт', over)
  return { status: 'won', closedAt: utc(over.day, over.second) }
}

function lose({ company, seller, random, opened }: Opening, deal: Deal): Fate {
  const offered = wait(company, random, opened, between(random, 1, 4))
  if (offered === null) return OPEN
  if (chance(random, 0.4)) addDocument(company, deal, 'Коммерческое предложение', offered)
  if (chance(random, 0.3)) addInvoice(company, seller, deal, offered)
  const over = chance(random, 0.08) ? null : wait(company, random, offered, between(random, 2, 25))
  return over === null ? OPEN : { status: 'lost', closedAt: utc(over.day, over.second) }
}
