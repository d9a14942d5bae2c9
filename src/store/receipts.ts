import { type Kysely, sql } from 'kysely'
import type { Fate, Receipt } from '../outbox/index.ts'
import type { Database } from './schema.ts'
import { timestamp } from './timestamp.ts'

/** What a message may be for a receipt to change it: receipts come again and in any order. */
const MOVES = {
  delivered: ['sent'],
  read: ['sent', 'delivered'],
  failed: ['sent'],
} as const satisfies Readonly<Record<Receipt['state'], readonly Fate[]>>

/** As the indexes of receipts say it, so that they are used. */
const TELLS_RECEIPTS = sql<boolean>`messenger not in ('telegram', 'web-chat')`

/** Whether a messenger tells what became of a message after it took it. */
export const tellsReceipts = (messenger: string | null) =>
  messenger !== 'telegram' && messenger !== 'web-chat'

/** Moves a message on by what the messenger told; returns the ids of the rows that changed. */
export async function receive(
  db: Kysely<Database>,
  accountId: string,
  { botId, chatId, messageId, state, andBefore, error }: Receipt,
  now: Temporal.Instant,
): Promise<readonly string[]> {
  // Unordered: an order by id would tempt the planner to walk through the whole log.
  const [named] = await db
    .selectFrom('outbox')
    .select(['id', 'state'])
    .where('account_id', '=', accountId)
    .where('bot_id', '=', botId)
    .where('message_id', '=', messageId)
    .where(TELLS_RECEIPTS)
    .execute()
  if (named === undefined) {
    await keepEarly(db, { botId, messageId, state, error }, now)
    return []
  }
  const before = state === 'read' && andBefore ? await unreadUpTo(named.id) : []
  const ids = MOVES[state].some((from) => from === named.state) ? [named.id, ...before] : before
  if (ids.length === 0) return []
  const changed = await db
    .updateTable('outbox')
    .set({ state, updated_at: timestamp(now), ...(state === 'failed' && { error }) })
    .where('id', 'in', sql<string>`(select value from json_each(${JSON.stringify(ids)}))`)
    .where('state', 'in', MOVES[state])
    .returning('id')
    .execute()
  return changed.map(({ id }) => id)

  async function unreadUpTo(id: string): Promise<readonly string[]> {
    const rows = await db
      .selectFrom('outbox')
      .select('id')
      .where('account_id', '=', accountId)
      .where('bot_id', '=', botId)
      .where('chat_id', '=', chatId)
      .where('id', '<', id)
      .where('state', 'in', [sql.lit('sent'), sql.lit('delivered')])
      .where(TELLS_RECEIPTS)
      .execute()
    return rows.map((row) => row.id)
  }
}

/** It may be about a message of which the messenger has told us before it answered our call. */
async function keepEarly(
  db: Kysely<Database>,
  { botId, messageId, state, error }: Omit<Receipt, 'chatId' | 'andBefore'>,
  now: Temporal.Instant,
): Promise<void> {
  await db
    .insertInto('early_receipts')
    .values({ bot_id: botId, message_id: messageId, state, error, at: timestamp(now) })
    .onConflict((on) => on.doNothing())
    .execute()
}

/** Receipts that came before the message was known to be sent. */
export async function earlyReceipts(
  db: Kysely<Database>,
  botId: string,
  messageId: string,
): Promise<readonly Pick<Receipt, 'state' | 'error'>[]> {
  const rows = await db
    .deleteFrom('early_receipts')
    .where('bot_id', '=', botId)
    .where('message_id', '=', messageId)
    .returning(['state', 'error'])
    .execute()
  // Written only above, with values of this union.
  return rows.map(({ state, error }) => ({ state: state as Receipt['state'], error }))
}
