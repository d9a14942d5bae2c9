import type { Kysely } from 'kysely'
import type { SecretBox } from '../kernel/index.ts'
import { openSettings } from './bots.ts'
import { resealTexts } from './kept-texts.ts'
import type { Database } from './schema.ts'

/** Opens and seals anew whatever is sealed, of all accounts; returns how many bots that were. */
export async function resealTokens(db: Kysely<Database>, secretBox: SecretBox): Promise<number> {
  const again = (sealed: string) => secretBox.seal(secretBox.open(sealed))
  const bots = await db
    .selectFrom('bots')
    .select(['id', 'token', 'webhook_secret', 'keys', 'settings'])
    .execute()
  for (const { id, token, webhook_secret, keys, settings } of bots) {
    await db
      .updateTable('bots')
      .set({
        token: again(token),
        webhook_secret: again(webhook_secret),
        keys: keys === null ? null : again(keys),
        settings: secretBox.seal(openSettings(secretBox, settings)),
      })
      .where('id', '=', id)
      .execute()
  }
  const connections = await db
    .selectFrom('settings')
    .select(['account_id', 'value'])
    .where('name', '=', 'connections')
    .execute()
  for (const { account_id, value } of connections) {
    await db
      .updateTable('settings')
      .set({ value: again(value) })
      .where('account_id', '=', account_id)
      .where('name', '=', 'connections')
      .execute()
  }
  await resealTexts(db, secretBox)
  // A code is recognised by the key that it was kept with.
  await db
    .updateTable('proofs')
    .set({ state: 'replaced' })
    .where('state', '=', 'waiting')
    .where('code_hash', 'is not', null)
    .execute()
  return bots.length
}
