import type { Employee } from '../crm/index.ts'
import { AppError, type Log } from '../kernel/index.ts'
import { openResources, type Resources } from '../resources.ts'
import type { Bot } from '../usecases/index.ts'
import type { Terminal } from './command.ts'

/** Only what went wrong is worth a line beside a command's own output. */
function quiet(log: Log): Log {
  return { info: () => {}, warn: log.warn.bind(log), error: log.error.bind(log) }
}

/** Opens what a command needs and closes it when the command is done, or failed. */
export async function withResources<T>(
  terminal: Terminal,
  work: (resources: Resources) => Promise<T>,
): Promise<T> {
  const config = terminal.config()
  const log = quiet(terminal.log(config))
  await using resources = await openResources(config, terminal.clock, log)
  return await work(resources)
}

/** The employee with a login, in any case; throws `not-found`. */
export async function employeeByLogin({ crm }: Resources, login: string): Promise<Employee> {
  const employees = await crm.employees()
  const found = employees.find((one) => one.login.toLowerCase() === login.toLowerCase())
  if (found !== undefined) return found
  throw new AppError(
    'not-found',
    `There is no employee with the login «${login}»: see svodka employees`,
  )
}

/** The bot with an id; throws `not-found`. */
export async function botById({ books }: Resources, id: string): Promise<Bot> {
  const bot = await books.read.bots.byId(id)
  if (bot !== null) return bot
  throw new AppError('not-found', `There is no bot «${id}»: see svodka bots list`)
}
