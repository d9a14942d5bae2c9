import type { Kysely } from 'kysely'
import type { Administration, Connections } from '../usecases/index.ts'
import { createActs, createApiTokens, createSignIns } from './acts.ts'
import type { Keeper } from './keeper.ts'
import type { Database } from './schema.ts'
import { createOneTimeLinks, createSessions } from './sessions.ts'
import { timestamp } from './timestamp.ts'

/** Values of the table `settings` that only the page reads and writes; all of them are JSON. */
type Name = 'owner-password' | 'managers' | 'connections' | 'steps' | 'company-key'

export function createAdministration(db: Kysely<Database>, keeper: Keeper): Administration {
  const { accountId, clock, secretBox } = keeper

  async function read(name: Name): Promise<string | null> {
    const row = await db
      .selectFrom('settings')
      .select('value')
      .where('account_id', '=', accountId)
      .where('name', '=', name)
      .executeTakeFirst()
    return row?.value ?? null
  }

  async function write(name: Name, value: string): Promise<void> {
    const updated_at = timestamp(clock())
    await db
      .insertInto('settings')
      .values({ account_id: accountId, name, value, updated_at })
      .onConflict((on) => on.columns(['account_id', 'name']).doUpdateSet({ value, updated_at }))
      .execute()
  }

  async function connections(): Promise<Connections> {
    const sealed = await read('connections')
    return sealed === null ? NOTHING : { ...NOTHING, ...JSON.parse(secretBox.open(sealed)) }
  }

  async function steps(): Promise<readonly string[]> {
    return JSON.parse((await read('steps')) ?? '[]')
  }

  return {
    ownerPassword: () => read('owner-password'),
    setOwnerPassword: (hash) => write('owner-password', hash),
    async listedManagers() {
      const ids: string[] | null = JSON.parse((await read('managers')) ?? 'null')
      return ids === null ? null : new Set(ids)
    },
    listManagers: (employeeIds) => write('managers', JSON.stringify(employeeIds)),
    connections,
    async connect(changes) {
      const all = { ...(await connections()), ...changes }
      await write('connections', secretBox.seal(JSON.stringify(all)))
    },
    steps,
    async finishStep(step) {
      await write('steps', JSON.stringify([...new Set([...(await steps()), step])]))
    },
    companyKey: () => read('company-key'),
    setCompanyKey: (key) => write('company-key', key),
    sessions: createSessions(db, keeper),
    links: createOneTimeLinks(db, keeper),
    acts: createActs(db, keeper),
    tokens: createApiTokens(db, keeper),
    signIns: createSignIns(db, keeper),
  }
}

const NOTHING: Connections = { crmUrl: null, publicUrl: null, proxyUrl: null, mail: null }
