import type { Kysely } from 'kysely'
import type { Ledger } from '../usecases/index.ts'
import { createAdministration } from './administration.ts'
import { createBots } from './bots.ts'
import { createBroadcasts } from './broadcasts.ts'
import { erasePerson } from './erase-person.ts'
import { forgetPeople } from './forget-people.ts'
import { createInvitations } from './invitations.ts'
import type { Keeper } from './keeper.ts'
import { createMessageLog } from './message-log.ts'
import { createOutbox } from './outbox.ts'
import { precompiled } from './precompiled.ts'
import { createProofs } from './proofs.ts'
import { createRequestDrafts } from './request-drafts.ts'
import { createRequests } from './requests.ts'
import type { Database } from './schema.ts'
import { createSettings } from './settings.ts'
import { createSubscribers } from './subscribers.ts'
import { timestamp } from './timestamp.ts'

/** One account's rows behind the ports that the use cases declare. */
export function createLedger(db: Kysely<Database>, keeper: Keeper): Ledger {
  const { accountId, clock } = keeper
  const claim = precompiled(
    db,
    ({ botId, updateId, at }: { botId: string; updateId: string; at: string }) =>
      db
        .insertInto('updates')
        .values({ bot_id: botId, update_id: updateId, account_id: accountId, at })
        .onConflict((on) => on.doNothing()),
  )
  const blocked = (employeeId: string) => ({ account_id: accountId, employee_id: employeeId })
  return {
    bots: createBots(db, keeper),
    subscribers: createSubscribers(db, keeper),
    invitations: createInvitations(db, keeper),
    proofs: createProofs(db, keeper),
    requests: createRequests(db, keeper),
    drafts: createRequestDrafts(db, keeper),
    settings: createSettings(db, keeper),
    administration: createAdministration(db, keeper),
    outbox: createOutbox(db, keeper),
    log: createMessageLog(db, keeper),
    broadcasts: createBroadcasts(db, keeper),

    async claimUpdate(botId, updateId) {
      const { numAffectedRows } = await claim({ botId, updateId, at: timestamp(clock()) })
      return numAffectedRows === 1n
    },

    forgetPeople: () => forgetPeople(db, accountId),

    erasePerson: (userId) => erasePerson(db, accountId, userId),

    async isBlocked(employeeId) {
      const row = await db
        .selectFrom('blocked_employees')
        .select('at')
        .where('account_id', '=', accountId)
        .where('employee_id', '=', employeeId)
        .executeTakeFirst()
      return row !== undefined
    },

    async blockedEmployees() {
      const rows = await db
        .selectFrom('blocked_employees')
        .select('employee_id')
        .where('account_id', '=', accountId)
        .execute()
      return new Set(rows.map(({ employee_id }) => employee_id))
    },

    async block(employeeId) {
      await db
        .insertInto('blocked_employees')
        .values({ ...blocked(employeeId), at: timestamp(clock()) })
        .onConflict((on) => on.doNothing())
        .execute()
    },

    async unblock(employeeId) {
      await db
        .deleteFrom('blocked_employees')
        .where('account_id', '=', accountId)
        .where('employee_id', '=', employeeId)
        .execute()
    },
  }
}
