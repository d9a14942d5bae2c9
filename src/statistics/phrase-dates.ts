import type { DateRange } from '../crm/index.ts'
import { daysIn, type PeriodChoice } from './period.ts'
import { asPreset, daysOf, distinct, inYear, latest, latestDay, unitAt } from './phrase-calendar.ts'
import { type Slot, slotsOf } from './phrase-codes.ts'
import { type Point, pointAt } from './phrase-points.ts'
import type { Read } from './phrase-reading.ts'
import { FROM_OR_OF } from './phrase-time-words.ts'
import type { WrittenDate } from './phrase-tokens.ts'

type Day = Temporal.PlainDate

/** What the year of a date without one depends on. */
export interface When {
  readonly today: Day
  /** True for a plan: its «декабрь» is the coming one. */
  readonly planned: boolean
}

/** What a phrase says of time. */
export interface Timing {
  /** True when it names a period at all, be it an impossible one. */
  readonly named: boolean
  /** True when words or numbers of time are left that make no period: «в конце», «13». */
  readonly stray: boolean
  /** True when it can only mean the one period in `choices`. */
  readonly clear: boolean
  /** What it may mean, likeliest first; empty when nothing, or something impossible, was said. */
  readonly choices: readonly PeriodChoice[]
}

interface Found {
  readonly choices: readonly PeriodChoice[]
  readonly length: number
}

/** The period of a phrase. Never corrected: 31 February, or an end before its start, is unclear. */
export function timingOf(reads: readonly Read[], when: When): Timing {
  const slots = slotsOf(reads)
  const found: Found[] = []
  let stray = false
  for (let index = 0; index < slots.length; ) {
    const period = periodAt(slots.slice(index), when)
    if (period !== null) found.push(period)
    else stray ||= !PASSED_OVER.has(slots[index]?.code ?? '_')
    index += period?.length ?? 1
  }
  const choices = distinct(
    found.flatMap((period) => period.choices),
    when.today,
  )
  const possible = found.every((period) => period.choices.length > 0)
  return {
    named: found.length > 0,
    stray,
    clear: !stray && possible && choices.length === 1,
    choices,
  }
}

/** What means nothing when it is no part of a period; all the rest must not be passed over. */
const PASSED_OVER: ReadonlySet<string> = new Set([...'_-kftubce'])

function periodAt(slots: readonly Slot[], when: When): Found | null {
  const codes = slots.map(({ code }) => code).join('')
  const lead = LEADS.exec(codes)?.[0] ?? ''
  const start = endAt(codes, slots, lead.length, when)
  if (start === null) return null
  const link = lead === 'b' ? /^k/ : /^[-tu]/
  const end = link.test(codes.slice(start.end)) ? endAt(codes, slots, start.end + 1, when) : null
  if (end !== null) return { choices: joined(start.point, end.point, when), length: end.end }
  if (isBareNumber(start.point, codes, lead.length)) return null
  return alone(lead, slots[0]?.value ?? 0, start, when)
}

/** From, from the start of, between, at the start of, until, up to. */
const LEADS = /^(?:fs?|b|s|u|t)/

interface End {
  readonly point: Point
  /** Where what follows it begins. */
  readonly end: number
}

/** A point; or a number, which is a day if the other end has the month: «с 3 по 17 марта». */
function endAt(codes: string, slots: readonly Slot[], at: number, { today }: When): End | null {
  const found = pointAt(codes.slice(at), slots.slice(at), today)
  if (found !== null) return { point: found.point, end: at + found.length }
  if (codes.charAt(at) !== 'n') return null
  const day = slots[at]?.value ?? 0
  return { point: { written: { year: null, month: null, day, months: 1 } }, end: at + 1 }
}

const isBareNumber = (point: Point, codes: string, at: number) =>
  codes.charAt(at) === 'n' &&
  'written' in point &&
  point.written.month === null &&
  codes[at + 1] !== 'e'

