import { toString as drawQrCode } from 'qrcode'
import { visibleTo } from '../../access/index.ts'
import { AppError } from '../../kernel/index.ts'
import { words } from '../../reports/index.ts'
import {
  type Bot,
  type Company,
  changeSubscriber,
  decideRequest,
  enterSubscriber,
  inviteMany,
  readCompany,
  type Service,
  type SubscriberRecord,
} from '../../usecases/index.ts'
import type { Handlers } from '../handler.ts'
import type { AnswerOf } from '../schema/index.ts'
import { csvOf } from './csv.ts'
import { actOf, type Desk } from './desk.ts'
import { shownInvitation } from './invitation.ts'

type Addresses =
  | 'GET /api/employees'
  | 'POST /api/employees/:id/block'
  | 'POST /api/employees/:id/unblock'
  | 'GET /api/users'
  | 'GET /api/users.csv'
  | 'POST /api/users'
  | 'PATCH /api/users/:id'
  | 'DELETE /api/users/:id'
  | 'GET /api/invitations'
  | 'POST /api/invitations'
  | 'POST /api/qr'
  | 'DELETE /api/invitations/:id'
  | 'GET /api/approvals'
  | 'POST /api/approvals/:id'

/** Employees, whom they are linked to, and those who want in. */
export function peopleHandlers({ service, clock }: Desk): Handlers<Addresses> {
  return {
    async 'GET /api/employees'() {
      const running = await service()
      const { employees } = await companyOf(running)
      const [blocked, subscribers] = await Promise.all([
        running.books.read.blockedEmployees(),
        running.books.read.subscribers.all(),
      ])
      const subscribed = subscribers.filter(({ state }) => state === 'subscribed')
      const chats = Map.groupBy(subscribed, ({ employeeId }) => employeeId)
      return {
        employees: employees.map((one) => ({
          ...one,
          blocked: blocked.has(one.id),
          sees: [...visibleTo(one, employees)],
          subscriptions: chats.get(one.id)?.length ?? 0,
        })),
      }
    },

    async 'POST /api/employees/:id/block'({ params: { id } }, caller) {
      const running = await service()
      const login = await loginOf(running, id)
      await running.books.inTransaction(async (ledger) => {
        await ledger.block(id)
        await ledger.administration.acts.add(actOf(caller, 'user.block', login))
      })
      return {}
    },

    async 'POST /api/employees/:id/unblock'({ params: { id } }, caller) {
      const running = await service()
      const login = await loginOf(running, id)
      await running.books.inTransaction(async (ledger) => {
        await ledger.unblock(id)
        await ledger.administration.acts.add(actOf(caller, 'user.unblock', login))
      })
      return {}
    },

    async 'GET /api/users'() {
      return { users: await usersOf(await service()) }
    },

    async 'GET /api/users.csv'() {
      const users = await usersOf(await service())
      return { name: 'svodka-users.csv', chunks: csvOf(...tableOf(users)) }
    },

    async 'POST /api/users'({ body }, caller) {
      const running = await service()
      await loginOf(running, body.employeeId)
      const { id } = await running.books.inTransaction(async (ledger) => {
        if ((await ledger.bots.byId(body.botId)) === null) throw gone('This bot')
        const entered = await enterSubscriber(ledger, body)
        const subject = entered.username ?? entered.userId ?? ''
        await ledger.administration.acts.add(actOf(caller, 'user.add', subject))
        return entered
      })
      return userBy(running, id)
    },

    async 'PATCH /api/users/:id'({ params: { id }, body }, caller) {
      const running = await service()
      const { employeeId, userId, username } = body
      if (employeeId !== undefined) await loginOf(running, employeeId)
      await running.books.inTransaction(async (ledger) => {
        const changed = await changeSubscriber(ledger, id, {
          ...(employeeId !== undefined && { employeeId }),
          ...(userId !== undefined && { userId }),
          ...(username !== undefined && { username }),
        })
        const subject = changed.username ?? changed.userId ?? ''
        await ledger.administration.acts.add(actOf(caller, 'user.change', subject))
      })
      return userBy(running, id)
    },

    async 'DELETE /api/users/:id'({ params: { id } }, caller) {
      const { books } = await service()
      await books.inTransaction(async (ledger) => {
        const subscriber = await ledger.subscribers.byId(id)
        if (subscriber === null) throw gone('This row')
        await ledger.subscribers.remove(id)
        const subject = subscriber.username ?? subscriber.userId ?? ''
        await ledger.administration.acts.add(actOf(caller, 'user.remove', subject))
      })
      return {}
    },

    async 'GET /api/invitations'() {
      const running = await service()
      const names = await namesOf(running)
      const invitations = await running.books.read.invitations.all()
      return {
        invitations: invitations.map((one) => shownInvitation(one, names, clock())),
      }
    },

    async 'POST /api/invitations'({ body: { botId, employeeIds, mail } }, caller) {
      const running = await service()
      const { books, mailer } = running
      if (mail && mailer === null) {
        throw new AppError('bad-config', 'There is no mail server yet: set one first')
      }
      const bot = await botBy(running, botId)
      const company = await companyOf(running)
      const deps = { books, company, mailer: mail ? mailer : null }
      const { made, leftOut } = await inviteMany(deps, bot, employeeIds, clock())
      const logins = made.map(({ employee }) => employee.login)
      const subject = logins.length > 5 ? `${logins.length}` : logins.join(', ')
      await books.inTransaction(({ administration }) =>
        administration.acts.add(actOf(caller, mail ? 'user.mail' : 'user.invite', subject)),
      )
      return {
        made: made.map(({ employee, expiresAt, ...rest }) => ({
          ...rest,
          employeeId: employee.id,
          employeeName: employee.name,
          expiresAt: expiresAt.toString(),
        })),
        leftOut: [...leftOut],
      }
    },

    async 'POST /api/qr'({ body: { text } }) {
      return { svg: await drawQrCode(text, { errorCorrectionLevel: 'M', margin: 4, type: 'svg' }) }
    },

    async 'DELETE /api/invitations/:id'({ params: { id } }, caller) {
      const { books } = await service()
      await books.inTransaction(async (ledger) => {
        if (!(await ledger.invitations.revoke(id, clock()))) throw gone('An unused invitation')
        await ledger.administration.acts.add(actOf(caller, 'invitation.revoke', id))
      })
      return {}
    },

    async 'GET /api/approvals'() {
      const running = await service()
      const names = await namesOf(running)
      const proofs = await running.books.read.proofs.newest(200)
      const now = clock()
      return {
        approvals: proofs.flatMap((proof) => {
          const open =
            proof.method === 'approval' &&
            proof.state === 'waiting' &&
            Temporal.Instant.compare(proof.expiresAt, now) > 0
          if (!open || proof.employeeId === null) return []
          const { id, botId, label, employeeId, createdAt, expiresAt } = proof
          const employeeName = names(employeeId)
          const times = { createdAt: createdAt.toString(), expiresAt: expiresAt.toString() }
          return [{ id, botId, label, employeeId, employeeName, ...times }]
        }),
      }
    },

    async 'POST /api/approvals/:id'({ params: { id }, body: { approve } }, caller) {
      const running = await service()
      const { employees } = await companyOf(running)
      const act = actOf(caller, approve ? 'approval.yes' : 'approval.no', id)
      const decision = await running.books.inTransaction(async (ledger) => {
        const deciding = { request: id, approve, by: act.who, now: clock() }
        const decided = await decideRequest(ledger, employees, deciding)
        if (decided !== 'late') await ledger.administration.acts.add(act)
        return decided
      })
      running.served.wakeAll()
      return { decision }
    },
  }
}

