import {
  AppError,
  hashCode,
  hashPassword,
  isPassword,
  secretId,
  timeOrderedId,
} from '../kernel/index.ts'
import type { Act, Manager } from './administration.ts'
import { ANY_LINK, attempted, type Visit } from './count-sign-ins.ts'
import { IDLE, LONGEST, nameOfManager, newToken, type SignInDeps } from './recognise-manager.ts'

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
  const owner = await attempted(deps, visit, OWNER, async () => {
    const kept = await deps.books.read.administration.ownerPassword()
    return (await isPassword(password, kept)) ? ({ kind: 'owner' } as const) : null
  })
  return openSession(deps, owner, visit)
}

/** The same with login and password of the CRM, for whoever has access. */
export async function signInWithCrm(
  deps: SignInDeps,
  { login, password }: { readonly login: string; readonly password: string },
  visit: Visit,
): Promise<string> {
  const manager = await attempted(deps, visit, login.toLowerCase(), async () => {
    const id = (await deps.crm.passwords?.check(login, password)) ?? null
    return id === null ? null : managing(deps, { kind: 'employee', employeeId: id })
  })
  return openSession(deps, manager, visit)
}

/** The same with a one-time link, which is used up by it. */
export async function signInByLink(deps: SignInDeps, link: string, visit: Visit): Promise<string> {
  const manager = await attempted(deps, visit, ANY_LINK, async () => {
    const found = await deps.books.inTransaction(({ administration }) =>
      administration.links.use(hashCode(link), 'employee', deps.clock()),
    )
    return found === null ? null : managing(deps, found)
  })
  return openSession(deps, manager, visit)
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
  const hash = await hashPassword(password)
  const owner = await attempted(deps, visit, ANY_LINK, () =>
    deps.books.inTransaction(async ({ administration }) => {
      const found = await administration.links.use(hashCode(link), 'owner', deps.clock())
      if (found === null) return null
      await administration.setOwnerPassword(hash)
      // Whoever lost the password may have lost it to somebody.
      await administration.sessions.removeOf({ kind: 'owner' }, null)
      const { from } = visit
      await administration.acts.add({ who: 'owner', what: 'owner.password', subject: '', from })
      return found
    }),
  )
  return openSession(deps, owner, visit)
}

/**
 * Changes the owner's password and ends the owner's other sessions. Throws `bad-input` for a wrong
 * one, and `too-many` as signing in does: whoever sits down at an open browser may not guess either.
 */
export async function changeOwnerPassword(
  deps: SignInDeps,
  { current, password }: { readonly current: string; readonly password: string },
  { sessionId, act }: { readonly sessionId: string | null; readonly act: Act },
): Promise<void> {
  const { books } = deps
  const right = await attempted(deps, act, OWNER, async () =>
    (await isPassword(current, await books.read.administration.ownerPassword())) ? true : null,
  ).catch((error) => {
    if (error instanceof AppError && error.code === 'not-allowed') return false
    throw error
  })
  if (!right) throw new AppError('bad-input', 'This is not the password that is in force')
  const hash = await hashPassword(password)
  await books.inTransaction(async ({ administration }) => {
    await administration.setOwnerPassword(hash)
    await administration.sessions.removeOf({ kind: 'owner' }, sessionId)
    await administration.acts.add(act)
  })
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

type EmployeeManager = Extract<Manager, { readonly kind: 'employee' }>

async function managing(deps: SignInDeps, manager: Manager): Promise<EmployeeManager | null> {
  if (manager.kind === 'owner') return null
  return (await nameOfManager(deps, manager.employeeId)) === null ? null : manager
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
