import { AppError } from '../kernel/index.ts'
import type { Sleep } from './sleep.ts'

/** Beyond it the outbox may as well begin again. */
const PATIENCE_MS = 10_000
const ATTEMPTS = 3

/**
 * Says a part of a reply that follows something already said, and waits while the messenger is
 * busy: the outbox would say all of the reply again from the beginning.
 */
export async function patiently<T>(act: () => Promise<T>, sleep: Sleep, attempt = 1): Promise<T> {
  try {
    return await act()
  } catch (error) {
    const busy = error instanceof AppError && error.code === 'messenger-busy'
    const waitMs = busy ? error.retryAfterMs : undefined
    if (waitMs === undefined || waitMs > PATIENCE_MS || attempt === ATTEMPTS) throw error
    await sleep(waitMs)
    return patiently(act, sleep, attempt + 1)
  }
}
