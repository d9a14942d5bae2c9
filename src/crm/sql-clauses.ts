import type { DateRange } from './crm.ts'
import type { Join, Quantity, When } from './mapping.ts'
import { conditions } from './sql-conditions.ts'
import { bind, column, type Draft, table } from './sql-draft.ts'

/** The table and its joins. */
export function from(draft: Draft): string {
  const joins = Object.entries(draft.rows.joins ?? {}).map((entry) => joined(draft, ...entry))
  return [`FROM ${table(draft, draft.rows.table)}`, ...joins].join('\n')
}

function joined(draft: Draft, alias: string, join: Join): string {
  const { quote } = draft.dialect
  const on = Object.entries(join.on).map(
    ([ours, theirs]) => `${quote(alias)}.${quote(theirs)} = ${column(draft, ours)}`,
  )
  const everywhere = conditions(draft, draft.mapping.everywhere ?? {}, alias)
  return `LEFT JOIN ${table(draft, join.table, alias)} ON ${[...on, ...everywhere].join(' AND ')}`
}

/** What a row must meet to count at all, after what is asked of it this time. */
export function where(draft: Draft, ...asked: readonly string[]): string {
  const always = { ...draft.mapping.everywhere, ...draft.rows.where }
  const all = [...asked, ...conditions(draft, always)]
  return all.length === 0 ? '' : `WHERE ${all.join(' AND ')}`
}

/**
 * On these days, the first and the last included. The column stands bare between two bounds, so
 * that an index on it is of use.
 */
export function within(draft: Draft, when: When, dates: DateRange): string {
  const date = column(draft, when.column)
  const end = endOf(draft, when, dates.to)
  const lower = draft.dialect.moment(when.kind, startOf(draft, dates.from))
  const upper = draft.dialect.moment(when.kind, end)
  return `${date} >= ${bind(draft, lower)} AND ${date} < ${bind(draft, upper)}`
}

/**
 * The number of the stretch of days that a row is in; they are adjacent, in order, from 0. Halves
 * are compared with halves, so that a year of days costs nine comparisons a row, not three hundred.
 */
export function stretchOf(
  draft: Draft,
  when: When,
  stretches: readonly DateRange[],
  first = 0,
): string {
  const middle = Math.floor(stretches.length / 2)
  const later = stretches[middle]
  if (middle === 0 || later === undefined) return String(first)
  const bound = bind(draft, draft.dialect.moment(when.kind, startOf(draft, later.from)))
  const below = stretchOf(draft, when, stretches.slice(0, middle), first)
  const above = stretchOf(draft, when, stretches.slice(middle), first + middle)
  return `CASE WHEN ${column(draft, when.column)} < ${bound} THEN ${below} ELSE ${above} END`
}

/** Midnight of a day in the account's zone; where the clocks skip it, the first moment after. */
function startOf(draft: Draft, day: Temporal.PlainDate): Temporal.ZonedDateTime {
  return day.toZonedDateTime(draft.now.timeZoneId)
}

function endOf(draft: Draft, when: When, last: Temporal.PlainDate): Temporal.ZonedDateTime {
  const end = startOf(draft, last.add({ days: 1 }))
  if (draft.mapping.pastOnly !== true) return end
  const tomorrow = startOf(draft, draft.now.toPlainDate().add({ days: 1 }))
  const present = when.kind === 'date' ? tomorrow : draft.now
  return Temporal.ZonedDateTime.compare(present, end) < 0 ? present : end
}

/** A quantity, row by row, as a whole number of the `factor`-th part of its unit. */
export function whole(draft: Draft, quantity: Quantity, factor: number): string {
  const { multiply, divideBy } = partsOf(quantity)
  const { dialect } = draft
  const form = divideBy === undefined ? dialect : dialect.exact
  const number = (name: string) => form.number(column(draft, name))
  const product = multiply.map(number).join(' * ')
  const value =
    divideBy === undefined
      ? product
      : `CASE WHEN ${number(divideBy)} > 0 THEN ${product} / ${number(divideBy)} ELSE 0 END`
  return form.whole(factor === 1 ? value : `${value} * ${factor}`)
}

/** Money, row by row, in kopecks. */
export function kopecks(draft: Draft, quantity: Quantity): string {
  return whole(draft, quantity, draft.mapping.money === 'minor' ? 1 : 100)
}

function partsOf(quantity: Quantity): { multiply: readonly string[]; divideBy?: string } {
  return typeof quantity === 'string' ? { multiply: [quantity] } : quantity
}
