import type { Kysely, Selectable } from 'kysely'
import type { Invitation, InvitationRecord, Invitations, Opener } from '../usecases/index.ts'
import type { Keeper } from './keeper.ts'
import type { Database } from './schema.ts'
import { moment, timestamp } from './timestamp.ts'

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
          used_by_name: null,
          revoked_at: null,
          refused: 0,
          refused_at: null,
          refused_name: null,
          created_at: timestamp(clock()),
        })
        .execute()
    },
    async use(botId, codeHash, person, now) {
      // One statement decides, so that of two who open the link at once only one is linked.
      const row = await db
        .updateTable('invitations')
        .set({ used_at: timestamp(now), used_by: person.id, used_by_name: person.label })
        .where('account_id', '=', accountId)
        .where('bot_id', '=', botId)
        .where('code_hash', '=', codeHash)
        .where('used_at', 'is', null)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', timestamp(now))
        .returningAll()
        .executeTakeFirst()
      if (row !== undefined) return toInvitation(row)
      await noteRefusal(codeHash, person, now)
      return null
    },
    async all() {
      const rows = await db
        .selectFrom('invitations')
        .selectAll()
        .where('account_id', '=', accountId)
        .orderBy('id', 'desc')
        .execute()
      return rows.map(toRecord)
    },
    async revoke(id, now) {
      const { numUpdatedRows } = await db
        .updateTable('invitations')
        .set({ revoked_at: timestamp(now) })
        .where('account_id', '=', accountId)
        .where('id', '=', id)
        .where('used_at', 'is', null)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }

  /** Whoever used a link may press it again: that is no theft. */
  async function noteRefusal(codeHash: string, person: Opener, now: Temporal.Instant) {
    await db
      .updateTable('invitations')
      .set((eb) => ({
        refused: eb('refused', '+', 1),
        refused_at: timestamp(now),
        refused_name: person.label,
      }))
      .where('account_id', '=', accountId)
      .where('code_hash', '=', codeHash)
      .where((eb) => eb.or([eb('used_by', 'is', null), eb('used_by', '!=', person.id)]))
      .execute()
  }
}

type Row = Selectable<Database['invitations']>

const toInvitation = (row: Row): Invitation => ({
  id: row.id,
  botId: row.bot_id,
  employeeId: row.employee_id,
  codeHash: row.code_hash,
  expiresAt: Temporal.Instant.from(row.expires_at),
})

const toRecord = (row: Row): InvitationRecord => ({
  id: row.id,
  botId: row.bot_id,
  employeeId: row.employee_id,
  expiresAt: Temporal.Instant.from(row.expires_at),
  createdAt: Temporal.Instant.from(row.created_at),
  revokedAt: moment(row.revoked_at),
  usedAt: moment(row.used_at),
  usedBy: row.used_by_name ?? row.used_by,
  refused: row.refused,
  refusedAt: moment(row.refused_at),
  refusedBy: row.refused_name,
})
