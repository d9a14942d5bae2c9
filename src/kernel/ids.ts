import { randomBytes, randomInt, randomUUIDv7 } from 'node:crypto'

/** Makes an id that nobody can guess and that never comes twice. */
export type MakeId = () => string

/**
 * Sorts as it was made: for rows that are read in order. A UUID of version 7 whose first random bits
 * count what was made in one millisecond (RFC 9562, 6.2, method 1), since chance does not sort.
 */
export const timeOrderedId: MakeId = () => {
  const id = randomUUIDv7()
  const time = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
  const later = time > last.time
  const full = !later && last.count === MOST_A_MILLISECOND
  last = later
    ? { time, count: 0 }
    : { time: full ? last.time + 1 : last.time, count: full ? 0 : last.count + 1 }
  const hex = last.time.toString(16).padStart(12, '0')
  const count = last.count.toString(16).padStart(3, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${count}${id.slice(18)}`
}

const MOST_A_MILLISECOND = 0xfff
let last = { time: 0, count: 0 }

/** 128 bits in 22 characters of `A-Za-z0-9_-`: for links, keys and one-time codes. */
export const secretId: MakeId = () => randomBytes(16).toString('base64url')

/** A code to be read in a letter and typed: «042917». Worth little without a limit of tries. */
export const sixDigits: MakeId = () => String(randomInt(1_000_000)).padStart(6, '0')

/** Short enough to be typed on a command line: «b7k2qd». */
export function shortId(random: (size: number) => Uint8Array = randomBytes): string {
  const letters = '23456789abcdefghjkmnpqrstuvwxyz'
  return Array.from(random(6), (byte) => letters[byte % letters.length]).join('')
}
