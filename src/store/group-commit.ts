import type { Database as Sqlite } from 'better-sqlite3'
import { AppError } from '../kernel/index.ts'

/** Runs work in a transaction of its own, as far as the work can tell. */
export type RunInTransaction = <T>(work: () => Promise<T>) => Promise<T>

interface Job {
  /** Runs the work and keeps its result for `settle`. */
  run(): Promise<void>
  settle(): void
  fail(error: unknown): void
}

/**
 * Commits together what arrives in one turn of the event loop: with synchronous=FULL a commit costs
 * a flush to the disk, and a flush for a hundred costs the same as for one. Each piece of work is a
 * savepoint, so one that throws takes only itself back. A result is handed out only after the
 * commit that makes it last.
 */
export function createGroupCommit(database: Sqlite): RunInTransaction {
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const savepoint = createSavepoint(database)
  let waiting: Job[] = []
  let running = false

  async function commitWaiting(): Promise<void> {
    while (waiting.length > 0) {
      const jobs = waiting
      waiting = []
      try {
        begin.run()
        for (const job of jobs) await job.run()
        commit.run()
        for (const job of jobs) job.settle()
      } catch (cause) {
        if (database.inTransaction) database.exec('ROLLBACK')
        const error = new AppError('store-unavailable', 'The store could not be written', { cause })
        for (const job of jobs) job.fail(error)
      }
    }
    running = false
  }

  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push(createJob(savepoint, work, resolve, reject))
      if (running) return
      running = true
      setImmediate(() => void commitWaiting())
    })
}

interface Savepoint {
  set(): void
  keep(): void
  takeBack(): void
}

function createSavepoint(database: Sqlite): Savepoint {
  const set = database.prepare('SAVEPOINT job')
  const rollback = database.prepare('ROLLBACK TO job')
  const release = database.prepare('RELEASE job')
  return {
    set: () => void set.run(),
    keep: () => void release.run(),
    takeBack() {
      rollback.run()
      release.run()
    },
  }
}

function createJob<T>(
  savepoint: Savepoint,
  work: () => Promise<T>,
  resolve: (value: T) => void,
  reject: (error: unknown) => void,
): Job {
  let settle = () => {}
  return {
    async run() {
      savepoint.set()
      try {
        const value = await work()
        savepoint.keep()
        settle = () => resolve(value)
      } catch (error) {
        savepoint.takeBack()
        settle = () => reject(error)
      }
    },
    settle: () => settle(),
    fail: reject,
  }
}
