import { randomBytes, randomInt, randomUUIDv7 } from 'node:crypto'

/** Makes an id that nobody can guess and that never comes twice. */
export type MakeId = () => string

/** Sorts as it was made: for rows that are read in order. */
export const timeOrderedId: MakeId = () => randomUUIDv7()

/** 128 bits in 22 characters of `A-Za-z0-9_-`: for links, keys and one-time codes. */
export const secretId: MakeId = () => randomBytes(16).toString('base64url')

/** A code to be read in a letter and typed: «042917». Worth little without a limit of tries. */
export const sixDigits: MakeId = () => String(randomInt(1_000_000)).padStart(6, '0')

/** Short enough to be typed on a command line: «b7k2qd». */
export function shortId(random: (size: number) => Uint8Array = randomBytes): string {
  const letters = '23456789abcdefghjkmnpqrstuvwxyz'
  return Array.from(random(6), (byte) => letters[byte % letters.length]).join('')
}
