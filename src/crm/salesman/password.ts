import { createHash } from 'node:crypto'
import { sameSecret } from '../../kernel/index.ts'
import { textOf } from '../sql-row.ts'
import type { SalesmanDatabase } from './database.ts'

/**
 * What SalesMan keeps of a password; `salt` is the column `sole`. `encodePass`, inc/func.php: 128
 * digits of a hash of hashes, then 42 of another.
 */
export function passwordHash(password: string, salt: string): string {
  const inner = sha512(`${salt}${password}`)
  const outer = sha512(`${inner}${salt}${Buffer.byteLength(salt) * 37}`)
  return `${outer}${sha512(`${password}${salt}`).slice(0, 42)}`
}

/** Stands in for whoever does not exist, so that a guess of a login costs the same work. */
const NOBODY = { salt: 'x'.repeat(32), hash: '-'.repeat(170) }

/**
 * The id of the employee with this login and password, or null: an unknown login, a wrong password
 * and somebody who may not enter are not told apart, nor by the time it takes. Only within the
 * account, where logins are unique. Attempts are not counted here.
 */
export async function checkPassword(
  database: SalesmanDatabase,
  login: string,
  password: string,
): Promise<string | null> {
  const rows = await database.rows(
    `SELECT iduser AS id, pwd AS hash, sole AS salt, secrty AS enters
     FROM ${database.table('user')} WHERE login = ? AND identity = ?`,
    login,
    database.account,
  )
  const [row, another] = rows
  const known = row !== undefined && another === undefined && textOf(row.hash) !== null
  const { hash, salt } = known ? { hash: String(row.hash), salt: String(row.salt ?? '') } : NOBODY
  const right = sameSecret(passwordHash(password, salt), hash)
  return known && right && row.enters === 'yes' ? textOf(row.id) : null
}

const sha512 = (text: string) => createHash('sha512').update(text, 'utf8').digest('hex')
