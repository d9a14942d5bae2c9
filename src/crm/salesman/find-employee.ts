import type { Employee } from '../crm.ts'
import { emailsIn, phonesIn, readPhone } from './contacts.ts'

/** What somebody is known by; each is looked for where it belongs and nowhere else. */
export type KnownBy =
  | { readonly login: string }
  | { readonly email: string }
  | { readonly phone: string }

/**
 * Those of `employees` who have this login, address or number, in any form of writing it. Only
 * people who may enter the CRM: a number may have been handed on. More than one when colleagues
 * share it: then it tells nobody apart, and nobody may be let in by it.
 */
export function findEmployee(employees: readonly Employee[], knownBy: KnownBy): Employee[] {
  const matches = matcherOf(knownBy)
  return employees.filter((employee) => employee.active && matches(employee))
}

function matcherOf(knownBy: KnownBy): (employee: Employee) => boolean {
  if ('login' in knownBy) {
    const login = knownBy.login.trim().toLowerCase()
    return (employee) => login !== '' && employee.login.toLowerCase() === login
  }
  if ('email' in knownBy) {
    const [email] = emailsIn(knownBy.email)
    return (employee) => email !== undefined && emailsIn(employee.email ?? '').includes(email)
  }
  const phone = readPhone(knownBy.phone)?.international
  return ({ phones }) => phone !== undefined && phones.flatMap(phonesIn).includes(phone)
}
