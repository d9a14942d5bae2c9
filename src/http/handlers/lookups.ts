import { AppError } from '../../kernel/index.ts'
import { type Bot, type Company, readCompany, type Service } from '../../usecases/index.ts'

/** What somebody else has removed meanwhile. */
export const gone = (what: string) => new AppError('not-found', `${what} is not there any more`)

/** Throws `crm-unavailable` while nobody knows who works there. */
export async function companyOf({ crm }: Service): Promise<Company> {
  const company = await readCompany(crm)
  if (company !== null) return company
  throw new AppError('crm-unavailable', 'The CRM does not answer now', { retryAfterMs: 3000 })
}

/** How an act calls an employee. Throws `not-found` for nobody. */
export async function loginOf(running: Service, employeeId: string): Promise<string> {
  const { employees } = await companyOf(running)
  const employee = employees.find(({ id }) => id === employeeId)
  if (employee === undefined) throw gone('This employee')
  return employee.login
}

/** Throws `not-found` for a bot that is not here, and for the built-in one, which is nobody's to manage. */
export async function botBy({ books }: Service, id: string): Promise<Bot> {
  const bot = await books.read.bots.byId(id)
  if (bot === null || bot.kind === 'web-chat') throw gone('This bot')
  return bot
}

/** Names of employees; their ids where the CRM does not answer. */
export async function namesOf({ crm }: Service): Promise<(id: string) => string> {
  const company = await readCompany(crm)
  const names = new Map((company?.employees ?? []).map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? id
}
