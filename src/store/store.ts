import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import SqliteDatabase, { type Database as Sqlite } from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { AppError, type Clock, type SecretBox, timeOrderedIds } from '../kernel/index.ts'
import type { Books } from '../usecases/index.ts'
import { forgetOld } from './forget-old.ts'
import { createGroupCommit } from './group-commit.ts'
import { createLedger } from './ledger.ts'
import { migrations } from './migrations/index.ts'
import { preparedOnce } from './prepared-once.ts'
import { resealTokens } from './reseal-tokens.ts'
import type { Database } from './schema.ts'
import { lockForService } from './service-lock.ts'
import { createSettings } from './settings.ts'
import { timestamp } from './timestamp.ts'

export interface StoreOptions {
  /** The SQLite file; made when missing. */
  readonly path: string
  readonly clock: Clock
  readonly secretBox: SecretBox
}

export interface Store extends AsyncDisposable {
  /** The books of one account; nothing in them reaches another account's rows. */
  books(accountId: string): Books
  /** Makes the account known; harmless when it is. */
  ensureAccount(id: string, name: string): Promise<void>
  /**
   * Forgets updates after a week (messengers resend for days), messages and attempts after the days
   * that the account has set. A few rows at a time, so that nothing else waits for it.
   */
  forgetOld(now: Temporal.Instant): Promise<void>
  /** Makes sure that this is the only service on the store; throws `conflict` when it is not. */
  serveAlone(): Disposable
  /**
   * Seals every token with the newest key; returns how many. Codes that were mailed and not used yet
   * stop working. All of it is done, or none.
   */
  reseal(): Promise<number>
  /** Changes whenever another process wrote: a bot added on the command line, for one. */
  foreignChanges(): number
}

/**
 * Opens the store on SQLite and brings its tables up to date. Throws `store-unavailable` with what
 * to do when the file cannot be made or read.
 */
export async function openStore({ path, clock, secretBox }: StoreOptions): Promise<Store> {
  const { writer, reader } = openFiles(path)
  const writing = new Kysely<Database>({
    dialect: new SqliteDialect({ database: preparedOnce(writer) }),
  })
  const reading = new Kysely<Database>({
    dialect: new SqliteDialect({ database: preparedOnce(reader) }),
  })
  const inTransaction = createGroupCommit(writer)
  const nextId = timeOrderedIds(() => clock().epochMilliseconds)
  await migrate(writing, path)
  const keeperOf = (accountId: string) => ({ accountId, clock, secretBox, nextId })
  return {
    books: (accountId) => {
      const keeper = keeperOf(accountId)
      const read = createLedger(reading, keeper)
      const write = createLedger(writing, keeper)
      return { read, inTransaction: (work) => inTransaction(() => work(write)) }
    },
    ensureAccount: (id, name) =>
      inTransaction(async () => {
        const row = { id, name, created_at: timestamp(clock()) }
        await writing
          .insertInto('accounts')
          .values(row)
          .onConflict((on) => on.doNothing())
          .execute()
      }),
    forgetOld: (now) =>
      forgetOld({
        db: writing,
        inTransaction,
        now,
        daysOf: (accountId) => createSettings(reading, keeperOf(accountId)).get('retentionDays'),
      }),
    serveAlone: () => lockForService(path),
    reseal: () => inTransaction(() => resealTokens(writing, secretBox)),
    foreignChanges: () => Number(writer.pragma('data_version', { simple: true })),
    async [Symbol.asyncDispose]() {
      await reading.destroy()
      await writing.destroy()
    },
  }
}

function openFiles(path: string): { writer: Sqlite; reader: Sqlite } {
  try {
    // Names and addresses of people are nobody else's on this machine.
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    const writer = new SqliteDatabase(path, { timeout: 5000 })
    writer.pragma('journal_mode = WAL')
    writer.pragma('synchronous = FULL')
    writer.pragma('foreign_keys = ON')
    const reader = new SqliteDatabase(path, { readonly: true, timeout: 5000 })
    return { writer, reader }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'unknown'
    throw new AppError(
      'store-unavailable',
      `Cannot open the store ${path} (${reason}): check that the folder exists, is yours to write and the file is not damaged`,
      { cause },
    )
  }
}

async function migrate(db: Kysely<Database>, path: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return
  const reason = error instanceof Error ? error.message : 'unknown'
  throw new AppError('store-unavailable', `Cannot bring the store ${path} up to date (${reason})`, {
    cause: error,
  })
}
