import { type Kysely, type Selectable, sql } from 'kysely'
import { timeOrderedId } from '../kernel/index.ts'
import type { Entry, Fate, Outbox } from '../outbox/index.ts'
import type { Keeper } from './keeper.ts'
import type { Database } from './schema.ts'
import { timestamp } from './timestamp.ts'

export function createOutbox(db: Kysely<Database>, { accountId, clock }: Keeper): Outbox {
  const ours = () => db.selectFrom('outbox').selectAll().where('account_id', '=', accountId)
  return {
    async put({ botId, chatId, employeeId, subscriberId, replaces, ...entry }) {
      const now = timestamp(clock())
      await db
        .insertInto('outbox')
        .values({
          ...entry,
          id: timeOrderedId(),
          account_id: accountId,
          bot_id: botId,
          chat_id: chatId,
          replaces: replaces === null ? null : JSON.stringify(replaces),
          employee_id: employeeId,
          subscriber_id: subscriberId,
          state: 'queued',
          attempts: 0,
          due_at: now,
          claimed_at: null,
          error: null,
          message_id: null,
          created_at: now,
          updated_at: now,
        })
        .execute()
    },
    async due(botId, now, limit) {
      const rows = await ours()
        .where('bot_id', '=', botId)
        .where('state', '=', sql.lit('queued'))
        .where('due_at', '<=', timestamp(now))
        .orderBy('lane', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(toEntry)
    },
    async nextDueAt(botId) {
      const row = await db
        .selectFrom('outbox')
        .select(({ fn }) => fn.min('due_at').as('due_at'))
        .where('account_id', '=', accountId)
        .where('bot_id', '=', botId)
        .where('state', '=', sql.lit('queued'))
        .executeTakeFirst()
      return row?.due_at ? Temporal.Instant.from(row.due_at) : null
    },
    async claim(id, now) {
      await change(id, { claimed_at: timestamp(now) }, now)
    },
    async settle(id, outcome, now) {
      await change(
        id,
        {
          state: outcome.state,
          error: 'error' in outcome ? outcome.error : (outcome.note ?? null),
          ...('messageId' in outcome && { message_id: outcome.messageId }),
          ...('dueAt' in outcome && { due_at: timestamp(outcome.dueAt), claimed_at: null }),
        },
        now,
        1,
      )
    },
    async traffic(since) {
      const made = db
        .selectFrom('outbox')
        .where('account_id', '=', accountId)
        .where('created_at', '>=', timestamp(since))
      // The first thirteen characters of a time are its hour: `2026-11-22T09`.
      const hour = sql<string>`substr(created_at, 1, 13)`
      const [rows, { people }] = await Promise.all([
        made
          .select((eb) => [hour.as('hour'), 'state', eb.fn.countAll<number>().as('count')])
          .groupBy([hour, 'state'])
          .execute(),
        made
          .select((eb) => eb.fn.count<number>('employee_id').distinct().as('people'))
          .executeTakeFirstOrThrow(),
      ])
      return {
        hours: rows.map((row) => ({
          hour: Temporal.Instant.from(`${row.hour}:00:00Z`),
          state: row.state as Fate,
          count: Number(row.count),
        })),
        people: Number(people),
      }
    },
    async queuedOf(botId) {
      const { count } = await db
        .selectFrom('outbox')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('account_id', '=', accountId)
        .where('bot_id', '=', botId)
        .where('state', '=', 'queued')
        .executeTakeFirstOrThrow()
      return Number(count)
    },
    async toldSince(botId, chatId, topic, since) {
      const { told } = await db
        .selectFrom('outbox')
        .select(({ fn }) => fn.countAll<number>().as('told'))
        .where('account_id', '=', accountId)
        .where('bot_id', '=', botId)
        .where('chat_id', '=', chatId)
        .where('topic', '=', topic)
        .where('created_at', '>=', timestamp(since))
        .executeTakeFirstOrThrow()
      return Number(told)
    },
    async newest(limit, botId) {
      const rows = await ours()
        .$if(botId !== undefined, (query) => query.where('bot_id', '=', botId ?? ''))
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(toEntry)
    },
  }

  async function change(
    id: string,
    columns: Partial<Selectable<Database['outbox']>>,
    now: Temporal.Instant,
    attempts = 0,
  ): Promise<void> {
    await db
      .updateTable('outbox')
      .set((eb) => ({
        ...columns,
        updated_at: timestamp(now),
        attempts: eb('attempts', '+', attempts),
      }))
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .execute()
  }
}

// Written only by `put` and `settle`, with values of these unions.
const toEntry = (row: Selectable<Database['outbox']>): Entry => ({
  id: row.id,
  botId: row.bot_id,
  chatId: row.chat_id,
  lane: row.lane as Entry['lane'],
  topic: row.topic,
  kind: row.kind as Entry['kind'],
  body: row.body,
  replaces: row.replaces === null ? null : JSON.parse(row.replaces),
  recipient: row.recipient,
  employeeId: row.employee_id,
  subscriberId: row.subscriber_id,
  state: row.state as Entry['state'],
  attempts: row.attempts,
  dueAt: Temporal.Instant.from(row.due_at),
  error: row.error,
  createdAt: Temporal.Instant.from(row.created_at),
  claimed: row.claimed_at !== null,
})
