import { AppError } from '../kernel/index.ts'
import { invitationLink, inviteEmployee } from '../usecases/index.ts'
import { asJson, type Command, oneOf, readArguments, required } from './command.ts'
import { botById, employeeByLogin, withResources } from './with-resources.ts'

export const invite: Command = {
  usage: 'invite LOGIN --bot ID [--format text|json]',
  does: 'makes a personal link: whoever opens it first is linked to this employee, once, within 7 days',
  async run(given, terminal) {
    const options = readArguments(given, { texts: ['bot', 'format'] })
    const login = required(options.words[0], 'LOGIN')
    const botId = required(options.text('bot'), '--bot')
    const format = oneOf('--format', options.text('format') ?? 'text', ['text', 'json'])
    const made = await withResources(terminal, async (resources) => {
      const bot = await botById(resources, botId)
      const employee = await employeeByLogin(resources, login)
      if (!employee.active || (await resources.books.read.isBlocked(employee.id))) {
        throw new AppError(
          'not-allowed',
          `${login} is deactivated or blocked: a link would open nothing`,
        )
      }
      const { code, invitation } = await resources.books.inTransaction((ledger) =>
        inviteEmployee(ledger, bot, employee.id, terminal.clock()),
      )
      return { link: invitationLink(bot, code), code, expiresAt: invitation.expiresAt.toString() }
    })
    terminal.print(format === 'json' ? asJson(made) : `${made.link ?? made.code}\n`)
  },
}
