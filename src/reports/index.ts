/**
 * Reports: an answer in words, tables, files and pictures' data, in the reader's language.
 * `text.ts` writes for a chat, `table.ts` for a terminal, `csv.ts` for spreadsheets, `json.ts` for
 * programs, `chart-spec.ts` says what a picture shows: all from the same formatters (`numbers.ts`,
 * `dates.ts`), so that they never disagree. Every word that people read is in `locales/`. Pure.
 */
export type { Cell, Grid } from './cells.ts'
export { type Canvas, reportChart } from './chart-spec.ts'
export { type CsvFile, csvCell, reportCsv } from './csv.ts'
export {
  daysShown,
  formatDay,
  formatDays,
  formatMoment,
  formatMonth,
  formatPeriod,
  monthName,
} from './dates.ts'
export type { Reader } from './formats.ts'
export { reportJson } from './json.ts'
export { LOCALES, type Locale, nearestLocale, type Words, words } from './locales/index.ts'
export { isEmpty } from './measure.ts'
export { pageCount } from './pages.ts'
export { reportTable, textTable } from './table.ts'
export { reportText } from './text.ts'
export { reasonWords, topicWords } from './topic-words.ts'
