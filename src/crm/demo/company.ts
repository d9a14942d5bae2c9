import { type Calendar, calendarFor, type Day, utc } from './calendar.ts'
import { GOODS } from './goods.ts'
import { hasLeft, PEOPLE } from './people.ts'
import { chance, pick, type Random } from './random.ts'
import { type ClientRecord, noRecords, type Records } from './records.ts'

/** The company while its days are being lived. */
export interface LivingCompany {
  readonly seed: string
  readonly calendar: Calendar
  readonly records: Records
  /** Those each seller may sell to again. */
  readonly clientsOf: Map<number, ClientRecord[]>
}

/** A moment of a day, in seconds since midnight by the wall clock. */
export interface Moment {
  readonly day: Day
  readonly second: number
}

/** People and goods, before the first day. */
export function foundCompany(today: Temporal.PlainDate, seed: string): LivingCompany {
  const records = noRecords()
  for (const { department: _, ...goods } of GOODS) records.products.push(goods)
  for (const person of PEOPLE) {
    records.employees.push({
      id: person.id,
      login: person.login,
      name: person.name,
      email: `${person.login}@severny-veter.example`,
      phone: `+7 (343) 200-00-${String(person.id).padStart(2, '0')}`,
      mobile: `+7 900 000-10-${String(person.id).padStart(2, '0')}`,
      role: person.role,
      managerId: person.managerId,
      active: hasLeft(person) ? 0 : 1,
      administrator: person.administrator === true ? 1 : 0,
      individualPlan: person.individualPlan === true ? 1 : 0,
    })
  }
  return { seed, calendar: calendarFor(today, seed), records, clientsOf: new Map() }
}

const FORMS = ['ООО', 'ООО', 'ООО', 'АО', 'ТОО'] as const
const FIRST = [
  'Урал',
  'Тепло',
  'Вектор',
  'Сити',
  'Гранит',
  'Исеть',
  'Меридиан',
  'Альфа',
  'Евро',
  'Пром',
  'Атлант',
  'Сибирь',
] as const
const SECOND = [
  'Строй',
  'Климат',
  'Монтаж',
  'Сервис',
  'Торг',
  'Инвест',
  'Проект',
  'Комфорт',
  'Снаб',
  'Девелопмент',
] as const
const SURNAMES = ['Абрамов', 'Гусев', 'Ершов', 'Мамедов', 'Щукин', 'Яковлев'] as const
const CITIES = [
  'Екатеринбург',
  'Екатеринбург',
  'Екатеринбург',
  'Нижний Тагил',
  'Челябинск',
  'Пермь',
  'Тюмень',
  'Каменск-Уральский',
] as const

interface Acquaintance extends Moment {
  readonly creatorId: number
  readonly ownerId: number
}

export function addClient(
  { records: { clients }, clientsOf }: LivingCompany,
  random: Random,
  { day, second, creatorId, ownerId }: Acquaintance,
): ClientRecord {
  const client = {
    id: clients.length + 1,
    name: clientName(random),
    city: pick(random, CITIES),
    creatorId,
    ownerId,
    createdAt: utc(day, second),
  }
  clients.push(client)
  clientsOf.set(ownerId, [...(clientsOf.get(ownerId) ?? []), client])
  return client
}

/** A second of a working day: most is done before and after lunch. */
export function workSecond(random: Random): number {
  const hour = pick(random, WORK_HOURS)
  return Math.floor((hour + random()) * 3600)
}

const WORK_HOURS = [
  9, 9, 10, 10, 10, 11, 11, 11, 12, 12, 13, 14, 14, 15, 15, 15, 16, 16, 17,
] as const

function clientName(random: Random): string {
  if (chance(random, 0.15))
    return `ИП ${pick(random, SURNAMES)} ${pick(random, ['А. В.', 'С. И.'])}`
  return `${pick(random, FORMS)} «${pick(random, FIRST)}${pick(random, SECOND)}»`
}
