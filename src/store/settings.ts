import type { Kysely } from 'kysely'
import { AppError } from '../kernel/index.ts'
import { SETTINGS, type SettingName, type Settings, type SettingValues } from '../usecases/index.ts'
import type { Keeper } from './keeper.ts'
import { precompiled } from './precompiled.ts'
import type { Database } from './schema.ts'
import { timestamp } from './timestamp.ts'

export function createSettings(db: Kysely<Database>, { accountId, clock }: Keeper): Settings {
  const kept = precompiled(db, ({ name }: { name: string }) =>
    db
      .selectFrom('settings')
      .select('value')
      .where('account_id', '=', accountId)
      .where('name', '=', name),
  )
  return {
    async get(name) {
      const [row] = (await kept({ name })).rows
      return readValue(name, row?.value)
    },
    async set(name, value) {
      const checked = SETTINGS[name].safeParse(value)
      if (!checked.success) throw new AppError('bad-input', `${name}: may not be ${value}`)
      const json = JSON.stringify(checked.data)
      const updated_at = timestamp(clock())
      await db
        .insertInto('settings')
        .values({ account_id: accountId, name, value: json, updated_at })
        .onConflict((on) =>
          on.columns(['account_id', 'name']).doUpdateSet({ value: json, updated_at }),
        )
        .execute()
    },
  }
}

function readValue<Name extends SettingName>(
  name: Name,
  kept: string | undefined,
): SettingValues[Name] {
  const known = SETTINGS[name].safeParse(kept === undefined ? undefined : readJson(kept))
  // Each schema gives the value of its own name, which TypeScript cannot follow through an index.
  return (known.success ? known.data : SETTINGS[name].parse(undefined)) as SettingValues[Name]
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
