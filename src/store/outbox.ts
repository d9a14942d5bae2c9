import { type Kysely, type Selectable, sql } from 'kysely'
import type { Entry, Fate, Outbox, Outcome } from '../outbox/index.ts'
import type { Keeper } from './keeper.ts'
import { keepText } from './kept-texts.ts'
import { ENTRY_COLUMNS, outboxStatements } from './outbox-statements.ts'
import { earlyReceipts, receive, tellsReceipts } from './receipts.ts'
import type { Database } from './schema.ts'
import { timestamp } from './timestamp.ts'

type Row = Pick<Selectable<Database['outbox']>, (typeof ENTRY_COLUMNS)[number]>

export function createOutbox(db: Kysely<Database>, keeper: Keeper): Outbox {
  const { accountId, clock, nextId } = keeper
  const statements = outboxStatements(db, accountId)

  return {
    async put({ botId, chatId, employeeId, subscriberId, broadcastId, replaces, ...entry }) {
      const id = nextId()
      await statements.queue({
        ...entry,
        id,
        bot_id: botId,
        chat_id: chatId,
        replaces: replaces === null ? null : JSON.stringify(replaces),
        employee_id: employeeId,
        subscriber_id: subscriberId,
        broadcast_id: broadcastId ?? null,
        person: personOf(employeeId, entry.recipient),
        now: timestamp(clock()),
      })
      return id
    },
    async due(botId, now, limit, bulkLimit = limit) {
      const asked = { botId, now: timestamp(now) }
      const [interactive, bulk] = await Promise.all([
        statements.waiting({ ...asked, lane: 'interactive', limit }),
        statements.waiting({ ...asked, lane: 'bulk', limit: bulkLimit }),
      ])
      return [...interactive.rows, ...bulk.rows].map(toEntry)
    },
    async nextDueAt(botId) {
      const [row] = (await statements.nextDue({ botId })).rows
      return row?.due_at ? Temporal.Instant.from(row.due_at) : null
    },
    async claim(id, now) {
      const { numUpdatedRows } = await db
        .updateTable('outbox')
        .set({ claimed_at: timestamp(now), updated_at: timestamp(now) })
        .where('account_id', '=', accountId)
        .where('id', '=', id)
        .where('state', '=', 'queued')
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
    async settle(id, outcome, now) {
      const ended = {
        id,
        at: timestamp(now),
        state: outcome.state,
        error: errorOf(outcome),
      }
      const [row] = (
        await statements.end({
          ...ended,
          messageId: 'messageId' in outcome ? outcome.messageId : null,
          dueAt: 'dueAt' in outcome ? timestamp(outcome.dueAt) : null,
        })
      ).rows
      const ms = outcome.tookMs === undefined ? null : Math.round(outcome.tookMs)
      await statements.addTry({ ...ended, ms })
      if (outcome.state === 'sent' && row !== undefined && tellsReceipts(row.messenger)) {
        await catchUp(row.bot_id, row.chat_id, outcome.messageId, now)
      }
      if ('said' in outcome && outcome.said !== undefined) {
        await keepText(db, keeper, id, outcome.said)
      }
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
    async queuedOf(botId, chatId) {
      const { count } = await db
        .selectFrom('outbox')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('account_id', '=', accountId)
        .where('bot_id', '=', botId)
        .where('state', '=', 'queued')
        .$if(chatId !== undefined, (query) => query.where('chat_id', '=', chatId ?? ''))
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
      const rows = await db
        .selectFrom('outbox')
        .select(ENTRY_COLUMNS)
        .where('account_id', '=', accountId)
        .$if(botId !== undefined, (query) => query.where('bot_id', '=', botId ?? ''))
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(toEntry)
    },
  }

  /** Receipts that overtook the messenger's answer count now. */
  async function catchUp(
    botId: string,
    chatId: string,
    messageId: string,
    now: Temporal.Instant,
  ): Promise<void> {
    for (const early of await earlyReceipts(db, botId, messageId)) {
      const receipt = { ...early, botId, chatId, messageId, andBefore: false }
      await receive(db, accountId, receipt, now)
    }
  }
}

/** What `outbox.person` holds: both that the log is searched by, the employee first. */
export const personOf = (employeeId: string | null, recipient: string) =>
  `${employeeId ?? ''}|${recipient}`

const errorOf = (outcome: Outcome) =>
  'error' in outcome ? outcome.error : 'note' in outcome ? (outcome.note ?? null) : null

// Written only by `put` and `settle`, with values of these unions.
const toEntry = (row: Row): Entry => ({
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
  broadcastId: row.broadcast_id,
  state: row.state as Entry['state'],
  attempts: row.attempts,
  dueAt: Temporal.Instant.from(row.due_at),
  error: row.error,
  createdAt: Temporal.Instant.from(row.created_at),
  queuedAt: Temporal.Instant.from(row.requeued_at ?? row.created_at),
  claimed: row.claimed_at !== null,
})
