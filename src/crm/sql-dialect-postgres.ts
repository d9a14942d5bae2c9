import type { Dialect } from './sql-dialect.ts'

const NUMERICS: Dialect['exact'] = {
  number: (expression) => `CAST(${expression} AS numeric)`,
  whole: (expression) => `CAST(ROUND(${expression}) AS bigint)`,
}

/**
 * PostgreSQL, which has exact decimals of any length. A bound is written with its offset:
 * `timestamptz` reads the instant from it, `timestamp` and `date` the wall clock alone, whatever
 * zone the server or the session is in.
 */
export const postgres: Dialect = {
  quote: (name) => `"${name.replaceAll('"', '""')}"`,
  marker: (position) => `$${position}`,
  ...NUMERICS,
  exact: NUMERICS,
  item: (expression, index) => `split_part(CAST(${expression} AS text), ';', ${index + 1})`,
  moment: (kind, at) =>
    (kind === 'timestamp' ? at.withTimeZone('UTC') : at).toString({
      smallestUnit: 'second',
      timeZoneName: 'never',
    }),
}
