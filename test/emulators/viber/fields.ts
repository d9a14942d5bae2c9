import { badData, missingData } from './refusal.ts'

/** A JSON object as it came. */
export type Fields = Readonly<Record<string, unknown>>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text of at most `most` characters; `empty` says whether it may be ''. */
export function textField(fields: Fields, name: string, most: number, empty = false): string {
  const value = fields[name]
  if (value === undefined || value === null) throw missingData(name)
  if (typeof value !== 'string') throw badData(`${name} is not a text`)
  if (value === '' && !empty) throw missingData(name)
  if (value.length > most) throw badData(`${name} is longer than ${most}`)
  return value
}

export function numberField(
  fields: Fields,
  name: string,
  { from, to, otherwise }: { from: number; to: number; otherwise?: number },
): number {
  const value = fields[name] ?? otherwise
  if (value === undefined) throw missingData(name)
  if (typeof value !== 'number' || !Number.isInteger(value) || value < from || value > to) {
    throw badData(`${name} is not a number from ${from} to ${to}`)
  }
  return value
}
