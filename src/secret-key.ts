import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError, secretId } from './kernel/index.ts'

/**
 * The key that seals tokens: the one given, or the one kept in `DATA_DIR/secret.key`, which is made
 * at the first start and readable by its owner alone. Lose it, and every bot must be added again.
 */
export function loadSecretKey(dataDir: string, given: string | null): string {
  if (given !== null) return given
  const path = join(dataDir, 'secret.key')
  try {
    mkdirSync(dataDir, { recursive: true })
    // «wx» fails when the file is there: two processes that start at once agree on one key.
    writeFileSync(path, `${secretId()}${secretId()}\n`, { mode: 0o600, flag: 'wx' })
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) {
      throw unusable(dataDir, cause)
    }
  }
  try {
    chmodSync(path, 0o600)
    const key = readFileSync(path, 'utf8').trim()
    if (key.length >= 16) return key
  } catch (cause) {
    throw unusable(dataDir, cause)
  }
  throw new AppError('bad-config', `${path} is too short to be a key: restore it from a backup`)
}

function unusable(dataDir: string, cause: unknown): AppError {
  const reason = cause instanceof Error && 'code' in cause ? cause.code : 'unknown'
  return new AppError(
    'store-unavailable',
    `DATA_DIR: cannot write in ${dataDir} (${reason}): choose a folder that is yours to write`,
    { cause },
  )
}
