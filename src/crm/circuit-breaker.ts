import { AppError, type Clock } from '../kernel/index.ts'
import type { Crm, CrmRequests } from './crm.ts'

interface BreakerConfig {
  readonly clock: Clock
  /** How long a CRM that did not answer is left alone before it is tried again. Default: 3 s. */
  readonly restMs?: number
}

/**
 * While the CRM does not answer, questions fail at once instead of each waiting for a timeout of
 * its own and standing in line for a connection. Every `restMs` one question is let through, to see
 * whether the CRM is back.
 */
export function withCircuitBreaker(crm: Crm, { clock, restMs = 3000 }: BreakerConfig): Crm {
  let tryAgainAt: number | null = null
  let reason = ''

  async function guarded<T>(ask: () => Promise<T>): Promise<T> {
    const now = clock().epochMilliseconds
    if (tryAgainAt !== null) {
      if (now < tryAgainAt) {
        throw new AppError('crm-unavailable', reason)
      }
      // Whoever asks while this one is under way still fails at once.
      tryAgainAt = now + restMs
    }
    try {
      const value = await ask()
      tryAgainAt = null
      return value
    } catch (error) {
      if (error instanceof AppError && error.code === 'crm-unavailable') {
        tryAgainAt = clock().epochMilliseconds + restMs
        reason = error.message
      }
      throw error
    }
  }

  const { passwords } = crm
  const { requests } = crm
  return {
    passwords: passwords && { check: (...given) => guarded(() => passwords.check(...given)) },
    account: () => guarded(() => crm.account()),
    employees: () => guarded(() => crm.employees()),
    metrics: () => guarded(() => crm.metrics()),
    breakdown: (...asked) => guarded(() => crm.breakdown(...asked)),
    trend: (...asked) => guarded(() => crm.trend(...asked)),
    plan: (...asked) => guarded(() => crm.plan(...asked)),
    requests: requests === null ? null : guardedRequests(requests, guarded),
    close: () => crm.close(),
  }
}

function guardedRequests(
  requests: CrmRequests,
  guarded: <T>(ask: () => Promise<T>) => Promise<T>,
): CrmRequests {
  return {
    create: (...asked) => guarded(() => requests.create(...asked)),
    amend: (...asked) => guarded(() => requests.amend(...asked)),
    take: (...asked) => guarded(() => requests.take(...asked)),
    decline: (...asked) => guarded(() => requests.decline(...asked)),
    handlers: () => guarded(() => requests.handlers()),
    lacks: () => guarded(() => requests.lacks()),
  }
}
