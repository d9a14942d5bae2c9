import type { Kysely, Selectable } from 'kysely'
import type { Manager, OneTimeLinks, Session, Sessions } from '../usecases/index.ts'
import type { Keeper } from './keeper.ts'
import type { Database } from './schema.ts'
import { timestamp } from './timestamp.ts'

export function createSessions(db: Kysely<Database>, { accountId }: Keeper): Sessions {
  const ours = () => db.selectFrom('sessions').selectAll().where('account_id', '=', accountId)
  const one = (id: string) =>
    db.updateTable('sessions').where('account_id', '=', accountId).where('id', '=', id)
  const gone = () => db.deleteFrom('sessions').where('account_id', '=', accountId)
  return {
    async add({ id, manager, from, browser, startedAt, seenAt, rotatedAt }, tokenHash) {
      await db
        .insertInto('sessions')
        .values({
          id,
          account_id: accountId,
          employee_id: employeeIdOf(manager),
          token_hash: tokenHash,
          token_hash_before: null,
          grace_until: null,
          address: from,
          browser,
          started_at: timestamp(startedAt),
          seen_at: timestamp(seenAt),
          rotated_at: timestamp(rotatedAt),
        })
        .execute()
    },
    async byToken(tokenHash, now) {
      const row = await ours()
        .where((eb) =>
          eb.or([
            eb('token_hash', '=', tokenHash),
            eb.and([
              eb('token_hash_before', '=', tokenHash),
              eb('grace_until', '>', timestamp(now)),
            ]),
          ]),
        )
        .executeTakeFirst()
      return row === undefined ? null : toSession(row)
    },
    async rotate(id, hashes, now, graceUntil) {
      const { numUpdatedRows } = await one(id)
        .where('token_hash', '=', hashes.before)
        .set({
          token_hash_before: hashes.before,
          token_hash: hashes.now,
          grace_until: timestamp(graceUntil),
          rotated_at: timestamp(now),
        })
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    async seen(id, now) {
      await one(id)
        .set({ seen_at: timestamp(now) })
        .execute()
    },
    async all() {
      const rows = await ours().orderBy('seen_at', 'desc').execute()
      return rows.map(toSession)
    },
    async remove(id) {
      await gone().where('id', '=', id).execute()
    },
    async removeOf(manager, exceptId) {
      await gone()
        .where('employee_id', 'is', employeeIdOf(manager))
        .where('id', '!=', exceptId ?? '')
        .execute()
    },
    async forget(begunBefore, seenBefore) {
      await gone()
        .where((eb) =>
          eb.or([
            eb('started_at', '<', timestamp(begunBefore)),
            eb('seen_at', '<', timestamp(seenBefore)),
          ]),
        )
        .execute()
    },
  }
}

export function createOneTimeLinks(
  db: Kysely<Database>,
  { accountId, clock }: Keeper,
): OneTimeLinks {
  const gone = () => db.deleteFrom('one_time_links').where('account_id', '=', accountId)
  return {
    async add(tokenHash, manager, expiresAt) {
      await gone().where('employee_id', 'is', employeeIdOf(manager)).execute()
      await db
        .insertInto('one_time_links')
        .values({
          token_hash: tokenHash,
          account_id: accountId,
          employee_id: employeeIdOf(manager),
          expires_at: expiresAt === null ? null : timestamp(expiresAt),
          created_at: timestamp(clock()),
        })
        .execute()
    },
    async use(tokenHash, kind, now) {
      // One statement decides, so that of two who open the link at once only one gets in.
      const row = await gone()
        .where('token_hash', '=', tokenHash)
        .where('employee_id', kind === 'owner' ? 'is' : 'is not', null)
        .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', timestamp(now))]))
        .returning('employee_id')
        .executeTakeFirst()
      return row === undefined ? null : managerOf(row.employee_id)
    },
  }
}

const employeeIdOf = (manager: Manager) => (manager.kind === 'owner' ? null : manager.employeeId)

const managerOf = (employeeId: string | null): Manager =>
  employeeId === null ? { kind: 'owner' } : { kind: 'employee', employeeId }

const toSession = (row: Selectable<Database['sessions']>): Session => ({
  id: row.id,
  manager: managerOf(row.employee_id),
  from: row.address,
  browser: row.browser,
  startedAt: Temporal.Instant.from(row.started_at),
  seenAt: Temporal.Instant.from(row.seen_at),
  rotatedAt: Temporal.Instant.from(row.rotated_at),
})
