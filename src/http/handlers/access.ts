import { mayManage } from '../../access/index.ts'
import { AppError, hashCode, secretId, timeOrderedId } from '../../kernel/index.ts'
import type { Handlers } from '../handler.ts'
import { actOf, type Desk } from './desk.ts'

type Addresses =
  | 'GET /api/access'
  | 'PUT /api/access'
  | 'GET /api/acts'
  | 'GET /api/tokens'
  | 'POST /api/tokens'
  | 'DELETE /api/tokens/:id'

/** Who may manage, what they did, and tokens for scripts. */
export function accessHandlers({ service }: Desk): Handlers<Addresses> {
  return {
    async 'GET /api/access'() {
      const { books, crm } = await service()
      const listed = await books.read.administration.listedManagers()
      const employees = await crm.employees()
      return {
        mode: listed === null ? 'administrators' : 'listed',
        listed: [...(listed ?? [])],
        managers: employees
          .filter((employee) => mayManage(employee, listed))
          .map(({ id, name, login }) => ({ id, name, login })),
      }
    },

    async 'PUT /api/access'({ body: { mode, listed } }, caller) {
      const { books, crm } = await service()
      const employees = new Map((await crm.employees()).map((one) => [one.id, one]))
      const strangers = listed.filter((id) => !employees.has(id))
      if (strangers.length > 0) {
        throw new AppError('not-found', `There is no employee ${strangers.join(', ')}`)
      }
      const logins = listed.map((id) => employees.get(id)?.login).join(', ')
      await books.inTransaction(async ({ administration }) => {
        await administration.listManagers(mode === 'administrators' ? null : listed)
        const subject = mode === 'administrators' ? '' : logins
        await administration.acts.add(actOf(caller, `access.${mode}`, subject))
      })
      return {}
    },

    async 'GET /api/acts'({ query: { before, limit } }) {
      const { books } = await service()
      const rows = await books.read.administration.acts.newest(limit, before)
      return {
        rows: rows.map((act) => ({ ...act, at: act.at.toString() })),
        next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null,
      }
    },

    async 'GET /api/tokens'() {
      const { books } = await service()
      const tokens = await books.read.administration.tokens.all()
      return {
        tokens: tokens.map((token) => ({
          ...token,
          scopes: [...token.scopes],
          createdAt: token.createdAt.toString(),
          usedAt: token.usedAt?.toString() ?? null,
        })),
      }
    },

    async 'POST /api/tokens'({ body: { name, scopes } }, caller) {
      const { books } = await service()
      const id = timeOrderedId()
      const token = `svodka_${secretId()}${secretId()}`
      const act = actOf(caller, 'token.add', name)
      await books.inTransaction(async ({ administration }) => {
        await administration.tokens.add({ id, name, scopes, createdBy: act.who }, hashCode(token))
        await administration.acts.add(act)
      })
      return { id, token }
    },

    async 'DELETE /api/tokens/:id'({ params: { id } }, caller) {
      const { books } = await service()
      await books.inTransaction(async ({ administration }) => {
        const token = (await administration.tokens.all()).find((one) => one.id === id)
        if (token === undefined) throw new AppError('not-found', 'This token is revoked already')
        await administration.tokens.remove(id)
        await administration.acts.add(actOf(caller, 'token.revoke', token.name))
      })
      return {}
    },
  }
}
