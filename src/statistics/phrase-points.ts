import type { PeriodChoice } from './period.ts'
import { asPreset, back, FIRST_YEAR, lately, latest, type Unit, unitAt } from './phrase-calendar.ts'
import type { Slot } from './phrase-codes.ts'
import { FEW, MANY, ONE } from './phrase-time-words.ts'
import type { WrittenDate } from './phrase-tokens.ts'

type Day = Temporal.PlainDate

/** One end of a period, or a period that has no ends named: a day, «ноябрь», «прошлая неделя». */
export type Point =
  | { readonly written: WrittenDate }
  /** What it may mean, likeliest first; empty when it is impossible. */
  | { readonly choices: readonly PeriodChoice[] }

type Reader = (slots: readonly Slot[], today: Day) => Point

/** A year's own words, after or before what it is the year of. */
const YEAR = '(?:Yy?|[pLc]y)'

/**
 * How points are written, in the letters of `phrase-time-words.ts`. The longest match wins, then the
 * first: «15 ноября прошлого года» is `nApy`, not a day followed by a year.
 */
const PATTERNS: readonly (readonly [RegExp, Reader])[] = (
  [
    ['D', wholeDate],
    [`[noO][AE]${YEAR}?|E[no]${YEAR}?`, monthOrDay],
    [`[AE](?:-?m)?(?:-?${YEAR})?|m-?[AE]${YEAR}?|${YEAR}-?[AE]`, monthOrDay],
    ['[pLcx][AE]', nearMonth],
    [`[noOi]q(?:-?${YEAR})?|qn(?:-?${YEAR})?|${YEAR}(?:[noOi]q|qn)`, partOfYear],
    [`[noOi]h${YEAR}?|hn${YEAR}?|${YEAR}(?:[noOi]h|hn)`, partOfYear],
    [YEAR, wholeYear],
    ['[pLPcx]?[dwmqhy]', unit],
    ['[pLl]?n[dwmqy]|l[dwmqhy]', counted],
    ['n?[dwmqy]a', ago],
    ['R[de]?', nearDay],
    ['[pLc]?W(?:[pLc]w)?|[pLc]wW', weekday],
    ['[pLc]?S', weekend],
    ['ne|oe?', dayOfMonth],
    ['z|[wmqy]te', toDate],
  ] as const
).map(([pattern, read]) => [new RegExp(`^(?:${pattern})`), read])

/** The longest point that `slots` begin with, and how many of them it takes. */
export function pointAt(
  codes: string,
  slots: readonly Slot[],
  today: Day,
): { readonly point: Point; readonly length: number } | null {
  const matches = PATTERNS.map(([pattern, read]) => ({
    read,
    length: pattern.exec(codes)?.[0].length ?? 0,
  }))
  const { read, length } = matches.reduce((best, match) =>
    match.length > best.length ? match : best,
  )
  return length === 0 ? null : { point: read(slots.slice(0, length), today), length }
}

const IMPOSSIBLE: Point = { choices: [] }

function wholeDate([slot]: readonly Slot[], today: Day): Point {
  const [written, other] = slot?.readings ?? []
  if (written === undefined) return IMPOSSIBLE
  if (other === undefined) return { written }
  const ranges = [written, other].map((reading) => latest(reading, today))
  return { choices: ranges.filter((range) => range !== null) }
}

function monthOrDay(slots: readonly Slot[], today: Day): Point {
  const [month, day] = [numberIn(slots, 'AE'), numberIn(slots, 'noO')]
  return { written: { year: yearOf(slots, today), month, day, months: 1 } }
}

/** «Прошлый ноябрь»: the last one that is over; «следующий»: the first one to begin. */
function nearMonth(slots: readonly Slot[], today: Day): Point {
  const month = numberIn(slots, 'AE') ?? 0
  const past = month < today.month ? today.year : today.year - 1
  const coming = month > today.month ? today.year : today.year + 1
  const year = has(slots, 'x') ? coming : has(slots, 'c') ? today.year : past
  return { written: { year, month, day: null, months: 1 } }
}

/** A quarter or a half by its number. «2 квартала» may also be two quarters. */
function partOfYear(slots: readonly Slot[], today: Day): Point {
  const number = numberIn(slots, 'noOi') ?? 0
  const months = has(slots, 'q') ? 3 : 6
  const year = yearOf(slots, today)
  const cardinal = has(slots, 'n') && year === null && numberIn(slots, 'q')
  if (cardinal === MANY) return counted(slots, today)
  if (number < 1 || number > 12 / months) return IMPOSSIBLE
  const written = { year, month: (number - 1) * months + 1, day: null, months }
  if (cardinal !== FEW) return { written }
  const range = latest(written, today)
  const byNumber = range === null ? [] : [asPreset(range, today)]
  return { choices: [...byNumber, lately('quarter', number, today)] }
}

function wholeYear(slots: readonly Slot[], today: Day): Point {
  return { written: { year: yearOf(slots, today), month: 1, day: null, months: 12 } }
}

