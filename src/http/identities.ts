import { hashCode } from '../kernel/index.ts'
import { mayStill, recognise, type Service } from '../usecases/index.ts'
import type { Identities, SignedIn } from './caller.ts'
import { type Desk, signInDeps } from './handlers/index.ts'

export interface IdentitiesDeps extends Pick<Desk, 'service' | 'clock'> {
  /** A keyed hash. */
  readonly fingerprint: (text: string) => string
}

/** Sessions and tokens of the company that is served now. */
export function identitiesOf(desk: IdentitiesDeps): Identities {
  return {
    async bySession(token): Promise<SignedIn | null> {
      const known = await recognise(await signInDeps(desk), token)
      if (known === null) return null
      const { manager, id: sessionId } = known.session
      const employeeId = manager.kind === 'owner' ? null : manager.employeeId
      const { name, token: newToken } = known
      return { kind: manager.kind, name, employeeId, sessionId, newToken }
    },

    mayStill: async (sessionId) => mayStill(await signInDeps(desk), sessionId),

    async byApiToken(token) {
      const { books } = await desk.service()
      const found = await books.read.administration.tokens.byToken(hashCode(token))
      if (found !== null) await noteUse(books, found, desk.clock())
      return found
    },

    csrf: (sessionId) => desk.fingerprint(`csrf ${sessionId}`),
  }
}

/** Written down by the minute, so that a script's every call is not a write. */
async function noteUse(
  books: Service['books'],
  { id, usedAt }: { readonly id: string; readonly usedAt: Temporal.Instant | null },
  now: Temporal.Instant,
): Promise<void> {
  if (usedAt !== null && usedAt.until(now).total('minutes') < 1) return
  await books.inTransaction(({ administration }) => administration.tokens.used(id, now))
}
