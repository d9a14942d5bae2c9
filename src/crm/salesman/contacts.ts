import parsePhoneNumber from 'libphonenumber-js'

/** A telephone number as it is dialled from anywhere, and within its country. */
interface Phone {
  /** `+79123456789`. */
  readonly international: string
  /** `9123456789`. */
  readonly national: string
}

/**
 * The number that a text holds, however it is written: `8 (912) 345-67-89`, `+7 912…`, `9123456789`.
 * A number without a country is Russian. Null for an extension, or no number at all.
 */
export function readPhone(text: string): Phone | null {
  const number = parsePhoneNumber(text, 'RU')
  if (number === undefined || !number.isPossible()) return null
  return { international: number.number, national: number.nationalNumber }
}

/** Every number of a field that may hold several: `8 912 345-67-89, +7 343 200-00-01`. */
export function phonesIn(field: string): string[] {
  return field.split(/[,;/|\n]/).flatMap((part) => readPhone(part)?.international ?? [])
}

/** Every e-mail address of a field that may hold several, in lower case. */
export function emailsIn(field: string): string[] {
  return field
    .toLowerCase()
    .split(/[\s,;|]+/)
    .filter((part) => part.includes('@'))
}
