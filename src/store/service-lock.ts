import SqliteDatabase from 'better-sqlite3'
import { AppError } from '../kernel/index.ts'

/**
 * Only one service may work on a store in SQLite: a second one would send everything twice.
 * Commands may. The lock is the operating system's, so it ends with the process, however that ends.
 * Throws `conflict` when another service holds it.
 */
export function lockForService(path: string): Disposable {
  const lock = new SqliteDatabase(`${path}.lock`, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    throw new AppError('conflict', `Another svodka serves ${path} already: stop it first`, {
      cause,
    })
  }
  return { [Symbol.dispose]: () => void lock.close() }
}
