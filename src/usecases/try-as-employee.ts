import { visibilityAmong } from '../access/index.ts'
import type { Crm } from '../crm/index.ts'
import { AppError, timeOrderedId } from '../kernel/index.ts'
import type { Books } from './ledger.ts'

export interface TryDeps {
  readonly books: Books
  readonly crm: Crm
  /** The web chat's bot. */
  readonly botId: string
}

/** Someone as whom the bot can be tried. */
export interface TryPerson {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly active: boolean
  /** How many people's figures this person may see, themselves included. */
  readonly sees: number
}

/** Everyone of the demo company, deactivated people too: try that the bot refuses them. */
export async function peopleToTry({ crm }: TryDeps): Promise<TryPerson[]> {
  const employees = await crm.employees()
  const visible = visibilityAmong(employees)
  return employees.map((employee) => ({
    id: employee.id,
    name: employee.name,
    role: employee.role,
    active: employee.active,
    sees: visible(employee).size,
  }))
}

/**
 * Links a chat of the page to an employee without any proof: only ever offered on the demo CRM.
 * Throws `not-found` for an employee who does not exist.
 */
export async function tryAsEmployee(
  { books, crm, botId }: TryDeps,
  employeeId: string,
  chatId: string,
): Promise<void> {
  const employee = (await crm.employees()).find(({ id }) => id === employeeId)
  if (employee === undefined) throw new AppError('not-found', 'There is no such employee')
  await books.inTransaction((ledger) =>
    ledger.subscribers.add({
      id: timeOrderedId(),
      botId,
      userId: chatId,
      chatId,
      username: null,
      employeeId,
      state: 'subscribed',
      locale: null,
      defaultScope: null,
      lastReport: null,
    }),
  )
}

/** Chats of the page live in memory: after a restart nobody is linked through one. */
export async function forgetTryChats({ books, botId }: TryDeps): Promise<void> {
  await books.inTransaction(async ({ subscribers }) => {
    const old = (await subscribers.all()).filter((subscriber) => subscriber.botId === botId)
    for (const { id } of old) await subscribers.remove(id)
  })
}
