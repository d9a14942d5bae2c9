import { mayManage } from '../access/index.ts'
import type { Crm } from '../crm/index.ts'
import {
  AppError,
  type Clock,
  hashCode,
  hashPassword,
  isPassword,
  secretId,
  timeOrderedId,
} from '../kernel/index.ts'
import type { Manager, Session } from './administration.ts'
import type { Books } from './ledger.ts'

export interface SignInDeps {
  readonly books: Books
  readonly crm: Crm
  readonly clock: Clock
}

/** The browser that somebody signs in with. */
export interface Visit {
  readonly from: string
  readonly browser: string
}

/** Somebody who is signed in, and may manage Svodka at this moment. */
export interface Recognised {
  readonly session: Session
  readonly name: string
  /** A new token for the browser, when it is time for one. */
  readonly token: string | null
}

const IDLE = { hours: 12 }
const LONGEST = { hours: 7 * 24 }
const ROTATE_AFTER = { hours: 1 }
/** Calls that were under way with the token before it was replaced. */
const GRACE = { seconds: 60 }
/** How often «seen» is written down. */
const SEEN_AFTER = { minutes: 1 }

const WINDOW = { minutes: 15 }
const MOST_FROM_ONE_ADDRESS = 20
const MOST_AT_ONE_TARGET = 10

/** One target for the owner; no login of a CRM is written like that. */
const OWNER = ' owner'

/**
 * Signs in with the owner's password; returns the token of a new session. Throws `not-allowed`, the
 * same for every reason, and `too-many` after too many failures.
 */
export async function signInOwner(
  deps: SignInDeps,
  password: string,
  visit: Visit,
): Promise<string> {
  await mustNotGuess(deps, visit, OWNER)
  const kept = await deps.books.read.administration.ownerPassword()
  if (await isPassword(password, kept)) return openSession(deps, { kind: 'owner' }, visit)
  return refuse(deps, visit, OWNER)
}

/** The same with login and password of the CRM, for whoever has access. */
export async function signInWithCrm(
  deps: SignInDeps,
  { login, password }: { readonly login: string; readonly password: string },
  visit: Visit,
): Promise<string> {
  const target = login.toLowerCase()
  await mustNotGuess(deps, visit, target)
  const id = (await deps.crm.passwords?.check(login, password)) ?? null
  const employeeId = id !== null && (await nameOfManager(deps, id)) !== null ? id : null
  if (employeeId === null) return refuse(deps, visit, target)
  return openSession(deps, { kind: 'employee', employeeId }, visit)
}

/** The same with a one-time link, which is used up by it. */
export async function signInByLink(deps: SignInDeps, link: string, visit: Visit): Promise<string> {
  await mustNotGuess(deps, visit, null)
  const manager = await deps.books.inTransaction(({ administration }) =>
    administration.links.use(hashCode(link), deps.clock()),
  )
  // The owner's link is for choosing a password, and for nothing else.
  const may =
    manager?.kind === 'employee' && (await nameOfManager(deps, manager.employeeId)) !== null
  return may ? openSession(deps, manager, visit) : refuse(deps, visit, ' link')
}

/**
 * Chooses the owner's password with the link of the first start, and signs in. Throws `not-allowed`
 * when the link was used already.
 */
export async function chooseOwnerPassword(
  deps: SignInDeps,
  { link, password }: { readonly link: string; readonly password: string },
  visit: Visit,
): Promise<string> {
  await mustNotGuess(deps, visit, null)
  const hash = await hashPassword(password)
  const chosen = await deps.books.inTransaction(async ({ administration }) => {
    const manager = await administration.links.use(hashCode(link), deps.clock())
    if (manager?.kind !== 'owner') return false
    await administration.setOwnerPassword(hash)
    await administration.acts.add({
      who: 'owner',
      what: 'owner.password',
      subject: '',
      from: visit.from,
    })
    return true
  })
  return chosen ? openSession(deps, { kind: 'owner' }, visit) : refuse(deps, visit, ' link')
}

/** A link that leads the owner to choosing a password; the one before it opens nothing any more. */
export async function ownerLink({ books }: Pick<SignInDeps, 'books'>): Promise<string> {
  const link = secretId()
  await books.inTransaction(({ administration }) =>
    administration.links.add(hashCode(link), { kind: 'owner' }, null),
  )
  return link
}

