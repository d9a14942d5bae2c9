import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { Employee } from '../crm/index.ts'
import { commandIn } from '../dialog/index.ts'

/** Whom a stranger says they are. */
export type Claim =
  | { readonly by: 'login' | 'email'; readonly value: string }
  /** `value` is E.164: «+79161234567». */
  | { readonly by: 'phone'; readonly value: string }

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const PHONE = /^\+?[\d\s().-]{10,24}$/
const LOGIN = /^[^\s/@][^\s/]{1,63}$/

/** Whom a message names; null when it is a command, a greeting, a question or anything else. */
export function readClaim(text: string): Claim | null {
  const said = text.trim()
  if (commandIn(said) !== null) return null
  if (EMAIL.test(said)) return { by: 'email', value: said.toLowerCase() }
  const phone = PHONE.test(said) ? readPhone(said) : null
  if (phone !== null) return { by: 'phone', value: phone }
  return LOGIN.test(said) ? { by: 'login', value: said.toLowerCase() } : null
}

/** A number in whatever form, as E.164: 8 916 … is Russian; null when it is none. */
export function readPhone(text: string): string | null {
  const digits = text.replaceAll(/\D/g, '')
  // A messenger leaves out the «+»; within Russia people write 8 in its place.
  const international = text.includes('+') || (digits.length > 10 && !digits.startsWith('8'))
  const number = parsePhoneNumberFromString(international ? `+${digits}` : digits, 'RU')
  return number?.isValid() ? number.number : null
}

/**
 * The one active employee whom a claim names. Null when there is none, or several: a number shared
 * by two is nobody's proof. Everybody is looked at in any case, so that the time tells nothing.
 */
export function claimed(employees: readonly Employee[], claim: Claim): Employee | null {
  const found = employees.filter((employee) => employee.active && isNamed(employee, claim))
  return found.length === 1 ? (found[0] ?? null) : null
}

function isNamed({ login, email, phones }: Employee, { by, value }: Claim): boolean {
  if (by === 'phone') return phones.some((phone) => isSamePhone(phone, value))
  // In some companies the login is the address.
  return login.toLowerCase() === value || (by === 'email' && email?.trim().toLowerCase() === value)
}

const TELLING_DIGITS = 7

function isSamePhone(kept: string, number: string): boolean {
  const digits = kept.replaceAll(/\D/g, '')
  // Reading a number takes long, and most are not it.
  if (!digits.includes(number.slice(-TELLING_DIGITS))) return false
  return kept.split(/[,;/]/).some((part) => readPhone(part) === number)
}
