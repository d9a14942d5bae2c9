import type { DateRange } from '../crm/index.ts'
import type { Bucket, BucketUnit, Period } from '../statistics/index.ts'
import { type Locale, words } from './locales/index.ts'

const TAGS: Readonly<Record<Locale, string>> = { ru: 'ru-RU', en: 'en-GB' }

/** Names of months and weekdays; index 0 is January, Monday. */
interface Names {
  /** «ноябрь» */
  readonly months: readonly string[]
  /** «ноября», as after a day. */
  readonly ofMonths: readonly string[]
  /** «нояб.», as after a day. */
  readonly shortMonths: readonly string[]
  readonly weekdays: readonly string[]
  readonly shortWeekdays: readonly string[]
}

const NAMES: Readonly<Record<Locale, Names>> = { ru: namesIn('ru'), en: namesIn('en') }

/** «ноябрь». */
export function monthName(month: number, locale: Locale): string {
  return nth(NAMES[locale].months, month)
}

/** «ноябрь 2026». */
export function formatMonth({ year, month }: Temporal.PlainYearMonth, locale: Locale): string {
  return `${monthName(month, locale)} ${year}`
}

/** «17 ноября»; the year is said only when it is not this one. */
export function formatDay(
  day: Temporal.PlainDate,
  today: Temporal.PlainDate,
  locale: Locale,
): string {
  return `${dayAndMonth(day, locale)}${day.year === today.year ? '' : ` ${day.year}`}`
}

/** «вторник, 17 ноября». */
export function formatWeekday(
  day: Temporal.PlainDate,
  today: Temporal.PlainDate,
  locale: Locale,
): string {
  return `${nth(NAMES[locale].weekdays, day.dayOfWeek)}, ${formatDay(day, today, locale)}`
}

/** The days that figures can be about: of a running period the part up to today. */
export function daysShown({ from, to, running }: Period, today: Temporal.PlainDate): DateRange {
  return { from, to: running ? today : to }
}

/**
 * «1–22 ноября 2026», «вторник, 17 ноября», «ноябрь 2026», «III квартал 2026», «2026 год».
 * Of a running period the part so far, so that the label never claims days still to come.
 */
export function formatPeriod(period: Period, today: Temporal.PlainDate, locale: Locale): string {
  const days = daysShown(period, today)
  if (days.from.equals(days.to)) return formatWeekday(days.from, today, locale)
  return calendarUnit(days, locale) ?? formatRange(days, locale)
}

/** The same inside a sentence, after «за»: «17 ноября», «1–22 октября»; this year is left out. */
export function formatDays(days: DateRange, today: Temporal.PlainDate, locale: Locale): string {
  if (days.from.equals(days.to)) return formatDay(days.from, today, locale)
  const label = calendarUnit(days, locale)
  if (label !== null) return label
  const full = formatRange(days, locale)
  return days.from.year === today.year ? full.replace(` ${today.year}`, '') : full
}

/** «данные на 14:05»; with the day when that is not today. */
export function formatAsOf(
  asOf: Temporal.ZonedDateTime,
  today: Temporal.PlainDate,
  locale: Locale,
): string {
  return words(locale).dates.asOf(formatMoment(asOf, today, locale))
}

/** «14:05», or «21 ноября, 14:05» when that was not today. */
export function formatMoment(
  moment: Temporal.ZonedDateTime,
  today: Temporal.PlainDate,
  locale: Locale,
): string {
  const time = moment.toPlainTime().toString({ smallestUnit: 'minute' })
  const day = moment.toPlainDate()
  return day.equals(today) ? time : `${formatDay(day, today, locale)}, ${time}`
}

/** Of a trend, in words: «вт, 17 ноября», «9–15 ноября», «ноябрь 2026». */
export function formatBucket(
  { from, to }: DateRange,
  unit: BucketUnit,
  today: Temporal.PlainDate,
  locale: Locale,
): string {
  if (unit === 'month') return formatMonth(from.toPlainYearMonth(), locale)
  if (unit === 'week') return formatDays({ from, to }, today, locale)
  return `${nth(NAMES[locale].shortWeekdays, from.dayOfWeek)}, ${formatDay(from, today, locale)}`
}

/** Under the axis of a trend, as short as the other labels allow: «1», «12 нояб.», «март». */
export function axisLabels(buckets: readonly Bucket[], unit: BucketUnit, locale: Locale): string[] {
  const months = new Set(buckets.map(({ from }) => from.toPlainYearMonth().toString()))
  const years = new Set(buckets.map(({ from }) => from.year))
  const short = ({ month }: Temporal.PlainDate) => nth(NAMES[locale].shortMonths, month)
  return buckets.map(({ from }) => {
    if (unit === 'month') {
      return years.size > 1 ? `${short(from)} ${from.year}` : monthName(from.month, locale)
    }
    return unit === 'day' && months.size === 1 ? `${from.day}` : `${from.day} ${short(from)}`
  })
}

/** «1–22 ноября 2026», «28 сентября – 4 октября 2026», «28 декабря 2026 – 3 января 2027». */
function formatRange({ from, to }: DateRange, locale: Locale): string {
  const end = `${dayAndMonth(to, locale)} ${to.year}`
  if (from.year !== to.year) return `${dayAndMonth(from, locale)} ${from.year} – ${end}`
  return from.month === to.month ? `${from.day}–${end}` : `${dayAndMonth(from, locale)} – ${end}`
}

/** The name of a stretch that is exactly a month, a quarter or a year. */
function calendarUnit({ from, to }: DateRange, locale: Locale): string | null {
  const { dates } = words(locale)
  const lasts = (months: number) =>
    from.day === 1 && from.add({ months }).equals(to.add({ days: 1 }))
  if (from.month === 1 && lasts(12)) return dates.year(from.year)
  if (from.month % 3 === 1 && lasts(3)) {
    return `${dates.quarter((from.month + 2) / 3)} ${from.year}`
  }
  return lasts(1) ? formatMonth(from.toPlainYearMonth(), locale) : null
}

const dayAndMonth = ({ day, month }: Temporal.PlainDate, locale: Locale) =>
  `${day} ${nth(NAMES[locale].ofMonths, month)}`

/** Months and weekdays are counted from 1. */
const nth = (names: readonly string[], number: number) => names[number - 1] ?? ''

function namesIn(locale: Locale): Names {
  // June 2026 begins on a Monday.
  const days = Array.from({ length: 7 }, (_, i) => new Temporal.PlainDate(2026, 6, i + 1))
  const months = Array.from({ length: 12 }, (_, i) => new Temporal.PlainDate(2026, i + 1, 1))
  const part = (
    dates: readonly Temporal.PlainDate[],
    type: 'month' | 'weekday',
    options: Intl.DateTimeFormatOptions,
  ) => {
    const format = new Intl.DateTimeFormat(TAGS[locale], options)
    return dates.map(
      (date) => format.formatToParts(date).find((found) => found.type === type)?.value ?? '',
    )
  }
  return {
    months: part(months, 'month', { month: 'long' }),
    ofMonths: part(months, 'month', { day: 'numeric', month: 'long' }),
    shortMonths: part(months, 'month', { day: 'numeric', month: 'short' }),
    weekdays: part(days, 'weekday', { weekday: 'long' }),
    shortWeekdays: part(days, 'weekday', { weekday: 'short' }),
  }
}
