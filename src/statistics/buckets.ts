import type { DateRange } from '../crm/index.ts'
import type { BucketUnit } from './figures.ts'
import { daysIn } from './period.ts'

/** Days up to a month, weeks up to some four months, months beyond: 1 to about 31 points. */
export function bucketUnit(range: DateRange): BucketUnit {
  const days = daysIn(range)
  if (days <= 31) return 'day'
  return days <= 123 ? 'week' : 'month'
}

/**
 * A range cut at every midnight, Monday or first of a month. Adjacent and in order; the first and
 * the last bucket may be shorter, so that together they are exactly the range.
 */
export function bucketsOf({ from, to }: DateRange, unit: BucketUnit): DateRange[] {
  const buckets: DateRange[] = []
  let start = from
  while (Temporal.PlainDate.compare(start, to) <= 0) {
    const end = lastDayOf(start, unit)
    const last = Temporal.PlainDate.compare(end, to) < 0 ? end : to
    buckets.push({ from: start, to: last })
    start = last.add({ days: 1 })
  }
  return buckets
}

function lastDayOf(day: Temporal.PlainDate, unit: BucketUnit): Temporal.PlainDate {
  if (unit === 'day') return day
  if (unit === 'week') return day.add({ days: 7 - day.dayOfWeek })
  return day.with({ day: day.daysInMonth })
}
