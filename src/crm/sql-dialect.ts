import type { DateKind } from './mapping.ts'

/** What differs between databases; everything else of our SQL is the same for all. */
export interface Dialect {
  /** A name of a table or column, whatever is in it. */
  quote(name: string): string
  /** The mark of the n-th parameter, from 1. */
  marker(position: number): string
  /** A number, or text that reads as one, in the most exact form that multiplies and divides. */
  number(expression: string): string
  /** The nearest whole number, halves away from zero, in a type that adds up exactly. */
  whole(expression: string): string
  /** The same pair for quotients, which few rows have, where the fast form would not be exact. */
  readonly exact: Pick<Dialect, 'number' | 'whole'>
  /** The n-th item, from 0, of a list joined by `;`; NULL or empty when there is none. */
  item(expression: string, index: number): string
  /** A moment as columns of this kind keep it. */
  moment(kind: DateKind, at: Temporal.ZonedDateTime): string
}

const REALS: Dialect['exact'] = {
  number: (expression) => `CAST(${expression} AS REAL)`,
  whole: (expression) => `CAST(ROUND(ROUND(${expression}, 6)) AS INTEGER)`,
}

/**
 * SQLite. It has no decimals: 0.67 × 1.5 × 100 may come out a hair below 100.5, so a number is
 * rounded to millionths before it is rounded to a whole.
 */
export const sqlite: Dialect = {
  quote: (name) => `"${name.replaceAll('"', '""')}"`,
  marker: () => '?',
  ...REALS,
  exact: REALS,
  item: (expression, index) =>
    `json_extract(replace(json_array(${expression}), ';', '","'), '$[${index}]')`,
  moment: textMoment,
}

/** A moment as text that compares as it happened: `2026-11-22 14:05:00`, or its day. */
export function textMoment(kind: DateKind, at: Temporal.ZonedDateTime): string {
  return MOMENTS[kind](at)
}

const MOMENTS: Record<DateKind, (at: Temporal.ZonedDateTime) => string> = {
  date: (at) => at.toPlainDate().toString(),
  local: (at) => wallClock(at),
  timestamp: (at) => wallClock(at.withTimeZone('UTC')),
}

function wallClock(at: Temporal.ZonedDateTime): string {
  return at.toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' ')
}
