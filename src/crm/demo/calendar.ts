import { randomOf, spread } from './random.ts'

/** The company's time zone: five hours ahead of UTC all year, so a working day is one UTC day. */
export const TIME_ZONE = 'Asia/Yekaterinburg'
const UTC_OFFSET_HOURS = 5

/** How far back the company remembers, in whole months. */
const MONTHS_BACK = 18

/**
 * How far ahead the days are lived already. What is not yet past is not told (`pastOnly` in the
 * mapping), so the figures of today grow as the day goes on, and a service left running for weeks
 * still has figures for each of its days.
 */
const DAYS_AHEAD = 31

export interface Day {
  readonly date: Temporal.PlainDate
  /** `2026-11-22` */
  readonly text: string
  /** Working days before this one; the number of this one if it is a working day. */
  readonly workday: number
  /** How much is going on: about 1 on a usual working day, 0 on a holiday. */
  readonly demand: number
  /** From 0 at the beginning of what is remembered to 1 today. */
  readonly progress: number
}

export interface Calendar {
  readonly days: readonly Day[]
  readonly workdays: readonly Day[]
}

/** Buying climate equipment: the summer's heat, the autumn's cold, and quiet winters. */
const SEASONS = [0.78, 0.84, 0.95, 1.02, 1.16, 1.22, 1.18, 1.0, 0.96, 1.04, 1.0, 0.94]

/** Days off beside the weekends, as month-day. */
const HOLIDAYS = new Set([
  '01-01',
  '01-02',
  '01-03',
  '01-04',
  '01-05',
  '01-06',
  '01-07',
  '01-08',
  '02-23',
  '03-08',
  '05-01',
  '05-02',
  '05-09',
  '06-12',
  '11-04',
  '12-31',
])

/** The days the company has lived through, and a few more. */
export function calendarFor(today: Temporal.PlainDate, seed: string): Calendar {
  const first = today.with({ day: 1 }).subtract({ months: MONTHS_BACK })
  const past = first.until(today).days
  const days: Day[] = []
  let workday = 0
  for (let index = 0; index <= past + DAYS_AHEAD; index += 1) {
    const date = first.add({ days: index })
    days.push(dayOf(date, workday, index / past, seed))
    workday += Number(isWorkday(date))
  }
  return { days, workdays: days.filter(({ date }) => isWorkday(date)) }
}

/** `count` working days after a day: 0 is the day itself, or the next working one. */
export function later({ workdays }: Calendar, day: Day, count: number): Day | null {
  return workdays[day.workday + count] ?? null
}

/** Every month that a calendar touches, and the rest of its last quarter. */
export function monthsOf({ days }: Calendar): Temporal.PlainYearMonth[] {
  const months = [...new Set(days.map(({ text }) => text.slice(0, 7)))]
  const known = months.map((text) => Temporal.PlainYearMonth.from(text))
  const last = known.at(-1)
  const missing = last === undefined ? 0 : (12 - last.month) % 3
  const more = Array.from({ length: missing }, (_, index) => last?.add({ months: index + 1 }))
  return [...known, ...more.filter((month) => month !== undefined)]
}

export function seasonOf(month: number): number {
  return SEASONS[month - 1] ?? 1
}

/** A moment of a day as a UTC timestamp; `seconds` are since midnight by the wall clock. */
export function utc(day: Day, seconds: number): string {
  return `${day.text} ${clockText(seconds - UTC_OFFSET_HOURS * 3600)}`
}

/** The same moment as the wall clock shows it. */
export function wallClock(day: Day, seconds: number): string {
  return `${day.text} ${clockText(seconds)}`
}

function dayOf(date: Temporal.PlainDate, workday: number, progress: number, seed: string): Day {
  const text = date.toString()
  const luck = spread(randomOf(`${seed} ${text.slice(0, 7)}`), 0.07)
  const demand = seasonOf(date.month) * luck * (0.92 + 0.16 * progress) * weekdayDemand(date)
  return { date, text, workday, demand, progress }
}

/** Someone is in on Saturdays too; nobody on Sundays and holidays. */
function weekdayDemand(date: Temporal.PlainDate): number {
  if (isHoliday(date) || date.dayOfWeek === 7) return 0
  return date.dayOfWeek === 6 ? 0.1 : 1
}

function isWorkday(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek < 6 && !isHoliday(date)
}

function isHoliday(date: Temporal.PlainDate): boolean {
  return HOLIDAYS.has(date.toString().slice(5))
}

function clockText(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`
}
