import { type Kysely, type Selectable, sql } from 'kysely'
import type { LoggedMessage, MessageLog, Try } from '../outbox/index.ts'
import type { Keeper } from './keeper.ts'
import { keptText } from './kept-texts.ts'
import { pageOfLog } from './log-pages.ts'
import { receive } from './receipts.ts'
import type { Database } from './schema.ts'
import { timestamp } from './timestamp.ts'

export function createMessageLog(db: Kysely<Database>, keeper: Keeper): MessageLog {
  const { accountId } = keeper

  async function byIds(ids: readonly string[]): Promise<readonly LoggedMessage[]> {
    if (ids.length === 0) return []
    const rows = await db
      .selectFrom('outbox')
      .select(COLUMNS)
      .where('account_id', '=', accountId)
      // One parameter however many there are, so that the statement stays the same.
      .where('id', 'in', sql<string>`(select value from json_each(${JSON.stringify(ids)}))`)
      .orderBy('id', 'desc')
      .execute()
    return rows.map(toMessage)
  }

  return {
    page: async (filter, limit, before) =>
      byIds(await pageOfLog(db, accountId, filter, limit, before)),
    byIds,
    async triesOf(id) {
      const rows = await db
        .selectFrom('tries')
        .innerJoin('outbox', 'outbox.id', 'tries.message_id')
        .select(['tries.at', 'tries.state', 'tries.error', 'tries.ms'])
        .where('outbox.account_id', '=', accountId)
        .where('tries.message_id', '=', id)
        .orderBy('tries.number')
        .execute()
      // Written only by `settle`, with values of this union.
      return rows.map(({ at, state, ...rest }) => ({
        ...rest,
        at: Temporal.Instant.from(at),
        state: state as Try['state'],
      }))
    },
    textOf: (id) => keptText(db, keeper, id),
    async requeue(of, now) {
      const at = timestamp(now)
      const rows = await db
        .updateTable('outbox')
        .set({
          state: 'queued',
          error: null,
          message_id: null,
          claimed_at: null,
          // What it would have taken the place of has been answered otherwise by now.
          replaces: null,
          due_at: at,
          requeued_at: at,
          updated_at: at,
        })
        .where('account_id', '=', accountId)
        .where('state', '=', sql.lit('failed'))
        .where((eb) =>
          'ids' in of
            ? eb('id', 'in', sql<string>`(select value from json_each(${JSON.stringify(of.ids)}))`)
            : eb('broadcast_id', '=', of.broadcastId),
        )
        .returning('id')
        .execute()
      return rows.map(({ id }) => id)
    },
    async skipQueued(broadcastId, why, now) {
      const { numUpdatedRows } = await db
        .updateTable('outbox')
        .set({ state: 'skipped', error: why, updated_at: timestamp(now) })
        .where('account_id', '=', accountId)
        .where('broadcast_id', '=', broadcastId)
        .where('state', '=', 'queued')
        .where('claimed_at', 'is', null)
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },
    receive: (receipt, now) => receive(db, accountId, receipt, now),
  }
}

const COLUMNS = [
  'id',
  'bot_id',
  'bot_name',
  'messenger',
  'recipient',
  'employee_id',
  'kind',
  'topic',
  'broadcast_id',
  'state',
  'attempts',
  'error',
  'created_at',
  'updated_at',
] as const satisfies readonly (keyof Database['outbox'])[]

// Written only by `put` and `settle`, with values of these unions.
const toMessage = (
  row: Pick<Selectable<Database['outbox']>, (typeof COLUMNS)[number]>,
): LoggedMessage => ({
  id: row.id,
  botId: row.bot_id,
  botName: row.bot_name,
  messenger: row.messenger as LoggedMessage['messenger'],
  recipient: row.recipient,
  employeeId: row.employee_id,
  kind: row.kind as LoggedMessage['kind'],
  topic: row.topic,
  broadcastId: row.broadcast_id,
  state: row.state as LoggedMessage['state'],
  attempts: row.attempts,
  error: row.error,
  createdAt: Temporal.Instant.from(row.created_at),
  updatedAt: Temporal.Instant.from(row.updated_at),
})
