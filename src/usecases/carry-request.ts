import type { CrmRequests } from '../crm/index.ts'
import { requestNewsScreen } from '../dialog/index.ts'
import { AppError, type Clock, codeOf, type Log, loggable } from '../kernel/index.ts'
import type { Company } from './company.ts'
import type { Books, Ledger } from './ledger.ts'
import { putFor } from './put-entry.ts'
import type { Request, RequestChanges } from './request.ts'
import { chatsOf } from './request-handlers.ts'

export interface CarryDeps {
  readonly books: Books
  readonly requests: CrmRequests
  readonly clock: Clock
  readonly log: Log
}

/** `away`: the CRM does not answer, so that nothing else need be tried now. */
export type Carried = 'told' | 'away'

/**
 * Tells the CRM everything that it does not know of a request yet, one thing after the other.
 * Whatever was told is recorded before the next thing, and may be told twice without harm.
 */
export async function carryRequest(
  deps: CarryDeps,
  company: Company | null,
  id: string,
): Promise<Carried> {
  const { books, clock, log } = deps
  try {
    while (await tellNext(deps, company, id)) log.info({ request: id }, 'request told to the CRM')
    return 'told'
  } catch (error) {
    const away = codeOf(error) === 'crm-unavailable'
    log.warn({ request: id, ...loggable(error) }, 'request not told to the CRM')
    const words = error instanceof AppError ? error.message : 'a fault of ours: see the log'
    await books.inTransaction(async ({ requests }) => {
      const request = await requests.byId(id)
      if (request === null) return
      const attempts = request.attempts + 1
      const later = clock().add({ milliseconds: pauseMs(attempts) })
      const failed = !away && request.state === 'new' ? ({ state: 'failed' } as const) : {}
      const dueAt = away ? later : null
      await requests.change(id, { attempts, error: words, dueAt, ...failed })
    })
    return away ? 'away' : 'told'
  }
}

const FIRST_MS = 5000
const LONGEST_MS = 60_000

const pauseMs = (attempts: number) => Math.min(FIRST_MS * 2 ** (attempts - 1), LONGEST_MS)

/** False when there was nothing more to tell. */
async function tellNext(deps: CarryDeps, company: Company | null, id: string): Promise<boolean> {
  const { books, requests: crm } = deps
  const request = await books.read.requests.byId(id)
  if (request === null) return false
  const { crmId, text, crmLength, employeeId } = request
  switch (taskOf(request)) {
    case 'create': {
      const created = await crm.create({ ...contactsOf(request), key: id, text })
      await record(deps, id, (now) => ({
        crmId: created.id,
        crmUrl: created.url,
        crmLength: text.length,
        ...(now.state === 'new' || now.state === 'failed' ? { state: 'in-crm' } : {}),
        ...(now.employeeId === null && { employeeId: created.ownerId }),
      }))
      return true
    }
    case 'amend':
      await crm.amend(crmId ?? '', text.slice(0, crmLength), text)
      await record(deps, id, () => ({ crmLength: text.length }))
      return true
    case 'take':
      await give(deps, company, request)
      return true
    case 'decline':
      await crm.decline(crmId ?? '', employeeId ?? '', request.declinedWhy ?? 'other')
      await record(deps, id, () => ({ crmTold: 'declined' }))
      return true
    case null:
      if (request.dueAt !== null) await record(deps, id, () => ({}))
      return false
  }
}

/** What the CRM is to be told first. */
function taskOf({ state, crmId, text, crmLength, crmTold, employeeId }: Request) {
  if (crmId === null) return state === 'declined' ? null : 'create'
  if (text.length > crmLength) return 'amend'
  if (state === 'taken' && crmTold === null && employeeId !== null) return 'take'
  return state === 'declined' && crmTold !== 'declined' ? 'decline' : null
}

const contactsOf = ({ name, phone, email }: Request) => ({ name, phone, email })

/** The CRM may have given it to somebody else meanwhile: then it is theirs. */
async function give(
  { books, requests }: CarryDeps,
  company: Company | null,
  { id, number, crmId, employeeId }: Request,
): Promise<void> {
  const taker = employeeId ?? ''
  const taken = await requests.take(crmId ?? '', taker)
  await books.inTransaction(async (ledger) => {
    await ledger.requests.change(id, { crmTold: 'taken' })
    if (taken.state !== 'taken-by') return
    await ledger.requests.change(id, { employeeId: taken.ownerId })
    const who = company?.employees.find((one) => one.id === taken.ownerId)?.name ?? null
    for (const chat of await chatsOf(ledger, new Set([taker]))) {
      const screen = requestNewsScreen(chat.locale ?? 'ru', number, { news: 'taken-in-crm', who })
      await putFor(ledger, chat, 'request taken in the CRM', screen)
    }
  })
}

const ALL_TOLD = { dueAt: null, error: null, attempts: 0 } as const

/** Changes a request as it is at that moment: somebody may have pressed a button meanwhile. */
async function record(
  { books }: CarryDeps,
  id: string,
  changes: (now: Request) => RequestChanges,
): Promise<void> {
  await books.inTransaction(async ({ requests }: Ledger) => {
    const now = await requests.byId(id)
    if (now === null) return
    const changed = changes(now)
    const done = taskOf({ ...now, ...changed }) === null
    await requests.change(id, { ...changed, ...(done && ALL_TOLD) })
  })
}
