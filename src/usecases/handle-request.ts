import type { DeclineReason } from '../crm/index.ts'
import { requestInWorkScreen } from '../dialog/index.ts'
import { AppError } from '../kernel/index.ts'
import type { Ledger } from './ledger.ts'
import { putTo } from './put-entry.ts'
import type { Request } from './request.ts'

/** Somebody about a request. Whether they may is asked before. */
export interface Handling {
  /** Of the request. */
  readonly id: string
  readonly employeeId: string
  readonly now: Temporal.Instant
}

/**
 * Gives a request to an employee and tells its author; false when somebody has it, or it was turned
 * down. The CRM and the other handlers hear of it later: wake those who pass things on.
 */
export async function takeRequest(
  ledger: Ledger,
  { id, employeeId, now }: Handling,
): Promise<boolean> {
  if (!(await ledger.requests.take(id, employeeId, now))) return false
  const request = await ledger.requests.byId(id)
  if (request === null) return false
  const screen = requestInWorkScreen(request.locale, request.number)
  await putTo(ledger, request, 'request in work', screen)
  return true
}

/** Turns down a request that nobody has; its author is told nothing. */
export async function declineRequest(
  ledger: Ledger,
  { id, employeeId, now, why }: Handling & { readonly why: DeclineReason },
): Promise<boolean> {
  const request = await ledger.requests.byId(id)
  if (request === null || !isOpen(request)) return false
  // One that never got into the CRM has nothing to be closed there.
  const dueAt = request.crmId === null ? null : now
  const changes = { state: 'declined', declinedWhy: why, employeeId, news: 'declined' } as const
  await ledger.requests.change(id, { ...changes, dueAt })
  return true
}

/**
 * Has the CRM told once more of a request that it refused. Throws `not-found` for one that is not
 * here, `conflict` for one that the CRM knows all about.
 */
export async function retryRequest(
  { requests }: Ledger,
  id: string,
  now: Temporal.Instant,
): Promise<void> {
  const request = await requests.byId(id)
  if (request === null) throw new AppError('not-found', `There is no request «${id}»`)
  if (request.error === null && request.state !== 'failed') {
    throw new AppError('conflict', `The CRM has refused nothing of request «${id}»`)
  }
  const state = request.state === 'failed' ? 'new' : request.state
  await requests.change(id, { state, dueAt: now, attempts: 0, error: null })
}

/** Neither taken nor turned down. */
export function isOpen({ state }: Pick<Request, 'state'>): boolean {
  return state !== 'taken' && state !== 'declined'
}
