import type { Kysely, Selectable, SqlBool, Updateable } from 'kysely'
import type { Subscriber, SubscriberRecord, Subscribers } from '../usecases/index.ts'
import { isBlocked } from './blocked.ts'
import type { Keeper } from './keeper.ts'
import { precompiled } from './precompiled.ts'
import type { Database } from './schema.ts'
import { timestamp } from './timestamp.ts'

type Row = Database['subscribers']

export function createSubscribers(db: Kysely<Database>, { accountId, clock }: Keeper): Subscribers {
  const ours = () =>
    db
      .selectFrom('subscribers')
      .selectAll()
      .select(isBlocked(accountId, 'subscribers.employee_id').as('blocked'))
      .where('account_id', '=', accountId)
  const byId = precompiled(db, ({ id }: { id: string }) => ours().where('id', '=', id))
  const byUser = precompiled(db, ({ botId, userId }: { botId: string; userId: string }) =>
    ours().where('bot_id', '=', botId).where('user_id', '=', userId),
  )
  return {
    async byId(id) {
      const [row] = (await byId({ id })).rows
      return row === undefined ? null : toSubscriber(row)
    },
    async byUser(botId, userId) {
      const [row] = (await byUser({ botId, userId })).rows
      return row === undefined ? null : toSubscriber(row)
    },
    async waitingAs(botId, username) {
      const row = await ours()
        .where('bot_id', '=', botId)
        .where('user_id', 'is', null)
        .where('state', '=', 'waiting')
        .where('username', '=', normalUsername(username))
        .executeTakeFirst()
      return row === undefined ? null : toSubscriber(row)
    },
    async ofEmployee(employeeId) {
      const rows = await ours().where('employee_id', '=', employeeId).execute()
      return rows.map(toSubscriber)
    },
    async all() {
      const rows = await ours().orderBy('created_at').orderBy('id').execute()
      return rows.map(toSubscriber)
    },
    async add(subscriber) {
      const now = timestamp(clock())
      const row = {
        ...toColumns(subscriber),
        id: subscriber.id,
        account_id: accountId,
        bot_id: subscriber.botId,
        employee_id: subscriber.employeeId,
        state: subscriber.state,
        created_at: now,
        updated_at: now,
      }
      await db.insertInto('subscribers').values(row).execute()
    },
    async change(id, changes) {
      await db
        .updateTable('subscribers')
        .set({ ...toColumns(changes), updated_at: timestamp(clock()) })
        .where('account_id', '=', accountId)
        .where('id', '=', id)
        .execute()
    },
    async remove(id) {
      await db
        .deleteFrom('subscribers')
        .where('account_id', '=', accountId)
        .where('id', '=', id)
        .execute()
    },
  }
}

/** Usernames are compared without their «@» and without regard to case. */
const normalUsername = (username: string) => username.replace(/^@/, '').toLowerCase()

// Written only by `toColumns`, with values of these unions.
const toSubscriber = (row: Selectable<Row> & { blocked: SqlBool }): SubscriberRecord => ({
  id: row.id,
  botId: row.bot_id,
  userId: row.user_id,
  chatId: row.chat_id,
  username: row.username,
  employeeId: row.employee_id,
  state: row.state as Subscriber['state'],
  locale: row.locale as Subscriber['locale'],
  defaultScope: row.default_scope as Subscriber['defaultScope'],
  lastReport: row.last_report === null ? null : JSON.parse(row.last_report),
  blocked: Boolean(row.blocked),
  updatedAt: Temporal.Instant.from(row.updated_at),
})

function toColumns(changes: Partial<Omit<Subscriber, 'id' | 'botId'>>): Updateable<Row> {
  const { userId, chatId, username, employeeId, state, locale, defaultScope, lastReport } = changes
  return {
    ...(userId !== undefined && { user_id: userId }),
    ...(chatId !== undefined && { chat_id: chatId }),
    ...(username !== undefined && {
      username: username === null ? null : normalUsername(username),
    }),
    ...(employeeId !== undefined && { employee_id: employeeId }),
    ...(state !== undefined && { state }),
    ...(locale !== undefined && { locale }),
    ...(defaultScope !== undefined && { default_scope: defaultScope }),
    ...(lastReport !== undefined && {
      last_report: lastReport === null ? null : JSON.stringify(lastReport),
    }),
  }
}
