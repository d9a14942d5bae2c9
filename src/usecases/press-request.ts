import {
  declineReasonsScreen,
  type HandlerAct,
  type RequestNews,
  refusedScreen,
  requestNewsScreen,
  type Screen,
  type Viewer,
} from '../dialog/index.ts'
import { declineRequest, isOpen, takeRequest } from './handle-request.ts'
import type { Bot, Ledger } from './ledger.ts'
import { type Addressee, put, putRequest } from './put-entry.ts'
import type { Request } from './request.ts'
import { administratorsOf, requestHandlers, type Staff } from './request-handlers.ts'

/** Somebody who passed the gate presses a button under a request. */
export interface Press {
  readonly ledger: Ledger
  readonly bot: Bot
  readonly staff: Staff
  readonly viewer: Viewer
  readonly addressee: Addressee
  readonly now: Temporal.Instant
}

/** A press is only as good as the rights of whoever presses, now: they may handle no more. */
export async function pressRequest(press: Press, id: string, act: HandlerAct): Promise<void> {
  const { ledger, bot, staff, viewer } = press
  const handlers = await requestHandlers(ledger, staff)
  const known = handlers.has(viewer.employee.id) || (await manages(press))
  // On the demo page anybody may be anybody.
  if (!known || bot.kind === 'web-chat') return show(press, refusedScreen(viewer.locale))
  const request = await ledger.requests.byId(id)
  if (request === null) return tell(press, 0, { news: 'gone' })
  const news = newsOf(press, request)
  if (news !== null) return tell(press, request.number, news)
  if (request.state === 'taken') return showTo(press, request, 'card')
  if (act === 'take-request') return take(press, request)
  if (act === 'ask-why') return show(press, declineReasonsScreen(viewer.locale, request))
  if (act === 'show-request') return showTo(press, request, 'new')
  const handling = { id, employeeId: viewer.employee.id, now: press.now, why: act.why }
  await declineRequest(ledger, handling)
  return tell(press, request.number, { news: 'declined', why: act.why, who: null })
}

async function manages({ ledger, staff, viewer }: Press): Promise<boolean> {
  return (await administratorsOf(ledger, staff.employees)).includes(viewer.employee.id)
}

async function take(press: Press, request: Request): Promise<void> {
  const { ledger, viewer, now } = press
  await takeRequest(ledger, { id: request.id, employeeId: viewer.employee.id, now })
  return showTo(press, request, 'card')
}

/** Why the request is no longer to be had; null while it is, or when they have it. */
function newsOf({ viewer, staff }: Press, request: Request): RequestNews | null {
  const { state, employeeId, declinedWhy } = request
  const mine = employeeId === viewer.employee.id
  const who = staff.employees.find(({ id }) => id === employeeId)?.name ?? null
  if (state === 'declined') return { news: 'declined', why: declinedWhy ?? 'other', who }
  if (mine || employeeId === null) return null
  return { news: isOpen(request) ? 'taken-in-crm' : 'taken', who }
}

const showTo = ({ addressee, ...desk }: Press, { id }: Request, say: 'new' | 'card') =>
  putRequest(desk, addressee, id, say)

const tell = (press: Press, number: number, news: RequestNews) =>
  show(press, requestNewsScreen(press.viewer.locale, number, news))

const show = ({ addressee, ...desk }: Press, screen: Screen) =>
  put(desk, addressee, 'request handled', screen)
