import type { Kysely, Selectable, Updateable } from 'kysely'
import { sameSecret } from '../kernel/index.ts'
import type { AttemptsOf, Proof, Proofs } from '../usecases/index.ts'
import type { Keeper } from './keeper.ts'
import type { Database } from './schema.ts'
import { moment, timestamp } from './timestamp.ts'

type Row = Selectable<Database['proofs']>

export function createProofs(db: Kysely<Database>, keeper: Keeper): Proofs {
  const { accountId, clock, secretBox } = keeper
  const ours = () => db.selectFrom('proofs').where('account_id', '=', accountId)
  const waiting = (now: Temporal.Instant) =>
    ours().selectAll().where('state', '=', 'waiting').where('expires_at', '>', timestamp(now))

  async function change(id: string, columns: Updateable<Database['proofs']>): Promise<void> {
    await db
      .updateTable('proofs')
      .set({ ...columns, updated_at: timestamp(clock()) })
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .execute()
  }

  return {
    async add(proof) {
      await db.insertInto('proofs').values(toRow(proof, accountId)).execute()
    },
    async byId(id) {
      const row = await ours().selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : toProof(row)
    },
    async waitingOf({ botId, userId }, now) {
      const rows = await waiting(now)
        .where('bot_id', '=', botId)
        .where('user_id', '=', userId)
        .orderBy('id', 'desc')
        .execute()
      return rows.map(toProof)
    },
    async count(of, since) {
      const { attempts } = await attemptsOf(of)
        .where('created_at', '>=', timestamp(since))
        .executeTakeFirstOrThrow()
      return Number(attempts)
    },
    async toPassOn(now) {
      const rows = await waiting(now)
        .where('employee_id', 'is not', null)
        .where('passed_on_at', 'is', null)
        .orderBy('id')
        .execute()
      return rows.map(toProof)
    },
    async newest(limit) {
      const rows = await ours().selectAll().orderBy('id', 'desc').limit(limit).execute()
      return rows.map(toProof)
    },
    change: (id, { passedOnAt, decidedBy, ...rest }) =>
      change(id, {
        ...rest,
        ...(passedOnAt !== undefined && {
          passed_on_at: passedOnAt === null ? null : timestamp(passedOnAt),
        }),
        ...(decidedBy !== undefined && { decided_by: decidedBy }),
      }),
    // A code has six digits: a bare hash of it would be found by trying them all.
    keepCode: (id, code) => change(id, { code_hash: secretBox.fingerprint(`code ${id} ${code}`) }),
    async isCode(id, code) {
      const row = await ours().select('code_hash').where('id', '=', id).executeTakeFirst()
      const right = sameSecret(secretBox.fingerprint(`code ${id} ${code}`), row?.code_hash ?? '')
      return right
    },
    fingerprint: (name) => secretBox.fingerprint(`name ${name}`),
  }

  function attemptsOf(of: AttemptsOf) {
    const all = ours().select(({ fn }) => fn.countAll<number>().as('attempts'))
    if (of === 'everybody') return all
    if ('target' in of) return all.where('target', '=', of.target)
    return all.where('bot_id', '=', of.person.botId).where('user_id', '=', of.person.userId)
  }
}

function toRow(proof: Parameters<Proofs['add']>[0], accountId: string): Row {
  return {
    id: proof.id,
    account_id: accountId,
    bot_id: proof.botId,
    user_id: proof.userId,
    chat_id: proof.chatId,
    username: proof.username,
    label: proof.label,
    locale: proof.locale,
    method: proof.method,
    target: proof.target,
    employee_id: proof.employeeId,
    state: proof.state,
    code_hash: null,
    tries: 0,
    passed_on_at: null,
    decided_by: null,
    error: null,
    expires_at: timestamp(proof.expiresAt),
    created_at: timestamp(proof.createdAt),
    updated_at: timestamp(proof.createdAt),
  }
}

// Written only by `toRow` and `change`, with values of these unions.
const toProof = (row: Row): Proof => ({
  id: row.id,
  botId: row.bot_id,
  userId: row.user_id,
  chatId: row.chat_id,
  username: row.username,
  label: row.label,
  locale: row.locale as Proof['locale'],
  method: row.method as Proof['method'],
  target: row.target,
  employeeId: row.employee_id,
  state: row.state as Proof['state'],
  tries: row.tries,
  createdAt: Temporal.Instant.from(row.created_at),
  expiresAt: Temporal.Instant.from(row.expires_at),
  passedOnAt: moment(row.passed_on_at),
  decidedBy: row.decided_by,
  error: row.error,
})
