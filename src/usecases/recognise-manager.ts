import { mayManage } from '../access/index.ts'
import type { Crm } from '../crm/index.ts'
import { type Clock, hashCode, secretId } from '../kernel/index.ts'
import type { Session } from './administration.ts'
import type { Books } from './ledger.ts'

export interface SignInDeps {
  readonly books: Books
  readonly crm: Crm
  readonly clock: Clock
}

/** Somebody who is signed in, and may manage Svodka at this moment. */
export interface Recognised {
  readonly session: Session
  readonly name: string
  /** A new token for the browser, when it is time for one. */
  readonly token: string | null
}

/** Unused for so long, a session is over; and however much it is used, after the other. */
export const IDLE = { hours: 12 }
export const LONGEST = { hours: 7 * 24 }
const ROTATE_AFTER = { hours: 1 }
/** Calls that were under way with the token before it was replaced. */
const GRACE = { seconds: 60 }
/** How often «seen» is written down. */
const SEEN_AFTER = { minutes: 1 }

/**
 * Whose session a token opens, if they still may manage: asked anew at every call, so that somebody
 * deactivated, blocked or struck off the list is out at once, or after the minute for which
 * employees are kept. Throws `crm-unavailable` when nobody can be known to be still active.
 */
export async function recognise(deps: SignInDeps, token: string): Promise<Recognised | null> {
  const { books, clock } = deps
  const now = clock()
  const hash = hashCode(token)
  const session = await books.read.administration.sessions.byToken(hash, now)
  if (session === null || isOver(session, now)) return null
  const { manager } = session
  const name = manager.kind === 'owner' ? '' : await nameOfManager(deps, manager.employeeId)
  if (name === null) return null
  return { session, name, token: await keepGoing(deps, session, hash, now) }
}

/** Whether a session is still open and its manager still may manage. */
export async function mayStill(deps: SignInDeps, sessionId: string): Promise<boolean> {
  const sessions = await deps.books.read.administration.sessions.all()
  const session = sessions.find(({ id }) => id === sessionId)
  if (session === undefined || isOver(session, deps.clock())) return false
  const { manager } = session
  return manager.kind === 'owner' || (await nameOfManager(deps, manager.employeeId)) !== null
}

/** The name of an employee who may manage now; null for everybody else. */
export async function nameOfManager(
  { books, crm }: Pick<SignInDeps, 'books' | 'crm'>,
  employeeId: string,
): Promise<string | null> {
  const employee = (await crm.employees()).find(({ id }) => id === employeeId)
  if (employee === undefined || (await books.read.isBlocked(employeeId))) return null
  const listed = await books.read.administration.listedManagers()
  return mayManage(employee, listed) ? employee.name : null
}

/** What a browser holds of a session: 256 bits. */
export const newToken = () => `${secretId()}${secretId()}`

function isOver({ startedAt, seenAt }: Session, now: Temporal.Instant): boolean {
  return isBefore(startedAt.add(LONGEST), now) || isBefore(seenAt.add(IDLE), now)
}

async function keepGoing(
  { books }: SignInDeps,
  { id, seenAt, rotatedAt }: Session,
  before: string,
  now: Temporal.Instant,
): Promise<string | null> {
  if (isBefore(rotatedAt.add(ROTATE_AFTER), now)) {
    const token = newToken()
    const rotated = await books.inTransaction(async ({ administration: { sessions } }) => {
      await sessions.seen(id, now)
      return sessions.rotate(id, { before, now: hashCode(token) }, now, now.add(GRACE))
    })
    return rotated ? token : null
  }
  if (isBefore(seenAt.add(SEEN_AFTER), now)) {
    await books.inTransaction(({ administration }) => administration.sessions.seen(id, now))
  }
  return null
}

const isBefore = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) < 0
