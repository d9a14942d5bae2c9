import type { Kysely } from 'kysely'
import { CONFIRMATIONS, type Settings } from '../usecases/index.ts'
import type { Keeper } from './keeper.ts'
import type { Database } from './schema.ts'
import { timestamp } from './timestamp.ts'

const CONFIRMATION = 'confirmation'

export function createSettings(db: Kysely<Database>, { accountId, clock }: Keeper): Settings {
  return {
    async confirmation() {
      const row = await db
        .selectFrom('settings')
        .select('value')
        .where('account_id', '=', accountId)
        .where('name', '=', CONFIRMATION)
        .executeTakeFirst()
      return CONFIRMATIONS.find((known) => known === row?.value) ?? null
    },
    async setConfirmation(value) {
      const updated_at = timestamp(clock())
      await db
        .insertInto('settings')
        .values({ account_id: accountId, name: CONFIRMATION, value, updated_at })
        .onConflict((on) => on.columns(['account_id', 'name']).doUpdateSet({ value, updated_at }))
        .execute()
    },
  }
}
