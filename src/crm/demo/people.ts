import type { Day } from './calendar.ts'
import { between, randomOf } from './random.ts'

export type Department = 'wholesale' | 'projects' | 'service'

/** Someone of the company. Ids are stable: screenshots and examples name them. */
export interface Person {
  readonly id: number
  readonly login: string
  readonly name: string
  readonly role: string
  readonly managerId: number | null
  readonly administrator?: true
  /** Whether their plan counts their own deals only, though they lead others. */
  readonly individualPlan?: true
  /** When they came, as a part of the remembered time. Default: before it. */
  readonly since?: number
  /** When they left. Default: they have not. */
  readonly until?: number
  /** How they sell; absent for those who do not. */
  readonly sales?: Sales
  /** Activities and calls on a usual working day. */
  readonly activities: number
  readonly calls: number
}

export interface Sales {
  readonly department: Department
  /** Deals on a usual working day. */
  readonly pace: number
  /** How much the pace changes over the remembered time: 0.4 is growth by about half. */
  readonly trend: number
  readonly winRate: number
  /** The size of their deals against the department's usual. */
  readonly size: number
}

export const PEOPLE: readonly Person[] = [
  {
    id: 1,
    login: 'vetrov',
    name: 'Ветров Игорь',
    role: 'Руководитель организации',
    managerId: null,
    activities: 2,
    calls: 2,
  },
  {
    id: 2,
    login: 'severtseva',
    name: 'Северцева Ольга',
    role: 'Руководитель с доступом',
    managerId: 1,
    activities: 2,
    calls: 1,
  },
  {
    id: 3,
    login: 'ivanov',
    name: 'Иванов Сергей',
    role: 'Руководитель подразделения',
    managerId: 1,
    sales: { department: 'projects', pace: 0.2, trend: 0.1, winRate: 0.6, size: 1.6 },
    activities: 3,
    calls: 3,
  },
  {
    id: 4,
    login: 'gromov',
    name: 'Громов Дмитрий',
    role: 'Руководитель отдела',
    managerId: 3,
    sales: { department: 'wholesale', pace: 0.6, trend: 0, winRate: 0.6, size: 1.4 },
    activities: 4,
    calls: 4,
  },
  {
    id: 5,
    login: 'lebedeva',
    name: 'Лебедева Марина',
    role: 'Руководитель отдела',
    managerId: 3,
    individualPlan: true,
    sales: { department: 'projects', pace: 0.5, trend: 0.15, winRate: 0.58, size: 1.2 },
    activities: 4,
    calls: 4,
  },
  {
    id: 6,
    login: 'kuznetsova',
    name: 'Кузнецова Дарья',
    role: 'Руководитель отдела',
    managerId: 3,
    sales: { department: 'service', pace: 0.6, trend: 0, winRate: 0.66, size: 1.5 },
    activities: 4,
    calls: 4,
  },
  {
    id: 7,
    login: 'petrova',
    name: 'Петрова Анна',
    role: 'Менеджер продаж',
    managerId: 4,
    sales: { department: 'wholesale', pace: 1.7, trend: 0.45, winRate: 0.64, size: 1.05 },
    activities: 6,
    calls: 8,
  },
  {
    id: 8,
    login: 'sokolov',
    name: 'Соколов Павел',
    role: 'Менеджер продаж',
    managerId: 4,
    sales: { department: 'wholesale', pace: 1.5, trend: -0.5, winRate: 0.5, size: 0.9 },
    activities: 5,
    calls: 7,
  },
  {
    id: 9,
    login: 'konstantinopolskaya',
    name: 'Константинопольская-Разумовская Елизавета',
    role: 'Менеджер продаж',
    managerId: 5,
    sales: { department: 'projects', pace: 1.1, trend: 0.2, winRate: 0.52, size: 1 },
    activities: 6,
    calls: 5,
  },
  {
    id: 10,
    login: 'morozov',
    name: 'Морозов Никита',
    role: 'Менеджер продаж',
    managerId: 6,
    since: 0.4,
    sales: { department: 'service', pace: 1.5, trend: 0.5, winRate: 0.55, size: 1 },
    activities: 5,
    calls: 9,
  },
  {
    id: 11,
    login: 'orlov',
    name: 'Орлов Максим',
    role: 'Менеджер продаж',
    managerId: 5,
    until: 0.78,
    sales: { department: 'projects', pace: 1.2, trend: -0.2, winRate: 0.45, size: 0.85 },
    activities: 4,
    calls: 6,
  },
  {
    id: 12,
    login: 'fedorova',
    name: 'Фёдорова Юлия',
    role: 'Специалист',
    managerId: 6,
    sales: { department: 'service', pace: 1.8, trend: 0.1, winRate: 0.7, size: 0.8 },
    activities: 5,
    calls: 7,
  },
  {
    id: 13,
    login: 'belova',
    name: 'Белова Наталья',
    role: 'Поддержка продаж',
    managerId: 2,
    activities: 5,
    calls: 10,
  },
  {
    id: 14,
    login: 'zaytsev',
    name: 'Зайцев Артём',
    role: 'Администратор',
    managerId: 2,
    administrator: true,
    activities: 1,
    calls: 0.5,
  },
]

/** Who keeps clients and requests for the sellers. */
export const SUPPORT_ID = 13

/** Whoever signs for a seller who is away. */
export function headOf(person: Person): Person {
  return PEOPLE.find(({ id }) => id === person.managerId) ?? person
}

export function hasLeft({ until }: Person): boolean {
  return until !== undefined
}

/** Whether someone works on a day: not before they came, after they left, or on holiday. */
export function isIn(person: Person, day: Day): boolean {
  const { since = 0, until = Number.POSITIVE_INFINITY } = person
  return day.progress >= since && day.progress < until && !isOnHoliday(person, day)
}

/** Two weeks in winter or spring, and two between June and September. */
function isOnHoliday({ id }: Person, { date }: Day): boolean {
  const random = randomOf(`holidays ${id} ${date.year}`)
  const starts = [between(random, 20, 130), between(random, 152, 258)]
  return starts.some((start) => date.dayOfYear >= start && date.dayOfYear < start + 14)
}
