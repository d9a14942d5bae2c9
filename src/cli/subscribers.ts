import type { Resources } from '../resources.ts'
import { enterSubscriber } from '../usecases/index.ts'
import { type Arguments, asJson, type Command, oneOf, readArguments, required } from './command.ts'
import { botById, employeeByLogin, withResources } from './with-resources.ts'

const ACTIONS = ['add', 'list', 'remove', 'block', 'unblock', 'erase'] as const

export const subscribers: Command = {
  usage:
    'subscribers add LOGIN --bot ID --user @NAME|USER_ID | list | remove ID | block LOGIN | unblock LOGIN | erase USER_ID  [--format text|json]',
  does: 'links people by username or User ID, unlinks and blocks them, forgets everything about them',
  async run(given, terminal) {
    const options = readArguments(given, { texts: ['bot', 'user', 'format'] })
    const action = oneOf('subscribers', required(options.words[0], ACTIONS.join(', ')), ACTIONS)
    const format = oneOf('--format', options.text('format') ?? 'text', ['text', 'json'])
    const shown = await withResources(terminal, (resources) => perform(action, resources, options))
    if (format === 'json') return terminal.print(asJson(shown))
    const rows = Array.isArray(shown) ? shown : [shown]
    terminal.print(`${rows.map((row) => Object.values(row).map(String).join('  ')).join('\n')}\n`)
  },
}

async function perform(
  action: (typeof ACTIONS)[number],
  resources: Resources,
  options: Arguments,
): Promise<object | object[]> {
  const { books } = resources
  const named = options.words[1]
  switch (action) {
    case 'add':
      return add(resources, options)
    case 'list': {
      const logins = new Map((await resources.crm.employees()).map(({ id, login }) => [id, login]))
      return (await books.read.subscribers.all()).map(
        ({ id, botId, userId, username, employeeId, state }) => ({
          id,
          bot: botId,
          userId,
          username,
          employee: logins.get(employeeId) ?? employeeId,
          state,
        }),
      )
    }
    case 'remove': {
      const id = required(named, 'ID')
      await books.inTransaction((ledger) => ledger.subscribers.remove(id))
      return { removed: id }
    }
    case 'erase': {
      const userId = required(named, 'USER_ID')
      const rows = await books.inTransaction((ledger) => ledger.erasePerson(userId))
      return { erased: userId, rows }
    }
    case 'block':
    case 'unblock': {
      const { id, login } = await employeeByLogin(resources, required(named, 'LOGIN'))
      await books.inTransaction((ledger) =>
        action === 'block' ? ledger.block(id) : ledger.unblock(id),
      )
      return { login, blocked: action === 'block' }
    }
  }
}

/** Digits are a User ID; anything else is a username, whose id is learned at the first word. */
async function add(resources: Resources, options: Arguments): Promise<object> {
  const { books } = resources
  const employee = await employeeByLogin(resources, required(options.words[1], 'LOGIN'))
  const bot = await botById(resources, required(options.text('bot'), '--bot'))
  const user = required(options.text('user'), '--user').replace(/^@/, '')
  const byId = /^\d+$/.test(user)
  const subscriber = await books.inTransaction((ledger) =>
    enterSubscriber(ledger, {
      botId: bot.id,
      employeeId: employee.id,
      userId: byId ? user : null,
      username: byId ? null : user,
    }),
  )
  return { id: subscriber.id, bot: bot.id, user, employee: employee.login, state: subscriber.state }
}
