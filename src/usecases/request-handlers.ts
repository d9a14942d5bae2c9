import { mayManage } from '../access/index.ts'
import type { Crm, Employee } from '../crm/index.ts'
import { codeOf } from '../kernel/index.ts'
import type { FoundSubscriber, Ledger } from './ledger.ts'

/** Ids of the CRM's own operators; none when it has none, or does not say. */
export async function operatorsOf({ requests }: Crm): Promise<readonly string[]> {
  if (requests === null) return []
  try {
    return await requests.handlers()
  } catch (error) {
    if (codeOf(error) === null) throw error
    return []
  }
}

/** Of whom those who handle requests are chosen. */
export interface Staff {
  readonly employees: readonly Employee[]
  readonly operators: readonly string[]
}

/**
 * Who handles requests: those chosen in the settings, else the CRM's own operators, else
 * administrators. Somebody who left is none; where all have left the next in line take over.
 */
export async function requestHandlers(
  ledger: Ledger,
  { employees, operators }: Staff,
): Promise<ReadonlySet<string>> {
  const active = new Set(employees.filter((one) => one.active).map(({ id }) => id))
  const chosen = await ledger.settings.get('requestHandlers')
  const lines = [chosen, operators, await administratorsOf(ledger, employees)]
  const line = lines
    .map((ids) => ids.filter((id) => active.has(id)))
    .find(({ length }) => length > 0)
  return new Set(line)
}

/** Ids of those who manage Svodka now. */
export async function administratorsOf(
  { administration }: Ledger,
  employees: readonly Employee[],
): Promise<string[]> {
  const listed = await administration.listedManagers()
  return employees.filter((one) => mayManage(one, listed)).map(({ id }) => id)
}

/** Their chats, but not the page on which anybody may be anybody. */
export async function chatsOf(
  { subscribers, bots }: Ledger,
  employeeIds: ReadonlySet<string>,
): Promise<readonly FoundSubscriber[]> {
  const all = await bots.all()
  const open = new Set(all.filter(({ kind }) => kind !== 'web-chat').map(({ id }) => id))
  return (await subscribers.all()).filter(
    ({ employeeId, state, blocked, botId }) =>
      employeeIds.has(employeeId) && state === 'subscribed' && !blocked && open.has(botId),
  )
}
