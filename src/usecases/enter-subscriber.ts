import { AppError, timeOrderedId } from '../kernel/index.ts'
import type { FoundSubscriber, Ledger, Subscriber } from './ledger.ts'

/** Whom an administrator enters: the stable id, or a username whose id is learned at the first word. */
export interface Entered {
  readonly botId: string
  readonly employeeId: string
  readonly userId: string | null
  readonly username: string | null
}

/** Links an employee by hand. Throws `bad-input` for nobody, `conflict` for somebody entered already. */
export async function enterSubscriber(ledger: Ledger, entered: Entered): Promise<FoundSubscriber> {
  const { userId, username } = named(entered)
  await mustBeNew(ledger, { ...entered, userId, username }, null)
  const subscriber: Subscriber = {
    id: timeOrderedId(),
    botId: entered.botId,
    userId,
    chatId: null,
    username,
    employeeId: entered.employeeId,
    state: 'waiting',
    locale: null,
    defaultScope: null,
    lastReport: null,
  }
  await ledger.subscribers.add(subscriber)
  return found(ledger, subscriber.id)
}

/**
 * Changes whom a row belongs to. It must prove itself anew: the chat that was linked before gets
 * nothing more, nor what was queued for it. Throws as `enterSubscriber`, and `not-found`.
 */
export async function changeSubscriber(
  ledger: Ledger,
  id: string,
  changes: Partial<Omit<Entered, 'botId'>>,
): Promise<FoundSubscriber> {
  const before = await found(ledger, id)
  const wanted = named({
    botId: before.botId,
    employeeId: changes.employeeId ?? before.employeeId,
    userId: changes.userId === undefined ? before.userId : changes.userId,
    username: changes.username === undefined ? before.username : changes.username,
  })
  await mustBeNew(ledger, wanted, id)
  const { employeeId, userId, username } = wanted
  await ledger.subscribers.change(id, {
    employeeId,
    userId,
    username,
    chatId: null,
    state: 'waiting',
    lastReport: null,
    defaultScope: null,
  })
  return found(ledger, id)
}

function named(entered: Entered): Entered {
  const userId = entered.userId || null
  const username = entered.username?.replace(/^@/, '') || null
  if (userId !== null || username !== null) return { ...entered, userId, username }
  throw new AppError('bad-input', 'Enter a username or a User ID', { field: 'username' })
}

async function mustBeNew(
  { subscribers }: Ledger,
  { botId, userId, username }: Entered,
  exceptId: string | null,
): Promise<void> {
  const twins = [
    userId === null ? null : await subscribers.byUser(botId, userId),
    username === null || userId !== null ? null : await subscribers.waitingAs(botId, username),
  ]
  const twin = twins.find((one) => one !== null && one.id !== exceptId)
  if (twin == null) return
  const field = userId === null ? 'username' : 'userId'
  throw new AppError('conflict', `${username ?? userId} is entered already, as ${twin.id}`, {
    field,
  })
}

async function found({ subscribers }: Ledger, id: string): Promise<FoundSubscriber> {
  const subscriber = await subscribers.byId(id)
  if (subscriber !== null) return subscriber
  throw new AppError('not-found', 'This row is not there any more')
}
