import { visibilityAmong } from '../../access/index.ts'
import { words } from '../../reports/index.ts'
import {
  changeSubscriber,
  enterSubscriber,
  readCompany,
  type Service,
  type SubscriberRecord,
} from '../../usecases/index.ts'
import type { Handlers } from '../handler.ts'
import type { AnswerOf } from '../schema/index.ts'
import { csvOf } from './csv.ts'
import { actOf, type Desk } from './desk.ts'
import { botBy, companyOf, gone, loginOf } from './lookups.ts'

type Addresses =
  | 'GET /api/employees'
  | 'POST /api/employees/:id/block'
  | 'POST /api/employees/:id/unblock'
  | 'GET /api/users'
  | 'GET /api/users.csv'
  | 'POST /api/users'
  | 'PATCH /api/users/:id'
  | 'DELETE /api/users/:id'

/** More than this many names nobody reads: they are only counted. */
const SHOWN = 30

/** Employees, and whom they are linked to. */
export function peopleHandlers({ service }: Desk): Handlers<Addresses> {
  return {
    async 'GET /api/employees'() {
      const running = await service()
      const { employees } = await companyOf(running)
      const [blocked, subscribers] = await Promise.all([
        running.books.read.blockedEmployees(),
        running.books.read.subscribers.all(),
      ])
      const visible = visibilityAmong(employees)
      const subscribed = subscribers.filter(({ state }) => state === 'subscribed')
      const chats = Map.groupBy(subscribed, ({ employeeId }) => employeeId)
      return {
        employees: employees.map((one) => {
          const seen = visible(one)
          return {
            ...one,
            blocked: blocked.has(one.id),
            seesCount: seen.size,
            sees: seen.values().take(SHOWN).toArray(),
            subscriptions: chats.get(one.id)?.length ?? 0,
          }
        }),
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
      await botBy(running, body.botId)
      const { id } = await running.books.inTransaction(async (ledger) => {
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
  }
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