/** «Месяц», «прошлая неделя», «позапрошлый год». «За день» may be today or yesterday. */
function unit(slots: readonly Slot[], today: Day): Point {
  const name = unitOf(slots)
  const offset = OFFSETS.get(slots[0]?.code ?? '')
  const named = (units: number) => asPreset(unitAt(name, units, today), today)
  if (offset !== undefined) return { choices: [named(offset)] }
  const open = name === 'day' || name === 'half'
  return { choices: open ? [named(0), named(-1)] : [named(0)] }
}

/**
 * «Последние 30 дней» end today, «прошлые 2 недели» are whole ones. «Последний месяц» is the last
 * one to some and the latest thirty days to others.
 */
function counted(slots: readonly Slot[], today: Day): Point {
  const name = unitOf(slots)
  const count = numberIn(slots, 'n') ?? 1
  const whole = { from: unitAt(name, -count, today).from, to: unitAt(name, -1, today).to }
  if (!agrees(slots, count) || whole.from.year < FIRST_YEAR) return IMPOSSIBLE
  if (has(slots, 'p') || (has(slots, 'L') && count === 1)) {
    return { choices: [asPreset(whole, today)] }
  }
  const recent = lately(name, count, today)
  return { choices: count === 1 ? [recent, asPreset(whole, today)] : [recent] }
}

/** «3 месяц» is no count: a slip of which nothing is made. */
function agrees(slots: readonly Slot[], count: number): boolean {
  const singular = slots.some(({ code, value }) => UNITS.has(code) && value === ONE)
  return count > 0 && (!singular || (count % 10 === 1 && count % 100 !== 11))
}

/** «2 дня назад» is a day; «неделю назад» a day or a week. */
function ago(slots: readonly Slot[], today: Day): Point {
  const name = unitOf(slots)
  const count = numberIn(slots, 'n') ?? 1
  const day = back(name, count, today)
  if (!agrees(slots, count) || day.year < FIRST_YEAR) return IMPOSSIBLE
  const range = asPreset({ from: day, to: day }, today)
  return {
    choices: name === 'day' ? [range] : [asPreset(unitAt(name, -count, today), today), range],
  }
}

function nearDay(slots: readonly Slot[], today: Day): Point {
  return { choices: [asPreset(unitAt('day', numberIn(slots, 'R') ?? 0, today), today)] }
}

/** The latest such day. «Прошлый понедельник» on a Sunday may be of this week or of the last. */
function weekday(slots: readonly Slot[], today: Day): Point {
  const days = (numberIn(slots, 'W') ?? 1) - 1
  const inWeek = (offset: number) => dayAlone(unitAt('week', offset, today).from.add({ days }))
  const [thisWeek, lastWeek] = [inWeek(0), inWeek(-1)]
  const last = has(slots, 'p') || has(slots, 'L')
  if (has(slots, 'c')) return { choices: [thisWeek] }
  if (has(slots, 'w')) return { choices: [last ? lastWeek : thisWeek] }
  const order = Temporal.PlainDate.compare(thisWeek.from, today)
  if (last) return { choices: order < 0 ? [thisWeek, lastWeek] : [lastWeek] }
  return { choices: [order <= 0 ? thisWeek : lastWeek] }
}

function weekend(slots: readonly Slot[], today: Day): Point {
  const saturday = unitAt('week', 0, today).from.add({ days: 5 })
  const begun = Temporal.PlainDate.compare(saturday, today) <= 0
  const earlier = !begun || has(slots, 'p') || has(slots, 'L')
  const from = earlier ? saturday.subtract({ days: 7 }) : saturday
  return { choices: [{ from, to: from.add({ days: 1 }) }] }
}

function dayOfMonth(slots: readonly Slot[]): Point {
  return { written: { year: null, month: null, day: numberIn(slots, 'no'), months: 1 } }
}

function toDate(slots: readonly Slot[], today: Day): Point {
  const name = TO_DATE[numberIn(slots, 'z') ?? 0] ?? unitOf(slots)
  return { choices: [{ from: unitAt(name, 0, today).from, to: today }] }
}

const OFFSETS = new Map([
  ['p', -1],
  ['L', -1],
  ['P', -2],
  ['c', 0],
  ['x', 1],
])

const UNITS = new Map<string, Unit>([
  ['d', 'day'],
  ['w', 'week'],
  ['m', 'month'],
  ['q', 'quarter'],
  ['h', 'half'],
  ['y', 'year'],
])

/** What WTD, MTD, QTD and YTD begin with, by their value. */
const TO_DATE: readonly (Unit | null)[] = [null, 'week', 'month', 'quarter', 'year']

const has = (slots: readonly Slot[], wanted: string) => slots.some(({ code }) => code === wanted)

const dayAlone = (day: Day) => ({ from: day, to: day })

function unitOf(slots: readonly Slot[]): Unit {
  return slots.map(({ code }) => UNITS.get(code)).find((found) => found !== undefined) ?? 'day'
}

/** The value of the first slot with one of these codes. */
function numberIn(slots: readonly Slot[], codes: string): number | null {
  return slots.find(({ code }) => codes.includes(code))?.value ?? null
}

function yearOf(slots: readonly Slot[], today: Day): number | null {
  const number = numberIn(slots, 'Y')
  if (number !== null) return number
  const index = slots.findIndex(({ code }) => code === 'y')
  const offset = OFFSETS.get(slots[index - 1]?.code ?? '')
  return offset === undefined ? null : today.year + offset
}
