import type { DateRange } from '../crm/index.ts'
import { AppError } from '../kernel/index.ts'

/** The named periods, in the order of the contract. Weeks begin on Monday. */
export const PRESETS = [
  'today',
  'yesterday',
  'week',
  'last-week',
  'last-7-days',
  'month',
  'last-month',
  'quarter',
  'last-quarter',
  'year',
  'last-year',
] as const

export type Preset = (typeof PRESETS)[number]

/** A named period, or any stretch of days. */
export type PeriodChoice = Preset | DateRange

export function isPreset(text: string): text is Preset {
  return (PRESETS as readonly string[]).includes(text)
}

/** A period in local days of the account. */
export interface Period extends DateRange {
  /** Null for a custom range. */
  readonly preset: Preset | null
  /** True while today is one of its days. */
  readonly running: boolean
  /** The stretch to compare with: as long, or for a running period the same part. */
  readonly previous: DateRange
  /** The whole preceding stretch, drawn beside a trend. */
  readonly preceding: DateRange
}

/** What `choice` means on the day `today` of the account. Days are calendar days: no hours here. */
export function resolvePeriod(choice: PeriodChoice, today: Temporal.PlainDate): Period {
  const preset = typeof choice === 'string' ? choice : null
  const range = typeof choice === 'string' ? presetRange(choice, today) : choice
  const running = contains(range, today)
  const preceding = running
    ? precedingOf(preset, range)
    : { from: range.from.subtract({ days: daysIn(range) }), to: range.from.subtract({ days: 1 }) }
  const previous = running ? samePart(preset, range, preceding, today) : preceding
  return { preset, ...range, running, previous, preceding }
}

/** Days in a range, both ends included. */
export function daysIn({ from, to }: DateRange): number {
  return from.until(to, { largestUnit: 'days' }).days + 1
}

export function contains({ from, to }: DateRange, day: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, to) <= 0
}

function presetRange(preset: Preset, today: Temporal.PlainDate): DateRange {
  switch (preset) {
    case 'today':
      return { from: today, to: today }
    case 'yesterday':
      return spanOf(today.subtract({ days: 1 }), { days: 1 })
    case 'week':
      return spanOf(mondayOf(today), { days: 7 })
    case 'last-week':
      return spanOf(mondayOf(today).subtract({ days: 7 }), { days: 7 })
    case 'last-7-days':
      return spanOf(today.subtract({ days: 6 }), { days: 7 })
    case 'month':
      return spanOf(today.with({ day: 1 }), { months: 1 })
    case 'last-month':
      return spanOf(today.with({ day: 1 }).subtract({ months: 1 }), { months: 1 })
    case 'quarter':
      return spanOf(quarterOf(today), { months: 3 })
    case 'last-quarter':
      return spanOf(quarterOf(today).subtract({ months: 3 }), { months: 3 })
    case 'year':
      return spanOf(today.with({ month: 1, day: 1 }), { years: 1 })
    case 'last-year':
      return spanOf(today.with({ month: 1, day: 1 }).subtract({ years: 1 }), { years: 1 })
  }
}

/** How long a running named period is by the calendar; others are counted in days. */
const CALENDAR_LENGTHS: Partial<Record<Preset, Temporal.DurationLike>> = {
  month: { months: 1 },
  quarter: { months: 3 },
  year: { years: 1 },
}

const calendarLength = (preset: Preset | null, range: DateRange): Temporal.DurationLike =>
  (preset === null ? undefined : CALENDAR_LENGTHS[preset]) ?? { days: daysIn(range) }

function precedingOf(preset: Preset | null, range: DateRange): DateRange {
  const from = range.from.subtract(calendarLength(preset, range))
  return { from, to: range.from.subtract({ days: 1 }) }
}

/** 1–22 November against 1–22 October; 31 March against the whole of February. */
function samePart(
  preset: Preset | null,
  range: DateRange,
  preceding: DateRange,
  today: Temporal.PlainDate,
): DateRange {
  const to = today.subtract(calendarLength(preset, range))
  return { from: preceding.from, to: earlier(to, preceding.to) }
}

const spanOf = (from: Temporal.PlainDate, length: Temporal.DurationLike): DateRange => ({
  from,
  to: from.add(length).subtract({ days: 1 }),
})

const mondayOf = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 })

const quarterOf = (day: Temporal.PlainDate) =>
  day.with({ month: Math.floor((day.month - 1) / 3) * 3 + 1, day: 1 })

const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(a, b) <= 0 ? a : b

/** The longest period that may be asked for: ten years of months are still a legible trend. */
const LONGEST_DAYS = 3653

/** Throws `bad-input` for a range that runs backwards, is too long, or lies in no real time. */
export function checkRange(range: DateRange): void {
  if (range.from.year < 1990 || range.to.year > 2100) {
    throw new AppError('bad-input', 'A period must lie between the years 1990 and 2100')
  }
  if (Temporal.PlainDate.compare(range.from, range.to) > 0) {
    throw new AppError('bad-input', `The period begins ${range.from} after it ends ${range.to}`)
  }
  if (daysIn(range) > LONGEST_DAYS) {
    throw new AppError('bad-input', 'A period may be at most ten years long')
  }
}

/**
 * Reads a period as the contract writes it: a preset, or `2026-11-01..2026-11-15`.
 * Throws `bad-input` for anything else, a 31 February too.
 */
export function parsePeriod(text: string): PeriodChoice {
  if (isPreset(text)) return text
  const [, from, to] = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(text) ?? []
  if (from === undefined || to === undefined) {
    throw new AppError(
      'bad-input',
      `Unknown period «${text}»: use one of ${PRESETS.join(', ')} or YYYY-MM-DD..YYYY-MM-DD`,
    )
  }
  const range = { from: parseDay(from), to: parseDay(to) }
  checkRange(range)
  return range
}

/** A calendar day as `2026-11-15`; throws `bad-input` for one that does not exist. */
export function parseDay(text: string): Temporal.PlainDate {
  try {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new RangeError('not YYYY-MM-DD')
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch (cause) {
    throw new AppError('bad-input', `There is no day «${text}»: write it as YYYY-MM-DD`, { cause })
  }
}
