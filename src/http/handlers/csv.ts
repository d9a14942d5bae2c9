import { csvCell } from '../../reports/index.ts'

/** Excel takes UTF-8 for what it is only after this mark. */
const BYTE_ORDER_MARK = '\ufeff'

/** A table for Excel, line by line: as reports are written, formulas made harmless. */
export async function* csvOf(
  titles: readonly string[],
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
): AsyncGenerator<string> {
  yield `${BYTE_ORDER_MARK}${lineOf(titles)}`
  for await (const row of rows) yield lineOf(row)
}

const lineOf = (cells: readonly string[]) =>
  `${cells.map((cell) => csvCell(cell, 'ru')).join(';')}\r\n`
