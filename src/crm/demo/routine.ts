import { type Day, later, utc, wallClock } from './calendar.ts'
import { addClient, type LivingCompany, workSecond } from './company.ts'
import { isIn, PEOPLE, type Person, SUPPORT_ID } from './people.ts'
import { between, chance, howMany, pick, type Random, randomOf, spread } from './random.ts'
import type { RequestRecord } from './records.ts'

const ACTIVITIES = ['Письмо', 'Письмо', 'Встреча', 'Задача', 'Задача', 'Выезд на объект'] as const
const SOURCES = ['Сайт', 'Сайт', 'Телефон', 'Рекомендация', 'Выставка', 'Telegram'] as const
const CONTACTS = ['Алексей', 'Мария', 'Рустам', 'Елена', 'Виктор', 'Светлана', 'Георгий'] as const

/** Requests that come on a usual working day, and clients that come without a deal. */
const REQUESTS_A_DAY = 7
const VISITORS_A_DAY = 1.2

/** Letters, meetings and calls of one person on a day. */
export function work(company: LivingCompany, person: Person, day: Day): void {
  if (!isIn(person, day)) return
  const { activities, calls } = company.records
  const random = randomOf(`${company.seed} work ${person.id} ${day.text}`)
  for (let left = howMany(random, person.activities * day.demand); left > 0; left -= 1) {
    const happenedAt = utc(day, workSecond(random))
    const kind = pick(random, ACTIVITIES)
    activities.push({ id: activities.length + 1, kind, ownerId: person.id, happenedAt })
  }
  for (let left = howMany(random, person.calls * day.demand); left > 0; left -= 1) {
    calls.push({ id: calls.length + 1, ownerId: person.id, ...call(random, day) })
  }
}

/** What comes from outside on a day: requests, and people who only want to be known. */
export function receive(company: LivingCompany, day: Day): void {
  const random = randomOf(`${company.seed} requests ${day.text}`)
  const sellers = PEOPLE.filter((person) => person.sales !== undefined && isIn(person, day))
  for (let left = howMany(random, REQUESTS_A_DAY * day.demand); left > 0; left -= 1) {
    company.records.requests.push(request(company, random, day, sellers))
  }
  for (let left = howMany(random, VISITORS_A_DAY * day.demand); left > 0; left -= 1) {
    const ownerId = pick(random, sellers)?.id ?? SUPPORT_ID
    addClient(company, random, { day, second: workSecond(random), creatorId: SUPPORT_ID, ownerId })
  }
}

function call(random: Random, day: Day) {
  const answered = chance(random, 0.8)
  const length = Math.round(Math.min(100 * spread(random, 0.9), 2700))
  return {
    direction: chance(random, 0.58) ? ('out' as const) : ('in' as const),
    answered: answered ? (1 as const) : (0 as const),
    seconds: answered ? Math.max(length, 5) : 0,
    startedAt: wallClock(day, workSecond(random)),
  }
}

function request(
  company: LivingCompany,
  random: Random,
  day: Day,
  sellers: readonly Person[],
): RequestRecord {
  const second = workSecond(random)
  const forSupport = chance(random, 0.25)
  const seller = pick(random, sellers)
  const unassigned = chance(random, 0.03)
  const processed = unassigned ? null : processing(company, random, { day, second })
  return {
    id: company.records.requests.length + 1,
    contact: pick(random, CONTACTS),
    source: pick(random, SOURCES),
    ownerId: unassigned ? null : ((forSupport ? undefined : seller?.id) ?? SUPPORT_ID),
    createdAt: utc(day, second),
    ...(processed ?? { status: unassigned ? 'new' : 'in-work', processedAt: null }),
  }
}

/** How a request ends, if it does: mostly within the day. */
function processing(
  { calendar }: LivingCompany,
  random: Random,
  { day, second }: { day: Day; second: number },
): Pick<RequestRecord, 'status' | 'processedAt'> | null {
  const over = later(calendar, day, howMany(random, 0.6))
  if (over === null || chance(random, 0.08)) return null
  const moment = over === day ? second + between(random, 300, 7200) : workSecond(random)
  const status = chance(random, 0.72) ? 'handled' : 'rejected'
  return { status, processedAt: wallClock(over, moment) }
}
