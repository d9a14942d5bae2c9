import { requestNewsScreen } from '../dialog/index.ts'
import type { Log } from '../kernel/index.ts'
import type { Books, FoundSubscriber, Ledger } from './ledger.ts'
import { putFor, putRequestFor, type RequestSay } from './put-entry.ts'
import type { Request, RequestChanges, Waiting } from './request.ts'
import { administratorsOf, chatsOf, requestHandlers, type Staff } from './request-handlers.ts'

export interface AnnounceDeps {
  readonly books: Books
  readonly staff: Staff
  readonly now: Temporal.Instant
  readonly log: Log
}

/** Nobody took it for so long: handlers are reminded, then administrators are told. */
const REMIND_AFTER = { minutes: 15 }
const ESCALATE_AFTER = { minutes: 60 }

/** So many are told of in one go: the rest follows at once. */
const MOST = 100

/** Tells handlers what they do not know yet. True when something was written down. */
export async function announceRequests(deps: AnnounceDeps): Promise<boolean> {
  const { now } = deps
  const escalated = { for: 'escalation', announcedBefore: now.subtract(ESCALATE_AFTER) } as const
  const reminded = { for: 'reminder', announcedBefore: now.subtract(REMIND_AFTER) } as const
  const counts = [
    await each(deps, { for: 'announcement' }, (ledger, request) => announce(deps, ledger, request)),
    await each(deps, { for: 'news' }, (ledger, request) => tellNews(deps, ledger, request)),
    await each(deps, escalated, async (ledger, { id, remindedAt }) => {
      await showTo(ledger, await administrators(deps, ledger), id, 'escalation')
      return { escalatedAt: now, remindedAt: remindedAt ?? now }
    }),
    await each(deps, reminded, async (ledger, request) => {
      await showTo(ledger, await audience(deps, ledger, request), request.id, 'reminder')
      return { remindedAt: now }
    }),
  ]
  return counts.some((count) => count > 0)
}

/** A transaction for each, so that whatever was told is recorded as told. */
async function each(
  { books }: AnnounceDeps,
  what: Waiting,
  tell: (ledger: Ledger, request: Request) => Promise<RequestChanges>,
): Promise<number> {
  let told = 0
  for (;;) {
    const waiting = await books.read.requests.waiting(what, MOST)
    const works = waiting.map(({ id }) =>
      books.inTransaction(async (ledger) => {
        const request = await ledger.requests.byId(id)
        if (request !== null) await ledger.requests.change(id, await tell(ledger, request))
      }),
    )
    await Promise.all(works)
    told += waiting.length
    if (waiting.length < MOST) return told
  }
}

async function announce(
  deps: AnnounceDeps,
  ledger: Ledger,
  request: Request,
): Promise<RequestChanges> {
  const chats = await audience(deps, ledger, request)
  const to = chats.length > 0 ? chats : await administrators(deps, ledger)
  if (to.length === 0) deps.log.warn({ request: request.id }, 'nobody to tell of a request')
  await showTo(ledger, to, request.id, 'new')
  return { announcedAt: deps.now, ...(request.news === 'amended' && { news: null }) }
}

/** Who should answer: whoever the CRM gave it to, else everybody who handles requests. */
async function audience(
  { staff }: AnnounceDeps,
  ledger: Ledger,
  { employeeId }: Request,
): Promise<readonly FoundSubscriber[]> {
  const owner = employeeId === null ? [] : await chatsOf(ledger, new Set([employeeId]))
  return owner.length > 0 ? owner : chatsOf(ledger, await requestHandlers(ledger, staff))
}

const administrators = async ({ staff }: AnnounceDeps, ledger: Ledger) =>
  chatsOf(ledger, new Set(await administratorsOf(ledger, staff.employees)))

async function tellNews(
  deps: AnnounceDeps,
  ledger: Ledger,
  request: Request,
): Promise<RequestChanges> {
  const { id, number, news, employeeId, announcedAt, declinedWhy } = request
  if (news === 'amended') {
    await showTo(ledger, await audience(deps, ledger, request), id, 'amended')
    return { news: null }
  }
  if (announcedAt === null) return { news: null }
  const handlers = await requestHandlers(ledger, deps.staff)
  const others = new Set([...handlers].filter((handler) => handler !== employeeId))
  const who = deps.staff.employees.find((one) => one.id === employeeId)?.name ?? null
  const said =
    news === 'declined'
      ? ({ news, why: declinedWhy ?? 'other', who } as const)
      : ({ news: 'taken', who } as const)
  for (const chat of await chatsOf(ledger, others)) {
    const screen = requestNewsScreen(chat.locale ?? 'ru', number, said)
    await putFor(ledger, chat, `request ${said.news}`, screen)
  }
  return { news: null }
}

async function showTo(
  ledger: Ledger,
  chats: readonly FoundSubscriber[],
  id: string,
  say: RequestSay,
): Promise<void> {
  for (const chat of chats) await putRequestFor(ledger, chat, id, say)
}
