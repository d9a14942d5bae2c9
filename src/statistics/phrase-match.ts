import { IDIOMS, type Meaning, WORDS } from './phrase-words.ts'

const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  '~': ' а у ом е ы и ов ам ами ах'.split(' '),
  '*': ' а ы и у е ой ам ами ах'.split(' '),
  '+': 'е я ю и й ем ей ям ями ях ь ью'.split(' '),
  '^': ' а о ы ый ий ой ая яя ое ее ые ие ого его ому ему ым им ом ем ую юю ых их ыми ими'.split(
    ' ',
  ),
  '%': 'л ла ло ли ть'.split(' '),
}

/** Every form of a word written with an ending mark. */
function formsOf(word: string): string[] {
  const endings = ENDINGS[word.slice(-1)]
  return endings === undefined ? [word] : endings.map((ending) => word.slice(0, -1) + ending)
}

const wordsOf = (words: string) => words.split(/\s+/).flatMap(formsOf)

// A form that is listed twice keeps its first meaning.
const VOCABULARY = new Map(
  WORDS.toReversed().flatMap(([meaning, words]) =>
    wordsOf(words).map((form): [string, Meaning] => [form, meaning]),
  ),
)

const SEQUENCES = new Map(
  IDIOMS.flatMap(([meaning, phrases]) =>
    phrases.split('|').map((phrase): [string, Meaning] => [phrase, meaning]),
  ),
)

/** The most words of an idiom. */
export const LONGEST_IDIOM = 3

/** What a misspelt word may be taken for: short words are too near to each other. */
const BY_FIRST_LETTER = Map.groupBy(
  WORDS.filter(([, , exact]) => exact === undefined)
    .flatMap(([, words]) => wordsOf(words))
    .filter((form) => form.length >= 4),
  (form) => form.charAt(0),
)

/** What a word means as it stands. */
export function meaningOf(word: string): Meaning | null {
  return VOCABULARY.get(word) ?? null
}

/** The longest idiom that `words` begin with, and how many of them it takes. */
export function idiomAt(words: readonly string[]): { meaning: Meaning; length: number } | null {
  for (let length = Math.min(LONGEST_IDIOM, words.length); length > 1; length--) {
    const meaning = SEQUENCES.get(words.slice(0, length).join(' '))
    if (meaning !== undefined) return { meaning, length }
  }
  return null
}

/** A word's nearest neighbour, and how many typing errors lie between. */
export interface Guess<T> {
  readonly found: T
  readonly errors: number
}

/**
 * What a misspelt word was meant to be; null when nothing is near, or different things equally are.
 * Pitfall: call it only for words that are no word of ours and nobody's name.
 */
export function guessMeaning(word: string): Guess<Meaning> | null {
  const letters = new Set([word.charAt(0), word.charAt(1)])
  const forms = [...letters].flatMap((letter) => BY_FIRST_LETTER.get(letter) ?? [])
  // «Новов» is a surname, whatever is near to it; «клентов» are clients.
  const alike = /[ое]в$/.test(word) ? forms.filter((form) => /[ое]в$/.test(form)) : forms
  const near = nearest(word, alike)
  const meanings = new Set(near.forms.map((form) => VOCABULARY.get(form)))
  const [found, another] = [...meanings]
  return found === undefined || another !== undefined ? null : { found, errors: near.errors }
}

/** The forms that `word` may be a misspelling of: all at the least distance, none when too far. */
export function nearest(
  word: string,
  forms: readonly string[],
): { readonly forms: readonly string[]; readonly errors: number } {
  let errors = allowedErrors(word)
  let found: string[] = []
  for (const form of forms) {
    const distance = errorsBetween(word, form, errors)
    if (distance > errors || !plausible(word, form)) continue
    if (distance < errors) found = []
    errors = distance
    found.push(form)
  }
  return { forms: found, errors }
}

/** One error in four letters or more, two in twelve: «перешедшие» must not become «прошедшие». */
function allowedErrors({ length }: string): number {
  if (length < 4) return 0
  return length < 12 ? 1 : 2
}

/** People get a word's beginning right, and many short words differ by one letter. */
function plausible(word: string, form: string): boolean {
  const swapped = word.charAt(0) === form.charAt(1) && word.charAt(1) === form.charAt(0)
  if (word.charAt(0) !== form.charAt(0) && !swapped) return false
  if (word.length > 6 || form.length > word.length) return true
  if (form.length < word.length) return word.replaceAll(/(.)\1/g, '$1') === form
  return word.length === 6 || [...word].sort().join('') === [...form].sort().join('')
}

/**
 * Damerau-Levenshtein distance with neighbours swapped once (optimal string alignment), or anything
 * above `limit` as soon as it is passed.
 */
function errorsBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      next[j] = Math.min(
        at(row, j) + 1,
        at(next, j - 1) + 1,
        at(row, j - 1) + (same ? 0 : 1),
        swapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    if (Math.min(...next) > limit) return limit + 1
    before = row
    row = next
  }
  return at(row, b.length)
}

const at = (row: readonly number[], index: number) => row[index] ?? Number.POSITIVE_INFINITY
