import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError, secretId } from './kernel/index.ts'

/** What the environment says of keys. */
export interface GivenKeys {
  /** Null when the key is the one kept in `DATA_DIR`. */
  readonly secretKey: string | null
  /** Opens what was sealed before `secretKey` was changed; null when it was not. */
  readonly oldSecretKey: string | null
  readonly dataDir: string
}

/**
 * The keys that open tokens; the first one seals. They are those given, or those in
 * `DATA_DIR/secret.key`, which is made at the first start and readable by its owner alone: one key,
 * and during a rotation the older one below it. Lose it, and every bot must be added again.
 */
export function loadSecretKeys({ dataDir, secretKey, oldSecretKey }: GivenKeys): readonly string[] {
  if (secretKey !== null) return oldSecretKey === null ? [secretKey] : [secretKey, oldSecretKey]
  const path = pathOf(dataDir)
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    // «wx» fails when the file is there: two processes that start at once agree on one key.
    writeFileSync(path, `${makeKey()}\n`, { mode: 0o600, flag: 'wx' })
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) {
      throw unusable(dataDir, cause)
    }
  }
  try {
    chmodSync(path, 0o600)
    const keys = readFileSync(path, 'utf8').split('\n').filter(Boolean)
    if (keys.length > 0 && keys.every((key) => key.trim().length >= 16)) {
      return keys.map((key) => key.trim())
    }
  } catch (cause) {
    throw unusable(dataDir, cause)
  }
  throw new AppError('bad-config', `${path} is too short to be a key: restore it from a backup`)
}

/**
 * Puts a new key above the one in `DATA_DIR`. Both open what is sealed, so a rotation that is cut
 * off at any moment loses nothing: begin it again.
 */
export function beginRotation(given: GivenKeys): void {
  const [newest, ...older] = loadSecretKeys(given)
  // One that was begun already is only to be finished.
  if (older.length === 0) writeKeys(given.dataDir, [makeKey(), newest ?? ''])
}

/** Forgets the older key, once everything is sealed with the new one. */
export function endRotation(given: GivenKeys): void {
  writeKeys(given.dataDir, loadSecretKeys(given).slice(0, 1))
}

function writeKeys(dataDir: string, keys: readonly string[]): void {
  const path = pathOf(dataDir)
  try {
    // Written beside and renamed: there is never half a key.
    writeFileSync(`${path}.new`, keys.map((key) => `${key}\n`).join(''), {
      mode: 0o600,
      flush: true,
    })
    renameSync(`${path}.new`, path)
  } catch (cause) {
    throw unusable(dataDir, cause)
  }
}

const pathOf = (dataDir: string) => join(dataDir, 'secret.key')

const makeKey = () => `${secretId()}${secretId()}`

function unusable(dataDir: string, cause: unknown): AppError {
  const reason = cause instanceof Error && 'code' in cause ? cause.code : 'unknown'
  return new AppError(
    'store-unavailable',
    `DATA_DIR: cannot write in ${dataDir} (${reason}): choose a folder that is yours to write`,
    { cause },
  )
}
