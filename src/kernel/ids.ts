import { randomBytes, randomInt, randomUUIDv7 } from 'node:crypto'

/** Makes an id that nobody can guess and that never comes twice. */
export type MakeId = () => string

/**
 * Ids that sort as they were made, by the clock that `nowMs` reads: for rows that are read in order. UUIDs of
 * version 7 whose first random bits count what was made in one millisecond (RFC 9562, 6.2,
 * method 1), since chance does not sort. A clock that is put back does not make them go back.
 */
export function timeOrderedIds(nowMs: () => number): MakeId {
  let last = { time: 0, count: 0 }
  return () => {
    const time = nowMs()
    const later = time > last.time
    const full = !later && last.count === MOST_A_MILLISECOND
    last = later
      ? { time, count: 0 }
      : { time: full ? last.time + 1 : last.time, count: full ? 0 : last.count + 1 }
    const count = last.count.toString(16).padStart(3, '0')
    return `${firstIdAt(last.time)}-7${count}${randomUUIDv7().slice(18)}`
  }
}

/** What every such id begins with that was made at that moment: earlier ones sort before it. */
export function firstIdAt(ms: number): string {
  const hex = Math.max(0, ms).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}`
}

const MOST_A_MILLISECOND = 0xfff

/** Sorts as it was made, by the machine's own clock. */
export const timeOrderedId: MakeId = timeOrderedIds(() => {
  const id = randomUUIDv7()
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
})

/** 128 bits in 22 characters of `A-Za-z0-9_-`: for links, keys and one-time codes. */
export const secretId: MakeId = () => randomBytes(16).toString('base64url')

/** A code to be read in a letter and typed: «042917». Worth little without a limit of tries. */
export const sixDigits: MakeId = () => String(randomInt(1_000_000)).padStart(6, '0')

/** Short enough to be typed on a command line: «b7k2qd». */
export function shortId(random: (size: number) => Uint8Array = randomBytes): string {
  const letters = '23456789abcdefghjkmnpqrstuvwxyz'
  return Array.from(random(6), (byte) => letters[byte % letters.length]).join('')
}
