import type { Crm } from '../crm/index.ts'
import type { Clock, Log } from '../kernel/index.ts'
import { announceRequests } from './announce-requests.ts'
import { carryRequest } from './carry-request.ts'
import { readCompany } from './company.ts'
import type { Books } from './ledger.ts'
import { operatorsOf } from './request-handlers.ts'
import { type Rounds, startRounds } from './rounds.ts'

export interface RequestCourierOptions {
  readonly books: Books
  readonly crm: Crm
  readonly clock: Clock
  readonly log: Log
  /** Told when messages were written down, for whichever bots. */
  readonly onWritten: () => void
}

const TRY_AGAIN_MS = 20_000
const LOOK_AGAIN_MS = 30_000
/** Requests on their way into the CRM at the same time. */
const AT_ONCE = 8

/**
 * Carries requests («заявки») into the CRM and to those who handle them, reminds them, and tells
 * administrators when nobody takes one. While the CRM is away one attempt a round tells that it is.
 */
export function startRequestCourier(options: RequestCourierOptions): Rounds {
  const { log } = options
  return startRounds({ round: () => goRound(options), event: 'requests not carried', log })
}

async function goRound({ books, crm, clock, log, onWritten }: RequestCourierOptions) {
  const { requests } = books.read
  const all = clock().add({ hours: 24 })
  const [pending] = await requests.due(all, 1)
  const idle = pending === undefined && !(await hasWaiting(books, clock()))
  if (idle) return null
  const company = await readCompany(crm)
  const away = company === null || (await carryAll()) === 'away'
  if (company !== null) {
    const { employees } = company
    const staff = { employees, operators: await operatorsOf(crm) }
    if (await announceRequests({ books, staff, now: clock(), log })) onWritten()
  }
  return away ? TRY_AGAIN_MS : LOOK_AGAIN_MS

  async function carryAll() {
    for (;;) {
      const due = await requests.due(clock(), AT_ONCE)
      if (due.length === 0) return 'told'
      if (crm.requests === null) {
        await books.inTransaction(async (ledger) => {
          for (const { id } of due) await ledger.requests.change(id, { dueAt: null })
        })
        continue
      }
      const deps = { books, requests: crm.requests, clock, log }
      const carried = await Promise.all(due.map(({ id }) => carryRequest(deps, company, id)))
      if (carried.includes('away')) return 'away'
    }
  }
}

/** Something that handlers are to be told of, now or when its time has come. */
async function hasWaiting({ read }: Books, now: Temporal.Instant): Promise<boolean> {
  const kinds = [
    { for: 'announcement' },
    { for: 'news' },
    { for: 'escalation', announcedBefore: now },
  ] as const
  const found = await Promise.all(kinds.map((kind) => read.requests.waiting(kind, 1)))
  return found.some(({ length }) => length > 0)
}
