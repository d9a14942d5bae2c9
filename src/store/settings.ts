import type { Kysely } from 'kysely'
import { CONFIRMATIONS, type Settings } from '../usecases/index.ts'
import type { Keeper } from './keeper.ts'
import type { Database } from './schema.ts'
import { timestamp } from './timestamp.ts'

export function createSettings(db: Kysely<Database>, { accountId, clock }: Keeper): Settings {
  async function read(name: string): Promise<string | null> {
    const row = await db
      .selectFrom('settings')
      .select('value')
      .where('account_id', '=', accountId)
      .where('name', '=', name)
      .executeTakeFirst()
    return row?.value ?? null
  }

  async function write(name: string, value: string): Promise<void> {
    const updated_at = timestamp(clock())
    await db
      .insertInto('settings')
      .values({ account_id: accountId, name, value, updated_at })
      .onConflict((on) => on.columns(['account_id', 'name']).doUpdateSet({ value, updated_at }))
      .execute()
  }

  return {
    async confirmation() {
      const value = await read('confirmation')
      return CONFIRMATIONS.find((known) => known === value) ?? null
    },
    setConfirmation: (value) => write('confirmation', value),
    async requestHandlers() {
      // Written only below.
      return JSON.parse((await read('request-handlers')) ?? '[]')
    },
    setRequestHandlers: (ids) => write('request-handlers', JSON.stringify(ids)),
    policyUrl: async () => (await read('policy-url')) || null,
    setPolicyUrl: (url) => write('policy-url', url ?? ''),
  }
}
