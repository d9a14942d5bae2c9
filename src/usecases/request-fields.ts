import { REQUEST_ROOM } from '../dialog/index.ts'
import { readPhone } from './read-claim.ts'
import type { Contacts } from './request.ts'

const EMAIL = /^[^\s@,;<>()"]+@[^\s@,;<>()"]+\.[^\s@,;<>()".]{2,}$/u

// What turns the order of letters round, and what nobody sees.
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu
const INVISIBLE_IN_TEXT = /(?![\n\t\u200d])[\p{Cc}\p{Cf}]/gu

/** A name as it may be shown to others; null when it has no letter, or is too long. */
export function readName(text: string): string | null {
  const name = text.replaceAll(INVISIBLE, ' ').trim().replaceAll(/\s+/g, ' ')
  return /\p{L}/u.test(name) && name.length <= REQUEST_ROOM.name ? name : null
}

export function readEmail(text: string): string | null {
  const email = text.trim().toLowerCase()
  return EMAIL.test(email) && email.length <= REQUEST_ROOM.contact ? email : null
}

/** A phone or an email, or both in one message; null when there is neither. */
export function readContacts(text: string): Contacts | null {
  const said = text.replaceAll(INVISIBLE, ' ').trim()
  const email =
    said
      .split(/[\s,;]+/)
      .map(readEmail)
      .find((found) => found !== null) ?? null
  const rest = email === null ? said : said.replace(new RegExp(escaped(email), 'iu'), ' ')
  const digits = rest.replaceAll(/[^\d+]/g, '')
  const phone = /^\+?\d{10,15}$/.test(digits) ? readPhone(digits) : null
  return phone === null && email === null ? null : { phone, email }
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What is needed, in the person's own words; null when there are none, or too many. */
export function readWords(text: string): string | null {
  const said = text.replaceAll(INVISIBLE_IN_TEXT, '').trim()
  return said !== '' && said.length <= REQUEST_ROOM.text ? said : null
}
