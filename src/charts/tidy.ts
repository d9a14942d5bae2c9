import { hasGlyph } from './text.ts'

const PICTOGRAPH = /\p{Extended_Pictographic}/u
const NEVER_DRAWN = /\p{Emoji_Presentation}|\p{Emoji_Modifier}|\p{RI}|\p{M}|\p{C}/u

/**
 * A copy of a spec that can be drawn: emoji and invisible characters are taken out of its words
 * (the fonts have none), white space is one space, and numbers are such as can be drawn to scale.
 */
export function tidy<T>(value: T): T {
  // Strings stay strings, numbers stay numbers and every key stays, so the copy is a T again.
  return tidied(value) as T
}

function tidied(value: unknown): unknown {
  if (typeof value === 'string') return tidyText(value)
  if (typeof value === 'number') return tidyNumber(value)
  if (Array.isArray(value)) return value.map(tidied)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, tidied(entry)]))
}

/** Beyond this, the difference of two numbers may overflow. Lengths look the same long before. */
const LARGEST = 1e15
/** Less than this is nothing: no count or amount has so small a part. */
const SMALLEST = 1e-6

function tidyNumber(value: number): number {
  if (Number.isNaN(value) || Math.abs(value) < SMALLEST) return 0
  return Math.min(Math.max(value, -LARGEST), LARGEST)
}

function tidyText(text: string): string {
  const drawn = Array.from(text.normalize('NFC').replace(/[\t\n\v\f\r]/g, ' '))
    .filter((character) => !NEVER_DRAWN.test(character))
    .filter((character) => hasGlyph(character) || !PICTOGRAPH.test(character))
  return drawn.join('').replace(/ {2,}/g, ' ').trim()
}
