import type { Kysely } from 'kysely'
import type { Invitations } from '../usecases/index.ts'
import type { Keeper } from './keeper.ts'
import type { Database } from './schema.ts'
import { timestamp } from './timestamp.ts'

export function createInvitations(db: Kysely<Database>, { accountId, clock }: Keeper): Invitations {
  return {
    async add({ id, botId, employeeId, codeHash, expiresAt }) {
      await db
        .insertInto('invitations')
        .values({
          id,
          account_id: accountId,
          bot_id: botId,
          employee_id: employeeId,
          code_hash: codeHash,
          expires_at: timestamp(expiresAt),
          used_at: null,
          used_by: null,
          created_at: timestamp(clock()),
        })
        .execute()
    },
    async use(botId, codeHash, userId, now) {
      // One statement decides, so that of two who open the link at once only one is linked.
      const row = await db
        .updateTable('invitations')
        .set({ used_at: timestamp(now), used_by: userId })
        .where('account_id', '=', accountId)
        .where('bot_id', '=', botId)
        .where('code_hash', '=', codeHash)
        .where('used_at', 'is', null)
        .where('expires_at', '>', timestamp(now))
        .returningAll()
        .executeTakeFirst()
      if (row === undefined) return null
      return {
        id: row.id,
        botId: row.bot_id,
        employeeId: row.employee_id,
        codeHash: row.code_hash,
        expiresAt: Temporal.Instant.from(row.expires_at),
      }
    },
  }
}
