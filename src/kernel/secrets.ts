import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { AppError } from './errors.ts'

/** Keeps tokens unreadable at rest, and short codes unguessable. */
export interface SecretBox {
  seal(plain: string): string
  /** Throws `store-unavailable` when the key is not the one it was sealed with. */
  open(sealed: string): string
  /** Recognises a text again, and tells nothing of it to whoever has the store without the key. */
  fingerprint(text: string): string
}

const VERSION = 'v1'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** The keys as they are now: the first seals, all of them open. */
export type ReadKeys = () => readonly string[]

/**
 * AES-256-GCM under keys derived from secrets; every seal has a nonce of its own. Keys are read
 * again when none of them opens something: they may have been rotated since.
 */
export function createSecretBox(secrets: string | ReadKeys): SecretBox {
  const read: ReadKeys = typeof secrets === 'string' ? () => [secrets] : secrets
  let keys = read().map(deriveKey)
  const newest = () => keys[0] ?? deriveKey('')
  const openWithAny = (sealed: string) => {
    for (const key of keys) {
      const plain = openWith(key, sealed)
      if (plain !== null) return plain
    }
    return null
  }
  return {
    seal(plain) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', newest(), nonce)
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    open(sealed) {
      const plain = openWithAny(sealed)
      if (plain !== null) return plain
      keys = read().map(deriveKey)
      const later = openWithAny(sealed)
      if (later !== null) return later
      throw new AppError(
        'store-unavailable',
        'A token in the store was sealed with another SECRET_KEY: bring that key back, or add the bot again',
      )
    },
    fingerprint: (text) => createHmac('sha256', newest()).update(text).digest('base64url'),
  }
}

const deriveKey = (secret: string) =>
  createHash('sha256').update('svodka secret box').update(secret).digest()

/** Null when this is not the key. */
function openWith(key: Buffer, sealed: string): string | null {
  try {
    const bytes = Buffer.from(sealed.slice(VERSION.length + 1), 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
    const body = bytes.subarray(NONCE_BYTES + TAG_BYTES)
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** Compares two secrets in a time that tells nothing about either. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected))
}

/** What is kept of a one-time code: enough to recognise it, not enough to use it. */
export function hashCode(code: string): string {
  return digest(code).toString('hex')
}

const digest = (text: string) => createHash('sha256').update(text).digest()
