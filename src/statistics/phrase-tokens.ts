/** A stretch of days as written: what was left out is null. Not checked against the calendar. */
export interface WrittenDate {
  readonly year: number | null
  /** The first month of the stretch. */
  readonly month: number | null
  /** Null for a whole month or more. */
  readonly day: number | null
  /** How many months it lasts; 1 for a day. */
  readonly months: number
}

interface Common {
  /** Folded: lower case, ё as е. */
  readonly text: string
}

/** A piece of a phrase. Punctuation and emoji leave no token, but a dash does. */
export type Token =
  | (Common & {
      readonly kind: 'word'
      /** Begins with a capital though it is not the first word: perhaps a name. */
      readonly capital: boolean
    })
  | (Common & {
      readonly kind: 'number'
      readonly value: number
      /** Written with an ending: «15-го», “3rd”. */
      readonly ordinal: boolean
    })
  /** Several readings where the order of day and month is open: 3/4/2026. */
  | (Common & { readonly kind: 'date'; readonly readings: readonly WrittenDate[] })
  | (Common & { readonly kind: 'dash' })

const PIECES = new RegExp(
  [
    '(?<iso>\\d{4}-\\d{1,2}-\\d{1,2})(?!\\d)',
    '(?<isoMonth>\\d{4}-\\d{1,2})(?!\\d)',
    '(?<full>\\d{1,2}(?<point>[./])\\d{1,2}\\k<point>(?:\\d{4}|\\d{2}))(?!\\d)',
    '(?<monthYear>\\d{1,2}[./]\\d{4})(?!\\d)',
    '(?<short>\\d{1,2}[./]\\d{1,2})(?!\\d)',
    '(?<ordinal>\\d+)(?:-(?:ого|ое|ый|ий|ой|я|е|м|ом|му)|-?(?:го|й|st|nd|rd|th))(?!\\p{L})',
    '(?<number>\\d+)',
    "(?<word>(?:\\p{L}|(?!\\d)\\p{N})+)(?:['’]s(?!\\p{L}))?",
    '(?<dash>[-–—−‑]|\\.{2,})',
  ].join('|'),
  'gu',
)

/** Cuts a phrase into tokens. */
export function tokenize(text: string): Token[] {
  const whole = text.normalize('NFKC').replaceAll('ё', 'е').replaceAll('Ё', 'Е')
  // Case is read from the original, so the folded text must keep its length: «İ» would not.
  const folded = whole.replaceAll(/\p{Lu}/gu, (letter) => sameLength(letter, letter.toLowerCase()))
  const first = folded.search(/[\p{L}\d]/u)
  return [...folded.matchAll(PIECES)].map((match) => {
    const capital = match.index > first && whole[match.index] !== folded[match.index]
    return tokenOf(match[0], match.groups ?? {}, capital)
  })
}

type Groups = Record<string, string | undefined>

function tokenOf(piece: string, groups: Groups, capital: boolean): Token {
  if (groups.word !== undefined) {
    return { kind: 'word', text: unmixed(groups.word), capital }
  }
  if (groups.dash !== undefined) return { kind: 'dash', text: piece }
  const digits = groups.number ?? groups.ordinal
  if (digits === undefined) return { kind: 'date', text: piece, readings: readingsOf(groups) }
  const ordinal = groups.ordinal !== undefined
  return { kind: 'number', text: piece, value: Number(digits), ordinal }
}

function readingsOf({ iso, isoMonth, full, monthYear, short }: Groups): WrittenDate[] {
  const written = iso ?? isoMonth ?? full ?? monthYear ?? short ?? ''
  const [a = 0, b = 0, c = null] = written.split(/[-./]/).map(Number)
  if (iso !== undefined) return [dayOf(a, b, c)]
  if (isoMonth !== undefined) return [{ year: a, month: b, day: null, months: 1 }]
  if (monthYear !== undefined) return [{ year: b, month: a, day: null, months: 1 }]
  const year = c !== null && c < 100 ? 2000 + c : c
  const dayFirst = dayOf(year, b, a)
  // A point is European; a slash may be either, unless one side cannot be a month.
  if (written.includes('.') || a > 12 || a === b) return [dayFirst]
  const monthFirst = dayOf(year, a, b)
  return b > 12 ? [monthFirst] : [dayFirst, monthFirst]
}

function dayOf(year: number | null, month: number, day: number | null): WrittenDate {
  return { year, month, day, months: 1 }
}

const LATIN_TWINS = 'aceopxykmthb'
const CYRILLIC_TWINS = 'асеорхукмтнв'

/** A Russian word with a Latin «c» or «o» in it is Russian. */
function unmixed(word: string): string {
  if (!/[а-я]/.test(word) || !/[a-z]/.test(word)) return word
  return mapLetters(word, LATIN_TWINS, CYRILLIC_TWINS)
}

const LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
const CYRILLIC_KEYS = 'ёйцукенгшщзхъфывапролджэячсмитьбю'

/** What may have been meant with the other keyboard layout on: «cltkrb» is «сделки». */
export function inOtherLayout(text: string): string[] {
  const lower = text.toLowerCase()
  // A point or comma is a letter there only beside a letter: «15.11» is a date in both.
  const cyrillic = lower.replaceAll(/[`[\];',.a-z]*[a-z][`[\];',.a-z]*/g, (word) =>
    mapLetters(word, LATIN_KEYS, CYRILLIC_KEYS),
  )
  const latin = mapLetters(lower, CYRILLIC_KEYS, LATIN_KEYS)
  return [cyrillic, latin].filter((swapped) => swapped !== lower)
}

function mapLetters(text: string, from: string, to: string): string {
  return Array.from(text, (letter) => {
    const index = from.indexOf(letter)
    return index < 0 ? letter : to.charAt(index)
  }).join('')
}

function sameLength(letter: string, lower: string): string {
  return lower.length === letter.length ? lower : letter
}
