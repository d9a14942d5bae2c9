import { type Dialect, textMoment } from './sql-dialect.ts'

/**
 * MySQL and MariaDB. Decimals would be exact, and cost as much again as reading the rows; doubles
 * cost nothing. They hold every kopeck of a row up to some 7 trillion roubles, and of a sum up to
 * 90 trillion. `ROUND` takes the half of a double to the even side, or falls a hair short of it
 * (0.67 × 1.5 × 100), so a value is first moved away from zero by three of its last binary digits.
 * A quotient can be larger than both its parts: those few are decimals all the same.
 */
export const mysql: Dialect = {
  quote: (name) => `\`${name.replaceAll('`', '``')}\``,
  marker: () => '?',
  number: (expression) => `(${expression} + 0e0)`,
  whole: (expression) => `ROUND((${expression}) * 1.0000000000000007e0)`,
  exact: {
    number: (expression) => `CAST(${expression} AS DECIMAL(24, 6))`,
    whole: (expression) => `ROUND(${expression})`,
  },
  item: nthItem,
  moment: textMoment,
}

/** Blanks are put behind the list first: of a list that is too short, MySQL gives the last item. */
function nthItem(expression: string, index: number): string {
  const end = index + 1
  const padded = `CONCAT(${expression}, REPEAT(';', ${end}))`
  return `SUBSTRING_INDEX(SUBSTRING_INDEX(${padded}, ';', ${end}), ';', -1)`
}
