import type { Read } from './phrase-reading.ts'
import type { TimeCode } from './phrase-time-words.ts'
import type { WrittenDate } from './phrase-tokens.ts'

/** One letter of a coded phrase, and what stood behind it. */
export interface Slot {
  /** `_` for a word that is not about time: it keeps what is on its sides apart. */
  readonly code: TimeCode | '_'
  readonly value: number
  /** Of a whole date. */
  readonly readings: readonly WrittenDate[]
}

/** Numbers above are not counts of days. */
const LARGEST_COUNT = 999

/**
 * A phrase as letters, one for each word that matters to time, so that periods are found by regular
 * expressions: «оплаты с 3 по 17 марта» is `_fntnA`. Words that change nothing leave no letter.
 */
export function slotsOf(reads: readonly Read[]): Slot[] {
  const telling = reads.filter(
    ({ sense }, index) => sense.role !== 'filler' && !isRank(reads, index),
  )
  return telling.map(slotOf)
}

/** The number in «топ-5» is not about time. */
function isRank(reads: readonly Read[], index: number): boolean {
  if (reads[index]?.sense.role !== 'number') return false
  const before = reads[index - 1]?.sense.role === 'dash' ? reads[index - 2] : reads[index - 1]
  return before !== undefined && ['топ', 'top'].includes(before.token.text)
}

function slotOf({ token, sense }: Read): Slot {
  if (token.kind === 'date') return { code: 'D', value: 0, readings: token.readings }
  if (token.kind === 'dash') return slot('-', 0)
  if (token.kind === 'number') return slot(codeOfNumber(token.value, token.ordinal), token.value)
  return sense.role === 'time' ? slot(sense.code, sense.value) : slot('_', 0)
}

const slot = (code: Slot['code'], value: number): Slot => ({ code, value, readings: [] })

function codeOfNumber(value: number, ordinal: boolean): TimeCode {
  if (value >= 2000 && value < 2100) return 'Y'
  if (value > LARGEST_COUNT) return '?'
  return ordinal ? 'o' : 'n'
}
