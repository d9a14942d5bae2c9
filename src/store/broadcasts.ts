import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Broadcast, Broadcasts, LinkedChat, Progress } from '../usecases/index.ts'
import { isBlocked } from './blocked.ts'
import type { Keeper } from './keeper.ts'
import type { Database } from './schema.ts'
import { moment, timestamp } from './timestamp.ts'

type Row = Selectable<Database['broadcasts']>

export function createBroadcasts(db: Kysely<Database>, { accountId }: Keeper): Broadcasts {
  const ours = () => db.selectFrom('broadcasts').selectAll().where('account_id', '=', accountId)
  return {
    async add({ at, question, ...rest }, key, recipients) {
      await db
        .insertInto('broadcasts')
        .values({
          ...rest,
          key,
          account_id: accountId,
          question: JSON.stringify(question),
          unplaced: JSON.stringify(recipients),
          placed: 0,
          created_at: timestamp(at),
        })
        .onConflict((on) => on.columns(['account_id', 'key']).doNothing())
        .execute()
      return toBroadcast(await ours().where('key', '=', key).executeTakeFirstOrThrow())
    },
    async byId(id) {
      const row = await ours().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : toBroadcast(row)
    },
    async page(limit, before) {
      const rows = await ours()
        .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(toBroadcast)
    },
    progress: (ids) => progressOf(db, accountId, ids),
    async unplaced() {
      const rows = await ours().where('unplaced', 'is not', null).orderBy('id').execute()
      return rows.map(({ id, unplaced, placed }) => ({
        id,
        recipients: JSON.parse(unplaced ?? '[]'),
        placed,
      }))
    },
    async place(id, before, placed) {
      const { numUpdatedRows } = await db
        .updateTable('broadcasts')
        .set({ placed, unplaced: sql`case when total > ${placed} then unplaced end` })
        .where('account_id', '=', accountId)
        .where('id', '=', id)
        .where('placed', '=', before)
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
    async stop(id, now) {
      const { numUpdatedRows } = await db
        .updateTable('broadcasts')
        .set({ stopped_at: timestamp(now) })
        .where('account_id', '=', accountId)
        .where('id', '=', id)
        .where('stopped_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
    chats: () => linkedChats(db, accountId),
  }
}

async function progressOf(
  db: Kysely<Database>,
  accountId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Progress>> {
  const listed = sql<string>`(select value from json_each(${JSON.stringify(ids)}))`
  const [broadcasts, rows] = await Promise.all([
    db
      .selectFrom('broadcasts')
      .select('id')
      .select(sql<number>`case when unplaced is null then 0 else total - placed end`.as('unplaced'))
      .where('account_id', '=', accountId)
      .where('id', 'in', listed)
      .execute(),
    db
      .selectFrom('outbox')
      .select(['broadcast_id', 'state', ({ fn }) => fn.countAll<number>().as('messages')])
      .where('broadcast_id', 'in', listed)
      .groupBy(['broadcast_id', 'state'])
      .execute(),
  ])
  return new Map(
    broadcasts.map(({ id, unplaced }) => {
      const theirs = rows.filter(({ broadcast_id }) => broadcast_id === id)
      const count = (...states: string[]) =>
        theirs
          .filter(({ state }) => states.includes(state))
          .reduce((sum, { messages }) => sum + Number(messages), 0)
      const progress = {
        // What is not in the outbox yet waits too.
        queued: count('queued') + Number(unplaced),
        sent: count('sent', 'delivered', 'read'),
        failed: count('failed'),
        skipped: count('skipped'),
        uncertain: count('uncertain'),
      }
      return [id, progress]
    }),
  )
}

async function linkedChats(
  db: Kysely<Database>,
  accountId: string,
): Promise<readonly LinkedChat[]> {
  const rows = await db
    .selectFrom('subscribers as s')
    .innerJoin('bots', 'bots.id', 's.bot_id')
    .select([
      's.id',
      's.employee_id',
      's.bot_id',
      's.chat_id',
      's.user_id',
      's.username',
      's.state',
      's.locale',
      'bots.name',
    ])
    .select(isBlocked(accountId, 's.employee_id').as('blocked'))
    .where('s.account_id', '=', accountId)
    .where('bots.state', '=', 'working')
    .where('bots.kind', '<>', 'web-chat')
    .orderBy('s.updated_at', 'desc')
    .orderBy('s.id', 'desc')
    .execute()
  return rows.map(toChat)
}

interface ChatRow
  extends Pick<
    Selectable<Database['subscribers']>,
    'id' | 'employee_id' | 'bot_id' | 'chat_id' | 'user_id' | 'username' | 'state' | 'locale'
  > {
  readonly name: string
  readonly blocked: SqlBool
}

// Written only by `subscribers.ts`, with values of these unions.
const toChat = (row: ChatRow): LinkedChat => ({
  id: row.id,
  employeeId: row.employee_id,
  botId: row.bot_id,
  botName: row.name,
  chatId: row.chat_id,
  userId: row.user_id,
  username: row.username,
  state: row.state as LinkedChat['state'],
  locale: row.locale as LinkedChat['locale'],
  blocked: Boolean(row.blocked),
})

const toBroadcast = (row: Row): Broadcast => ({
  id: row.id,
  at: Temporal.Instant.from(row.created_at),
  by: row.by,
  question: JSON.parse(row.question),
  request: row.request,
  topic: row.topic,
  note: row.note,
  total: row.total,
  stoppedAt: moment(row.stopped_at),
})
