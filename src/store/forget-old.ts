import type { Kysely } from 'kysely'
import type { RunInTransaction } from './group-commit.ts'
import type { Database } from './schema.ts'
import { timestamp } from './timestamp.ts'

const UPDATE_DAYS = 7
/** A form left half-way holds personal data that nobody came back for. */
const DRAFT_DAYS = 7
/** Attempts to sign in are counted by the quarter of an hour. */
const SIGN_IN_DAYS = 1
/** What administrators did is asked about when figures of a year are. */
const ACT_DAYS = 400

/** Receipts that nothing was found for: what they overtook has come long ago. */
const EARLY_DAYS = 1

/** Rows forgotten in one transaction: others wait for it some milliseconds. */
const TOGETHER = 200

interface Forgetting {
  readonly db: Kysely<Database>
  readonly inTransaction: RunInTransaction
  readonly now: Temporal.Instant
  /** How many days the log of an account reaches back. */
  readonly daysOf: (accountId: string) => Promise<number>
}

/** Forgets what is too old, a few rows at a time, so that nothing else waits for it. */
export async function forgetOld(forgetting: Forgetting): Promise<void> {
  const { db, daysOf, now } = forgetting
  const before = (days: number) => timestamp(now.subtract({ hours: days * 24 }))
  await untilNone(forgetting, () => forgetUpdates(db, before(UPDATE_DAYS)))
  await untilNone(forgetting, () => forgetDrafts(db, before(DRAFT_DAYS)))
  await untilNone(forgetting, () => forgetAtOnce(db, 'failed_sign_ins', before(SIGN_IN_DAYS)))
  await untilNone(forgetting, () => forgetAtOnce(db, 'acts', before(ACT_DAYS)))
  await untilNone(forgetting, () => forgetReceipts(db, before(EARLY_DAYS)))
  for (const { id } of await db.selectFrom('accounts').select('id').execute()) {
    const moment = before(await daysOf(id))
    await untilNone(forgetting, () => forgetMessages(db, id, moment))
    await untilNone(forgetting, () => forgetAttempts(db, id, moment))
    await untilNone(forgetting, () => forgetKept(db, 'broadcasts', id, moment))
    await untilNone(forgetting, () => forgetKept(db, 'requests', id, moment))
  }
}

/** Others have their turn between one batch and the next. */
async function untilNone(
  { inTransaction }: Forgetting,
  forgetSome: () => Promise<{ readonly numDeletedRows: bigint }>,
): Promise<void> {
  for (;;) {
    const { numDeletedRows } = await inTransaction(forgetSome)
    if (numDeletedRows === 0n) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

function forgetUpdates(db: Kysely<Database>, before: string) {
  return db
    .deleteFrom('updates')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('bot_id', 'update_id'),
        'in',
        selectFrom('updates')
          .select(['bot_id', 'update_id'])
          .where('at', '<', before)
          .limit(TOGETHER)
          .$asTuple('bot_id', 'update_id'),
      ),
    )
    .executeTakeFirstOrThrow()
}

function forgetReceipts(db: Kysely<Database>, before: string) {
  return db.deleteFrom('early_receipts').where('at', '<', before).executeTakeFirstOrThrow()
}

/** The oldest are looked at by id: when they are young enough, nothing older needs to be sought. */
function forgetMessages(db: Kysely<Database>, accountId: string, before: string) {
  return db
    .deleteFrom('outbox')
    .where('created_at', '<', before)
    .where('id', 'in', ({ selectFrom }) =>
      selectFrom('outbox')
        .select('id')
        .where('account_id', '=', accountId)
        .orderBy('id')
        .limit(TOGETHER),
    )
    .executeTakeFirstOrThrow()
}

function forgetAttempts(db: Kysely<Database>, accountId: string, before: string) {
  return db
    .deleteFrom('proofs')
    .where('id', 'in', ({ selectFrom }) =>
      selectFrom('proofs')
        .select('id')
        .where('account_id', '=', accountId)
        .where('created_at', '<', before)
        .limit(TOGETHER),
    )
    .executeTakeFirstOrThrow()
}

/** Of these there are few. */
function forgetKept(
  db: Kysely<Database>,
  table: 'broadcasts' | 'requests',
  accountId: string,
  before: string,
) {
  return db
    .deleteFrom(table)
    .where('account_id', '=', accountId)
    .where('created_at', '<', before)
    .executeTakeFirstOrThrow()
}

function forgetAtOnce(db: Kysely<Database>, table: 'failed_sign_ins' | 'acts', before: string) {
  return db.deleteFrom(table).where('at', '<', before).executeTakeFirstOrThrow()
}

function forgetDrafts(db: Kysely<Database>, before: string) {
  return db.deleteFrom('request_drafts').where('updated_at', '<', before).executeTakeFirstOrThrow()
}
