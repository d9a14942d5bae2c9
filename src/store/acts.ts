import type { Kysely } from 'kysely'
import { timeOrderedId } from '../kernel/index.ts'
import type { Acts, ApiTokens, SignIns } from '../usecases/index.ts'
import type { Keeper } from './keeper.ts'
import type { Database } from './schema.ts'
import { moment, timestamp } from './timestamp.ts'

export function createActs(db: Kysely<Database>, { accountId, clock }: Keeper): Acts {
  return {
    async add({ who, what, subject, from }) {
      const row = {
        id: timeOrderedId(),
        account_id: accountId,
        who,
        what,
        subject,
        address: from,
        at: timestamp(clock()),
      }
      await db.insertInto('acts').values(row).execute()
    },
    async newest(limit, before) {
      const rows = await db
        .selectFrom('acts')
        .selectAll()
        .where('account_id', '=', accountId)
        .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(({ id, at, who, what, subject, address }) => ({
        id,
        at: Temporal.Instant.from(at),
        who,
        what,
        subject,
        from: address,
      }))
    },
  }
}

export function createApiTokens(db: Kysely<Database>, { accountId, clock }: Keeper): ApiTokens {
  const ours = () => db.selectFrom('api_tokens').selectAll().where('account_id', '=', accountId)
  const toToken = (
    row: Awaited<ReturnType<ReturnType<typeof ours>['executeTakeFirstOrThrow']>>,
  ) => ({
    id: row.id,
    name: row.name,
    scopes: JSON.parse(row.scopes),
    createdAt: Temporal.Instant.from(row.created_at),
    createdBy: row.created_by,
    usedAt: moment(row.used_at),
  })
  return {
    async add({ id, name, scopes, createdBy }, tokenHash) {
      await db
        .insertInto('api_tokens')
        .values({
          id,
          account_id: accountId,
          name,
          scopes: JSON.stringify(scopes),
          token_hash: tokenHash,
          created_by: createdBy,
          created_at: timestamp(clock()),
          used_at: null,
        })
        .execute()
    },
    async byToken(tokenHash) {
      const row = await ours().where('token_hash', '=', tokenHash).executeTakeFirst()
      return row === undefined ? null : toToken(row)
    },
    async used(id, now) {
      await db
        .updateTable('api_tokens')
        .set({ used_at: timestamp(now) })
        .where('account_id', '=', accountId)
        .where('id', '=', id)
        .execute()
    },
    async all() {
      const rows = await ours().orderBy('id', 'desc').execute()
      return rows.map(toToken)
    },
    async remove(id) {
      await db
        .deleteFrom('api_tokens')
        .where('account_id', '=', accountId)
        .where('id', '=', id)
        .execute()
    },
  }
}

export function createSignIns(db: Kysely<Database>, { accountId, secretBox }: Keeper): SignIns {
  return {
    async failures(by, since) {
      const { count } = await db
        .selectFrom('failed_sign_ins')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('account_id', '=', accountId)
        .where('at', '>=', timestamp(since))
        .$if('from' in by, (query) => query.where('address', '=', 'from' in by ? by.from : ''))
        .$if('target' in by, (query) =>
          query.where('target', '=', secretBox.fingerprint('target' in by ? by.target : '')),
        )
        .executeTakeFirstOrThrow()
      return Number(count)
    },
    async failed(from, target, now) {
      const row = {
        account_id: accountId,
        address: from,
        target: secretBox.fingerprint(target),
        at: timestamp(now),
      }
      await db.insertInto('failed_sign_ins').values(row).execute()
    },
    async forgive(from, target, at) {
      await db
        .deleteFrom('failed_sign_ins')
        .where('account_id', '=', accountId)
        .where('address', '=', from)
        .where('target', '=', secretBox.fingerprint(target))
        .where('at', '=', timestamp(at))
        .execute()
    },
  }
}
