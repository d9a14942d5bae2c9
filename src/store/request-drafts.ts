import type { Kysely, Selectable } from 'kysely'
import type { ChatOf, RequestDraft, RequestDrafts } from '../usecases/index.ts'
import type { Keeper } from './keeper.ts'
import type { Database } from './schema.ts'
import { moment, timestamp } from './timestamp.ts'

export function createRequestDrafts(
  db: Kysely<Database>,
  { accountId }: Pick<Keeper, 'accountId'>,
): RequestDrafts {
  const drop = async (chat: ChatOf) => {
    await db
      .deleteFrom('request_drafts')
      .where((eb) => eb.and(keyOf(accountId, chat)))
      .execute()
  }
  return {
    drop,
    async of(chat) {
      const row = await db
        .selectFrom('request_drafts')
        .selectAll()
        .where((eb) => eb.and(keyOf(accountId, chat)))
        .executeTakeFirst()
      return row === undefined ? null : toDraft(row)
    },
    async save(draft) {
      await drop(draft)
      const { consentedAt, paused, updatedAt, step, name, phone, email, text } = draft
      await db
        .insertInto('request_drafts')
        .values({
          ...keyOf(accountId, draft),
          ...{ step, name, phone, email, text },
          consented_at: consentedAt === null ? null : timestamp(consentedAt),
          paused: Number(paused),
          updated_at: timestamp(updatedAt),
        })
        .execute()
    },
  }
}

const keyOf = (accountId: string, { botId, chatId, userId }: ChatOf) => ({
  account_id: accountId,
  bot_id: botId,
  chat_id: chatId,
  user_id: userId,
})

// Written only by `save`, with values of these unions.
const toDraft = (row: Selectable<Database['request_drafts']>): RequestDraft => ({
  botId: row.bot_id,
  chatId: row.chat_id,
  userId: row.user_id,
  step: row.step as RequestDraft['step'],
  name: row.name,
  phone: row.phone,
  email: row.email,
  text: row.text,
  consentedAt: moment(row.consented_at),
  paused: row.paused === 1,
  updatedAt: Temporal.Instant.from(row.updated_at),
})
