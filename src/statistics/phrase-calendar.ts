import type { DateRange } from '../crm/index.ts'
import { daysIn, type PeriodChoice, type Preset, resolvePeriod } from './period.ts'
import type { WrittenDate } from './phrase-tokens.ts'

/** The units of the calendar, and of counting back from today. */
export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year'

type Day = Temporal.PlainDate

const MONTHS = { month: 1, quarter: 3, half: 6, year: 12 } as const

/** The named periods that a stretch of the calendar may turn out to be. */
const NAMED: readonly Preset[] = [
  'today',
  'yesterday',
  'week',
  'last-week',
  'month',
  'last-month',
  'quarter',
  'last-quarter',
  'year',
  'last-year',
]

/** Years that a question may name begin here: earlier ones are typing errors. */
export const FIRST_YEAR = 2000
const LAST_YEAR = 2099

/** A range as its preset, when it is one: October, said in November, is the last month. */
export function asPreset(range: DateRange, today: Day): PeriodChoice {
  return NAMED.find((preset) => sameDays(resolvePeriod(preset, today), range)) ?? range
}

function sameDays(a: DateRange, b: DateRange): boolean {
  return a.from.equals(b.from) && a.to.equals(b.to)
}

/** The days of a period, whether it has a name or not. */
export function daysOf(choice: PeriodChoice, today: Day): DateRange {
  return typeof choice === 'string' ? resolvePeriod(choice, today) : choice
}

/** The unit that holds today, `offset` units on: -1 is the last one. */
export function unitAt(unit: Unit, offset: number, today: Day): DateRange {
  if (unit === 'day' || unit === 'week') {
    const length = unit === 'day' ? 1 : 7
    const first = unit === 'day' ? today : today.subtract({ days: today.dayOfWeek - 1 })
    const from = first.add({ days: offset * length })
    return { from, to: from.add({ days: length - 1 }) }
  }
  const months = MONTHS[unit]
  const month = today.month - ((today.month - 1) % months)
  return monthsFrom(today.with({ month, day: 1 }).add({ months: offset * months }), months)
}

/** The last `count` units up to today: thirty days, or from 23 August for three months. */
export function lately(unit: Unit, count: number, today: Day): PeriodChoice {
  const range = { from: back(unit, count, today).add({ days: 1 }), to: today }
  if (daysIn(range) === 1) return 'today'
  return daysIn(range) === 7 ? 'last-7-days' : range
}

/** The day `count` units before today. */
export function back(unit: Unit, count: number, today: Day): Day {
  if (unit === 'day') return today.subtract({ days: count })
  if (unit === 'week') return today.subtract({ weeks: count })
  return today.subtract({ months: count * MONTHS[unit] })
}

/** The days of a written date in `year`; null when there is no such date. */
export function inYear({ month, day, months }: WrittenDate, year: number): DateRange | null {
  if (year < FIRST_YEAR || year > LAST_YEAR) return null
  if (month === null || month < 1 || month > 12) return null
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  if (day === null) return monthsFrom(first, months)
  if (day < 1 || day > first.daysInMonth) return null
  return { from: first.with({ day }), to: first.with({ day }) }
}

/** The days of a written date; without a year the latest that has begun, null when impossible. */
export function latest(written: WrittenDate, today: Day): DateRange | null {
  if (written.year !== null) return inYear(written, written.year)
  // 29 February may be eight years back.
  for (let year = today.year; year >= today.year - 8; year--) {
    const range = inYear(written, year)
    if (range !== null && Temporal.PlainDate.compare(range.from, today) <= 0) return range
  }
  return null
}

/** The latest month, this one included, whose day of that number has come: «15 числа». */
export function latestDay(day: number, today: Day): DateRange | null {
  const firsts = [0, 1, 2].map((months) => today.with({ day: 1 }).subtract({ months }))
  const days = firsts.map(({ year, month }) => inYear({ year, month, day, months: 1 }, year))
  return (
    days.find((range) => range !== null && Temporal.PlainDate.compare(range.from, today) <= 0) ??
    null
  )
}

/** A whole month, which is what a plan is for. */
export function isMonth(range: DateRange): boolean {
  return range.from.day === 1 && daysIn(range) === range.from.daysInMonth
}

/** The whole months that a range touches, those nearest to today first, at most `limit` of them. */
export function monthsTouched({ from, to }: DateRange, today: Day, limit: number): DateRange[] {
  const index = ({ year, month }: Day) => year * 12 + month - 1
  const count = index(to) - index(from) + 1
  const offsets = Array.from({ length: count }, (_, nth) => index(from) + nth - index(today))
  return offsets
    .toSorted((a, b) => Math.abs(a) - Math.abs(b))
    .slice(0, limit)
    .map((offset) => unitAt('month', offset, today))
}

/** Of choices that are the same days, the first. */
export function distinct(choices: readonly PeriodChoice[], today: Day): PeriodChoice[] {
  const days = choices.map((choice) => daysOf(choice, today))
  return choices.filter((_, index) => {
    const range = days[index]
    return range !== undefined && days.findIndex((other) => sameDays(other, range)) === index
  })
}

function monthsFrom(from: Day, months: number): DateRange {
  return { from, to: from.add({ months }).subtract({ days: 1 }) }
}
