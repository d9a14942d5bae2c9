import { AppError, networkOf } from '../kernel/index.ts'
import type { SignInDeps } from './recognise-manager.ts'

/** The browser that somebody signs in with. */
export interface Visit {
  readonly from: string
  readonly browser: string
}

const WINDOW = { minutes: 15 }
const MOST_FROM_ONE_NETWORK = 20
const MOST_AT_ONE_TARGET = 10

/** Links name nobody, and 128 bits are not guessed: only where they come from is counted. */
export const ANY_LINK = ' link'

/**
 * Lets somebody try to get in. An attempt counts as failed from its beginning, so that a thousand at
 * once are no more than a thousand one by one; whatever comes of it but «no» is taken back. Throws
 * `not-allowed`, the same for every reason, and `too-many` after too many failures.
 */
export async function attempted<T>(
  deps: SignInDeps,
  { from }: Pick<Visit, 'from'>,
  target: string,
  way: () => Promise<T | null>,
): Promise<T> {
  const network = networkOf(from)
  const at = deps.clock()
  await countFirst(deps, network, target, at)
  const forgive = () =>
    deps.books.inTransaction(({ administration }) =>
      administration.signIns.forgive(network, target, at),
    )
  const opened = await way().catch(async (error) => {
    await forgive()
    throw error
  })
  if (opened === null) {
    throw new AppError('not-allowed', 'These do not open anything: check them, or ask for access')
  }
  await forgive()
  return opened
}

async function countFirst(
  { books }: SignInDeps,
  network: string,
  target: string,
  at: Temporal.Instant,
): Promise<void> {
  const since = at.subtract(WINDOW)
  const isLet = await books.inTransaction(async ({ administration: { signIns } }) => {
    const fromHere = await signIns.failures({ from: network }, since)
    const atTarget = target === ANY_LINK ? 0 : await signIns.failures({ target }, since)
    if (fromHere >= MOST_FROM_ONE_NETWORK || atTarget >= MOST_AT_ONE_TARGET) return false
    await signIns.failed(network, target, at)
    return true
  })
  if (isLet) return
  throw new AppError('too-many', 'Too many attempts to sign in: wait a quarter of an hour', {
    retryAfterMs: 15 * 60_000,
  })
}
