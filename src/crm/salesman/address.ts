import { AppError } from '../../kernel/index.ts'
import { readMysqlAddress } from '../mysql-address.ts'
import type { SalesmanAccount } from './mapping.ts'

interface SalesmanAddress extends SalesmanAccount {
  /** The database's own address: `mysql://…`. */
  readonly database: string
}

const EXAMPLE = 'salesman+mysql://user:password@host:3306/database?prefix=app_&account=1'

/**
 * Reads `salesman+mysql://user:password@host:3306/database?prefix=app_&account=1`. Both parameters
 * default to what is shown; `web=https://…` is where employees open the CRM; the others are those of
 * `readMysqlAddress`. Throws `bad-config` that names what is wrong and never repeats the address.
 */
export function readSalesmanAddress(url: string): SalesmanAddress {
  const scheme = 'salesman+mysql:'
  if (!url.startsWith(scheme)) throw wrong(`must be ${EXAMPLE}`)
  const address = URL.parse(`mysql:${url.slice(scheme.length)}`)
  if (address === null) throw wrong('in a password, write # as %23, @ as %40 and / as %2F')
  const take = (name: string) => {
    const value = address.searchParams.get(name)
    address.searchParams.delete(name)
    return value
  }
  const read = {
    prefix: prefixOf(take('prefix') ?? 'app_'),
    account: accountOf(take('account') ?? '1'),
    web: webOf(take('web')),
  }
  return { ...read, database: checked(address.href) }
}

function prefixOf(text: string): string {
  if (/^[\w$-]*$/.test(text)) return text
  throw wrong('prefix may have letters, digits and underscores only')
}

function accountOf(text: string): number {
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text)
  throw wrong('account must be a number: the id of a row in the table of settings')
}

function webOf(text: string | null): string | null {
  if (text === null) return null
  if (/^https?:$/.test(URL.parse(text)?.protocol ?? '')) return text.replace(/\/+$/, '')
  throw wrong('web must be an address such as https://crm.example.ru')
}

/** What is wrong with the database's address is told at the start, not at the first question. */
function checked(database: string): string {
  try {
    readMysqlAddress(database)
    return database
  } catch (error) {
    throw error instanceof AppError ? wrong(error.message) : error
  }
}

const wrong = (what: string) => new AppError('bad-config', `CRM_URL: ${what}`)
