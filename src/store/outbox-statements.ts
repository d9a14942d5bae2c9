import { type Insertable, type Kysely, sql } from 'kysely'
import type { Entry, Fate } from '../outbox/index.ts'
import { precompiled } from './precompiled.ts'
import type { Database } from './schema.ts'

/** A row to be queued: the rest is the same in all, or is found out as it is written. */
type NewRow = Pick<
  Required<Insertable<Database['outbox']>>,
  | 'id'
  | 'bot_id'
  | 'chat_id'
  | 'lane'
  | 'kind'
  | 'topic'
  | 'body'
  | 'replaces'
  | 'recipient'
  | 'employee_id'
  | 'subscriber_id'
  | 'broadcast_id'
  | 'person'
> & { readonly now: string }

interface Waiting {
  readonly lane: Entry['lane']
  readonly botId: string
  readonly now: string
  readonly limit: number
}

interface Try {
  readonly id: string
  readonly at: string
  readonly state: Fate
  readonly error: string | null
  readonly ms: number | null
}

/** How an attempt ended; null where it leaves what was. */
interface End extends Omit<Try, 'ms'> {
  readonly messageId: string | null
  readonly dueAt: string | null
}

/** The statements that every message takes on its way. */
export function outboxStatements(db: Kysely<Database>, accountId: string) {
  return {
    queue: precompiled(db, (row: NewRow) =>
      db.insertInto('outbox').values({
        account_id: accountId,
        id: row.id,
        bot_id: row.bot_id,
        chat_id: row.chat_id,
        lane: row.lane,
        kind: row.kind,
        topic: row.topic,
        body: row.body,
        replaces: row.replaces,
        recipient: row.recipient,
        employee_id: row.employee_id,
        subscriber_id: row.subscriber_id,
        broadcast_id: row.broadcast_id,
        person: row.person,
        messenger: sql<string>`(select kind from bots where id = ${row.bot_id})`,
        bot_name: sql<string>`coalesce((select name from bots where id = ${row.bot_id}), '')`,
        state: 'queued',
        attempts: 0,
        due_at: row.now,
        created_at: row.now,
        updated_at: row.now,
      }),
    ),
    // Lane by lane, each in the order of its index: nothing is sorted.
    waiting: precompiled(db, ({ lane, botId, now, limit }: Waiting) =>
      db
        .selectFrom('outbox')
        .select(ENTRY_COLUMNS)
        .where('account_id', '=', accountId)
        .where('bot_id', '=', botId)
        .where('lane', '=', lane)
        .where('state', '=', sql.lit('queued'))
        .where('due_at', '<=', now)
        .orderBy('id')
        .limit(limit),
    ),
    nextDue: precompiled(db, ({ botId }: { botId: string }) =>
      db
        .selectFrom('outbox')
        .select(({ fn }) => fn.min('due_at').as('due_at'))
        .where('account_id', '=', accountId)
        .where('bot_id', '=', botId)
        .where('state', '=', sql.lit('queued')),
    ),
    end: precompiled(db, ({ id, at, state, error, messageId, dueAt }: End) =>
      db
        .updateTable('outbox')
        .set(({ eb, fn }) => ({
          state,
          error,
          message_id: fn.coalesce(eb.val(messageId), 'message_id'),
          due_at: fn.coalesce(eb.val(dueAt), 'due_at'),
          // What is tried again later has not begun.
          claimed_at: sql<string | null>`case when ${dueAt} is null then claimed_at end`,
          updated_at: at,
          attempts: eb('attempts', '+', 1),
        }))
        .where('account_id', '=', accountId)
        .where('id', '=', id)
        .returning(['messenger', 'bot_id', 'chat_id']),
    ),
    // A row that was forgotten while it was on its way leaves no try.
    addTry: precompiled(db, ({ id, at, state, error, ms }: Try) =>
      db
        .insertInto('tries')
        .columns(['message_id', 'number', 'at', 'state', 'error', 'ms'])
        .expression(({ selectFrom, val }) =>
          selectFrom('outbox')
            .select(['id', 'attempts'])
            .select([val(at).as('at'), val(state).as('state')])
            .select([val(error).as('error'), val(ms).as('ms')])
            .where('id', '=', id)
            .where('account_id', '=', accountId),
        ),
    ),
  }
}

/** What `Entry` is made of. */
export const ENTRY_COLUMNS = [
  'id',
  'bot_id',
  'chat_id',
  'lane',
  'topic',
  'kind',
  'body',
  'replaces',
  'recipient',
  'employee_id',
  'subscriber_id',
  'broadcast_id',
  'state',
  'attempts',
  'due_at',
  'error',
  'created_at',
  'requeued_at',
  'claimed_at',
] as const satisfies readonly (keyof Database['outbox'])[]