const gone = (what: string) => new AppError('not-found', `${what} is not there any more`)

async function companyOf({ crm }: Service): Promise<Company> {
  const company = await readCompany(crm)
  if (company !== null) return company
  throw new AppError('crm-unavailable', 'The CRM does not answer now', { retryAfterMs: 3000 })
}

async function loginOf(running: Service, employeeId: string): Promise<string> {
  const { employees } = await companyOf(running)
  const employee = employees.find(({ id }) => id === employeeId)
  if (employee === undefined) throw gone('This employee')
  return employee.login
}

async function botBy({ books }: Service, id: string): Promise<Bot> {
  const bot = await books.read.bots.byId(id)
  if (bot === null || bot.kind === 'web-chat') throw gone('This bot')
  return bot
}

/** Names of employees; their ids where the CRM does not answer. */
async function namesOf({ crm }: Service): Promise<(id: string) => string> {
  const company = await readCompany(crm)
  const names = new Map((company?.employees ?? []).map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? id
}

type User = AnswerOf<'GET /api/users'>['users'][number]

async function usersOf(running: Service): Promise<User[]> {
  const company = await readCompany(running.crm)
  const [bots, subscribers] = await Promise.all([
    running.books.read.bots.all(),
    running.books.read.subscribers.all(),
  ])
  const byId = new Map(bots.map((bot) => [bot.id, bot]))
  const employees = new Map((company?.employees ?? []).map((one) => [one.id, one]))
  return subscribers.flatMap((one) => {
    const bot = byId.get(one.botId)
    if (bot === undefined || bot.kind === 'web-chat') return []
    const { id, botId, userId, chatId, username, employeeId } = one
    const employee = employees.get(employeeId)
    return [
      {
        ...{ id, botId, userId, chatId, username, employeeId },
        botName: bot.name,
        messenger: bot.kind,
        employeeName: employee?.name ?? employeeId,
        state: stateOf(one, company === null || employee?.active === true),
        updatedAt: one.updatedAt.toString(),
      },
    ]
  })
}

function stateOf({ blocked, state }: SubscriberRecord, active: boolean): User['state'] {
  if (blocked) return 'blocked'
  return active ? state : 'off'
}

async function userBy(running: Service, id: string): Promise<User> {
  const user = (await usersOf(running)).find((one) => one.id === id)
  if (user === undefined) throw gone('This row')
  return user
}

function tableOf(users: readonly User[]): [string[], string[][]] {
  const { columns, subscriberStates: states } = words('ru').admin
  const { bot, messenger, person, employee, state, at } = columns
  return [
    [bot, messenger, 'User ID', person, employee, state, at],
    users.map((user) => [
      user.botName,
      user.messenger,
      user.userId ?? '',
      user.username ?? '',
      user.employeeName,
      states[STATES[user.state]],
      user.updatedAt,
    ]),
  ]
}

const STATES = {
  subscribed: 'subscribed',
  stopped: 'unsubscribed',
  waiting: 'pending',
  blocked: 'blocked',
  off: 'deactivated',
} as const
