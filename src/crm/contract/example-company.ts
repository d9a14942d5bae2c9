import type { Company, Deal, Direction, Invoice, Moment, Person, RequestStatus } from './company.ts'

/** Days whose edges are full of records: clock changes, turns of months and years, a leap day. */
const DAYS = [
  '2024-02-29',
  '2025-12-31',
  '2026-01-01',
  '2026-03-28',
  '2026-03-29',
  '2026-03-30',
  '2026-10-24',
  '2026-10-25',
  '2026-10-26',
  '2026-11-01',
  '2026-11-30',
  '2026-12-01',
  '2027-05-05',
]

const PEOPLE: readonly Person[] = [
  person('1', 'vetrov', 'Ветров Игорь', { sight: 'everyone', administrator: true }),
  person('2', 'ivanov', 'Иванов Сергей', { sight: 'two-levels', managerId: '1' }),
  person('3', 'petrova', "О'Петрова Анна <b>", { sight: 'one-level', managerId: '2' }),
  person('4', 'orlov', 'Орлов Максим', { managerId: '3', active: false }),
  person('5', 'zaytsev', 'Зайцев Артём 🦊', { managerId: '3', email: null, phones: [] }),
]

const OWNERS = ['1', '2', '3', '4', '5', '99', null]
/** The id of a deal that is not there. */
const MISSING = '77777'
const AMOUNTS = ['0.10', '0.20', '1234567.89', null, '-150.75', '0', '19999.99', '0.01', '88000']
const CLIENTS = ['1', '2', '3', null, '4', '5', '6', '7', '8', '9', '10']
const DEAL_STATUSES = ['won', 'open', 'lost', 'won'] as const
const DIRECTIONS: readonly Direction[] = ['out', 'in', 'internal', 'out', 'in']
const SECONDS = [0, 59, 3600, null, 61, 7]
const REQUEST_STATUSES: readonly RequestStatus[] = ['new', 'in-work', 'handled', 'rejected']
const PRICES = ['0.67', '19.99', null, '1500.00', '-3.33', '0.05', '640.50']
const QUANTITIES = ['1.5', '3', '0.125', null, '2.333', '-1', '0.1', '12']

/** How many records there are of each kind: every moment comes thrice, with different company. */
const ROUNDS = 3

/** A company whose records are as awkward as real ones get. */
export function exampleCompany(timeZone: string): Company {
  const moments = momentsIn(timeZone)
  const indexes = Array.from({ length: moments.length * ROUNDS }, (_, index) => index)
  return {
    name: 'Северный ветер',
    currency: '₽',
    timeZone,
    employees: PEOPLE,
    ...events(moments, indexes),
    ...sales(moments, indexes),
    targets: [
      { employeeId: '3', year: 2026, month: 10, turnover: '1500000', margin: '300000.50' },
      { employeeId: '3', year: 2026, month: 10, turnover: '0.10', margin: '0.20' },
      { employeeId: '2', year: 2026, month: 10, turnover: '5000000.99', margin: '0' },
      { employeeId: '3', year: 2025, month: 10, turnover: '900', margin: '90' },
      { employeeId: '3', year: 2026, month: 11, turnover: '800', margin: '80' },
    ],
  }
}

function events(moments: readonly Moment[], indexes: readonly number[]) {
  const dated = (index: number) => ({
    id: String(index + 1),
    ownerId: turn(OWNERS, index, 3),
    at: turn(moments, index),
  })
  return {
    clients: indexes
      .map(dated)
      .map(({ id, ownerId, at }) => ({ id, creatorId: ownerId, createdAt: at })),
    documents: indexes.map(dated),
    activities: indexes.map((index) => dated(index * 2)),
    calls: indexes.map((index) => ({
      ...dated(index),
      direction: turn(DIRECTIONS, index),
      seconds: turn(SECONDS, index, 5),
    })),
    requests: indexes.map((index) => ({
      ...dated(index),
      status: turn(REQUEST_STATUSES, index),
      processedAt: turn(moments, index, 7),
    })),
  }
}

function sales(moments: readonly Moment[], indexes: readonly number[]) {
  const created = indexes.map((index) => turn(moments, index)).sort(byTime)
  const deals = created.map(
    (createdAt, index): Deal => ({
      id: String(index + 1),
      clientId: turn(CLIENTS, index, 5),
      creatorId: turn(OWNERS, index, 2),
      ownerId: turn(OWNERS, index, 5),
      createdAt,
      status: turn(DEAL_STATUSES, index),
      closedAt: turn(moments, index, 7),
      amount: turn(AMOUNTS, index, 2),
      margin: turn(AMOUNTS, index, 4),
    }),
  )
  const dealIds = [MISSING, null, ...deals.map(({ id }) => id)]
  const invoices = indexes.map(
    (index): Invoice => ({
      id: String(index + 1),
      dealId: turn(dealIds, index, 11),
      ownerId: turn(OWNERS, index, 4),
      issuedAt: turn(moments, index),
      amount: turn(AMOUNTS, index, 5),
      paid: index % 4 !== 0,
      paidAt: turn(moments, index, 5),
    }),
  )
  const lines = indexes.map((index) => ({
    id: String(index + 1),
    dealId: turn(dealIds.slice(2, 62), index) ?? MISSING,
    price: turn(PRICES, index, 3),
    quantity: turn(QUANTITIES, index, 3),
  }))
  return { deals, invoices, lines }
}

/** The list's items in turn; `step` sets one column's turn apart from another's. */
function turn<T>(list: readonly T[], index: number, step = 1): T {
  // The remainder is below the length: there is always an item.
  return list[(index * step + step) % list.length] as T
}

function person(id: string, login: string, name: string, more: Partial<Person> = {}): Person {
  return {
    id,
    login,
    name,
    email: `${login}@example.com`,
    phones: [`+7 343 200-00-0${id}`, `89000000${id}00`],
    sight: 'self',
    managerId: null,
    active: true,
    administrator: false,
    ...more,
  }
}

/** The first and last second of each day, and moments in between; and no moment at all. */
function momentsIn(timeZone: string): Moment[] {
  const inDay = DAYS.flatMap((text) => {
    const day = Temporal.PlainDate.from(text)
    const start = day.toZonedDateTime(timeZone)
    const end = day.add({ days: 1 }).toZonedDateTime(timeZone)
    return [
      start,
      start.add({ minutes: 150 }),
      start.add({ minutes: 210 }),
      start.add({ hours: 12 }),
      end.subtract({ seconds: 1 }),
    ]
  })
  return [...inDay.map((at) => at.toInstant()), null]
}

function byTime(a: Moment, b: Moment): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return Temporal.Instant.compare(a, b)
}