/** A period with one end named, after what stood before it. */
function alone(lead: string, value: number, { point, end }: End, when: When): Found | null {
  const choices = choicesOf(point, when)
  if (lead === '') return { choices, length: end }
  if (lead.startsWith('f')) {
    const since = choices.flatMap((choice) => ordered(daysOf(choice, when.today).from, when.today))
    // “From last month” may be of it, or since it; «с прошлого месяца» is since.
    const open = lead === 'f' && value === FROM_OR_OF
    return { choices: open ? [...choices, ...since] : since, length: end }
  }
  if (lead === 'b') return null
  const isDay = choices.every((choice) => daysIn(daysOf(choice, when.today)) === 1)
  // «По ноябрю» is about it; «по 15 ноября», «до ноября» and «в начале ноября» lack an end.
  return lead === 't' && !isDay ? null : { choices: [], length: end }
}

/** What a point may mean when it stands alone; empty when there is no such date. */
function choicesOf(point: Point, { today, planned }: When): readonly PeriodChoice[] {
  if ('choices' in point) return point.choices
  const { written } = point
  const { year, month, day, months } = written
  if (month === null) return some(latestDay(day ?? 0, today))
  if (day !== null) return some(latest(written, today))
  if (planned && year === null && months === 1) return plannedMonths(written, month, today)
  return some(latest(written, today)).map((range) => asPreset(range, today))
}

/** A plan's month may lie ahead. «План на январь», asked in November, may be of either January. */
function plannedMonths(written: WrittenDate, month: number, today: Day): PeriodChoice[] {
  const comingSoon = month + 12 - today.month <= 3
  const years = comingSoon ? [today.year + 1, today.year] : [today.year]
  return years.flatMap((year) => some(inYear(written, year))).map((range) => asPreset(range, today))
}

/** The stretch from one point to another; empty when it is impossible. */
function joined(start: Point, end: Point, when: When): readonly PeriodChoice[] {
  if ('written' in start && 'written' in end) {
    return joinedDates(start.written, end.written, when.today)
  }
  const [from, ...otherStarts] = choicesOf(start, when)
  const [to, ...otherEnds] = choicesOf(end, when)
  if (from === undefined || to === undefined) return []
  if (otherStarts.length + otherEnds.length > 0) return []
  return ordered(daysOf(from, when.today).from, daysOf(to, when.today).to)
}

function joinedDates(a: WrittenDate, b: WrittenDate, today: Day): readonly DateRange[] {
  if (a.day !== null && b.day !== null && a.month === null && b.month === null) {
    // «С 3 по 17» could be of this month or of the last.
    const months = [unitAt('month', 0, today), unitAt('month', -1, today)]
    return months.flatMap(({ from: { year, month } }) =>
      between({ ...a, month }, { ...b, month }, year, year),
    )
  }
  const bothDays = a.day !== null && b.day !== null
  const start = bothDays ? { ...a, month: a.month ?? b.month } : a
  const end = bothDays ? { ...b, month: b.month ?? a.month } : b
  if (start.month === null || end.month === null) return []
  // «С 25 декабря по 10 января» goes over a New Year.
  const over = start.month > end.month ? 1 : 0
  if (start.year !== null) return between(start, end, start.year, end.year ?? start.year + over)
  if (end.year !== null) return between(start, end, end.year - over, end.year)
  const year = latest(start, today)?.from.year
  if (year === undefined) return []
  const range = between(start, end, year, year + over)
  const farAhead = over === 1 && year === today.year
  return farAhead ? [...between(start, end, year - 1, year), ...range] : range
}

function between(a: WrittenDate, b: WrittenDate, yearA: number, yearB: number): DateRange[] {
  const [start, end] = [inYear(a, yearA), inYear(b, yearB)]
  return start === null || end === null ? [] : ordered(start.from, end.to)
}

function ordered(from: Day, to: Day): DateRange[] {
  return Temporal.PlainDate.compare(from, to) <= 0 ? [{ from, to }] : []
}

const some = <T>(value: T | null): T[] => (value === null ? [] : [value])
