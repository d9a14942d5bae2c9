import type { Crm } from '../crm/index.ts'
import { offeredRequestScreen, type Screen, takenRequestScreen } from '../dialog/index.ts'
import { AppError } from '../kernel/index.ts'
import type { Entry, Prepared } from '../outbox/index.ts'
import { readCompany } from './company.ts'
import { isOpen } from './handle-request.ts'
import type { Ledger, Subscriber } from './ledger.ts'
import type { Body } from './put-entry.ts'
import { replyOf } from './reply-of.ts'
import type { Request } from './request.ts'
import { administratorsOf, operatorsOf, requestHandlers } from './request-handlers.ts'

interface Deps {
  readonly read: Ledger
  readonly crm: Crm
}

/**
 * A request as somebody may see it right now: all of it when they have it, with its contacts masked
 * while they may take it, else not at all.
 */
export async function prepareRequest(
  deps: Deps,
  { createdAt }: Entry,
  subscriber: Subscriber,
  { request: id, say }: Extract<Body, { type: 'request' }>,
): Promise<Prepared> {
  const request = await deps.read.requests.byId(id)
  if (request === null) return { skip: 'the request was erased' }
  const locale = subscriber.locale ?? 'ru'
  const has = request.employeeId === subscriber.employeeId
  if (request.state === 'taken' && has) return reply(takenRequestScreen(locale, request))
  if (!isOpen(request)) return { skip: 'handled by somebody else meanwhile' }
  if (!has && !(await mayHandle(deps, subscriber.employeeId))) {
    return { skip: 'handles no requests any more' }
  }
  if (say === 'new' || say === 'card') {
    const bot = (await deps.read.bots.byId(request.botId))?.name ?? ''
    return reply(offeredRequestScreen(locale, request, { occasion: 'new', bot }))
  }
  const occasion =
    say === 'amended'
      ? ({ occasion: say } as const)
      : { occasion: say, minutes: minutesFrom(request, createdAt) }
  return reply(offeredRequestScreen(locale, request, occasion))
}

const reply = (screen: Screen) => ({ reply: replyOf(screen) })

function minutesFrom({ createdAt }: Request, now: Temporal.Instant): number {
  return Math.round(createdAt.until(now).total('minutes'))
}

async function mayHandle({ read, crm }: Deps, employeeId: string): Promise<boolean> {
  const company = await readCompany(crm)
  if (company === null) {
    // Nobody can be known to have the right now: the lane tries again.
    const message = 'It is unknown who handles requests while the CRM does not answer'
    throw new AppError('messenger-busy', message, { retryAfterMs: 10_000 })
  }
  const { employees } = company
  const handlers = await requestHandlers(read, { employees, operators: await operatorsOf(crm) })
  return handlers.has(employeeId) || (await administratorsOf(read, employees)).includes(employeeId)
}
