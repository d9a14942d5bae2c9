import { plainText } from '../kernel/index.ts'
import type { Answer } from '../statistics/index.ts'
import { type Cell, type Grid, gridOf } from './cells.ts'
import { formatsFor, type Reader } from './formats.ts'
import { asOfLine, headingLines, reportTitle } from './heading.ts'
import type { Locale } from './locales/index.ts'
import { isEmpty } from './measure.ts'
import { formatCount, formatMoney } from './numbers.ts'
import { reportText } from './text.ts'

/** A report for a terminal: the heading, the whole table without pages, and its time. */
export function reportTable(answer: Answer, reader: Reader): string {
  if (isEmpty(answer)) return plainText(reportText(answer, reader, null))
  const formats = formatsFor(answer, reader)
  const heading = plainText(headingLines(answer, reportTitle(answer, formats), formats))
  const table = textTable(gridOf(answer, reader.locale), reader.locale)
  return [heading, '', table, '', plainText([asOfLine(formats)])].join('\n')
}

/** Columns of plain text under their headings: words to the left, figures to the right. */
export function textTable({ columns, rows }: Grid, locale: Locale): string {
  const cells = rows.map((row) => row.map((cell) => shown(cell, locale)))
  const widths = columns.map((title, i) =>
    Math.max(widthOf(title), ...cells.map((row) => widthOf(row[i] ?? ''))),
  )
  const right = columns.map((_, i) => rows.some((row) => isFigure(row[i] ?? null)))
  const lines = [columns, widths.map((width) => '─'.repeat(width)), ...cells].map((row) =>
    widths
      .map((width, i) => pad(row[i] ?? '', width, right[i] === true))
      .join('  ')
      .trimEnd(),
  )
  return lines.join('\n')
}

function shown(cell: Cell, locale: Locale): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return formatCount(cell, locale)
  return typeof cell === 'string' ? cell : formatMoney(cell.minor, '', locale)
}

const isFigure = (cell: Cell) => cell !== null && typeof cell !== 'string'

function pad(text: string, width: number, right: boolean): string {
  const blank = ' '.repeat(width - widthOf(text))
  return right ? `${blank}${text}` : `${text}${blank}`
}

const GRAPHEMES = new Intl.Segmenter('ru', { granularity: 'grapheme' })

/** What a person counts as characters: letters with marks on them are one. */
const widthOf = (text: string) => [...GRAPHEMES.segment(text)].length
