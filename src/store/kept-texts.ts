import type { Kysely } from 'kysely'
import type { SecretBox } from '../kernel/index.ts'
import type { Keeper } from './keeper.ts'
import type { Database } from './schema.ts'

/** Keeps what a message said; a message that is sent anew has said the newer. */
export async function keepText(
  db: Kysely<Database>,
  { secretBox }: Keeper,
  id: string,
  said: string,
): Promise<void> {
  const text = secretBox.seal(said)
  await db
    .insertInto('kept_texts')
    .values({ message_id: id, text })
    .onConflict((on) => on.column('message_id').doUpdateSet({ text }))
    .execute()
}

/** What a message of this account said; null unless texts were kept then. */
export async function keptText(
  db: Kysely<Database>,
  { accountId, secretBox }: Keeper,
  id: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('kept_texts')
    .innerJoin('outbox', 'outbox.id', 'kept_texts.message_id')
    .select('kept_texts.text')
    .where('outbox.account_id', '=', accountId)
    .where('kept_texts.message_id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : secretBox.open(row.text)
}

const TOGETHER = 500

/** Seals every kept text with the newest key. */
export async function resealTexts(db: Kysely<Database>, secretBox: SecretBox): Promise<void> {
  let after = ''
  for (;;) {
    const rows = await db
      .selectFrom('kept_texts')
      .selectAll()
      .where('message_id', '>', after)
      .orderBy('message_id')
      .limit(TOGETHER)
      .execute()
    for (const { message_id, text } of rows) {
      await db
        .updateTable('kept_texts')
        .set({ text: secretBox.seal(secretBox.open(text)) })
        .where('message_id', '=', message_id)
        .execute()
    }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.message_id
  }
}