/** A link that signs a manager in once, within ten minutes. */
export async function managerLink(
  { books, clock }: Pick<SignInDeps, 'books' | 'clock'>,
  employeeId: string,
): Promise<string> {
  const link = secretId()
  const expiresAt = clock().add({ minutes: 10 })
  await books.inTransaction(({ administration }) =>
    administration.links.add(hashCode(link), { kind: 'employee', employeeId }, expiresAt),
  )
  return link
}

/**
 * Whose session a token opens, if they still may manage: asked anew at every call, so that somebody
 * deactivated, blocked or struck off the list is out at once, or after the minute for which
 * employees are kept. Throws `crm-unavailable` when nobody can be known to be still active.
 */
export async function recognise(deps: SignInDeps, token: string): Promise<Recognised | null> {
  const { books, clock } = deps
  const now = clock()
  const session = await books.read.administration.sessions.byToken(hashCode(token), now)
  if (session === null || isOver(session, now)) return null
  const { manager } = session
  const name = manager.kind === 'owner' ? '' : await nameOfManager(deps, manager.employeeId)
  if (name === null) return null
  return { session, name, token: await keepGoing(deps, session, now) }
}

/** Whether a session is still open and its manager still may manage. */
export async function mayStill(deps: SignInDeps, sessionId: string): Promise<boolean> {
  const sessions = await deps.books.read.administration.sessions.all()
  const session = sessions.find(({ id }) => id === sessionId)
  if (session === undefined || isOver(session, deps.clock())) return false
  const { manager } = session
  return manager.kind === 'owner' || (await nameOfManager(deps, manager.employeeId)) !== null
}

function isOver({ startedAt, seenAt }: Session, now: Temporal.Instant): boolean {
  return isBefore(startedAt.add(LONGEST), now) || isBefore(seenAt.add(IDLE), now)
}

async function keepGoing(
  { books }: SignInDeps,
  { id, seenAt, rotatedAt }: Session,
  now: Temporal.Instant,
): Promise<string | null> {
  if (isBefore(rotatedAt.add(ROTATE_AFTER), now)) {
    const token = newToken()
    await books.inTransaction(async ({ administration: { sessions } }) => {
      await sessions.rotate(id, hashCode(token), now, now.add(GRACE))
      await sessions.seen(id, now)
    })
    return token
  }
  if (isBefore(seenAt.add(SEEN_AFTER), now)) {
    await books.inTransaction(({ administration }) => administration.sessions.seen(id, now))
  }
  return null
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

async function openSession({ books, clock }: SignInDeps, manager: Manager, visit: Visit) {
  const token = newToken()
  const now = clock()
  const session = {
    ...visit,
    id: timeOrderedId(),
    manager,
    startedAt: now,
    seenAt: now,
    rotatedAt: now,
  }
  await books.inTransaction(async ({ administration: { sessions } }) => {
    await sessions.forget(now.subtract(LONGEST), now.subtract(IDLE))
    await sessions.add(session, hashCode(token))
  })
  return token
}

const newToken = () => `${secretId()}${secretId()}`

async function mustNotGuess(
  { books, clock }: SignInDeps,
  { from }: Visit,
  target: string | null,
): Promise<void> {
  const since = clock().subtract(WINDOW)
  const { signIns } = books.read.administration
  const [fromHere, atTarget] = await Promise.all([
    signIns.failures({ from }, since),
    target === null ? 0 : signIns.failures({ target }, since),
  ])
  if (fromHere < MOST_FROM_ONE_ADDRESS && atTarget < MOST_AT_ONE_TARGET) return
  throw new AppError('too-many', 'Too many attempts to sign in: wait a quarter of an hour', {
    retryAfterMs: 15 * 60_000,
  })
}

async function refuse(
  { books, clock }: SignInDeps,
  { from }: Visit,
  target: string,
): Promise<never> {
  await books.inTransaction(({ administration }) =>
    administration.signIns.failed(from, target, clock()),
  )
  throw new AppError('not-allowed', 'These do not open anything: check them, or ask for access')
}

const isBefore = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) < 0
