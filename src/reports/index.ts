/**
 * Reports: an answer in words, tables and pictures' data, in the reader's language.
 */
export type { Locale } from './locales/index.ts'
