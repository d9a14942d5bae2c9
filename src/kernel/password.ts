import { type Argon2Parameters, argon2, randomBytes } from 'node:crypto'
import { sameSecret } from './secrets.ts'

// OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane.
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

/** What is kept of a password: `argon2id.NONCE.TAG`. Takes some 50 ms beside the event loop. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive({ ...COST, message: password, nonce })
  return `argon2id.${nonce.toString('base64url')}.${tag.toString('base64url')}`
}

/** Compares in a time that tells nothing; null costs the same as a password and matches none. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [, nonce = '', tag = ''] = (kept ?? NOBODY).split('.')
  const given = await derive({ ...COST, message: password, nonce: Buffer.from(nonce, 'base64url') })
  return sameSecret(given.toString('base64url'), tag) && kept !== null
}

const NOBODY = 'argon2id.AAAAAAAAAAAAAAAAAAAAAA.-'

function derive(parameters: Argon2Parameters): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, tag) => (error ? reject(error) : resolve(tag)))
  })
}
