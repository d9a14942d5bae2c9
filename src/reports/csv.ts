import type { Answer } from '../statistics/index.ts'
import { type Cell, gridOf } from './cells.ts'
import type { Locale } from './locales/index.ts'

/** A file ready to be handed over. */
export interface CsvFile {
  readonly name: string
  readonly content: string
}

/** Excel takes UTF-8 for what it is only after this mark. */
const BYTE_ORDER_MARK = '\ufeff'

/**
 * The whole report as a file for Excel: semicolons and, in Russian, decimal commas, as Russian
 * Excel opens without questions; amounts exact, always with kopecks.
 */
export function reportCsv(answer: Answer, locale: Locale): CsvFile {
  const { columns, rows } = gridOf(answer, locale)
  const lines = [columns, ...rows].map((cells) =>
    cells.map((cell) => csvCell(cell, locale)).join(';'),
  )
  const { from, to } = answer.period
  const days = answer.kind === 'plan' ? answer.month.toString() : `${from}_${to}`
  return {
    name: `${answer.question.subject}_${days}.csv`,
    content: `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`,
  }
}

/**
 * One cell of a CSV file. Words that a spreadsheet would run as a formula get an apostrophe in
 * front: a client or a colleague may be called `=HYPERLINK(…)`.
 */
export function csvCell(cell: Cell, locale: Locale): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return decimal(String(cell + 0), locale)
  if (typeof cell === 'object') return decimal(exactAmount(cell.minor), locale)
  const numeric = /^[+-]?\d+([.,]\d+)?$/.test(cell)
  const safe = /^[=+\-@\t\r\n]/.test(cell) && !numeric ? `'${cell}` : cell
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function exactAmount(minor: bigint): string {
  const magnitude = minor < 0n ? -minor : minor
  const kopecks = String(magnitude % 100n).padStart(2, '0')
  return `${minor < 0n ? '-' : ''}${magnitude / 100n}.${kopecks}`
}

const decimal = (number: string, locale: Locale) =>
  locale === 'ru' ? number.replace('.', ',') : number
