import { AppError } from '../kernel/index.ts'
import type { MysqlSession } from './mysql-session.ts'

/** Somebody who waits for a connection. */
interface Waiter {
  readonly take: (session: MysqlSession) => void
  readonly fail: (error: unknown) => void
}

/** Questions that wait for a connection, the first to come first. */
export interface WaitingLine {
  wait(): Promise<MysqlSession>
  /** Who is served next, and waits no more; undefined when nobody waits. */
  next(): Waiter | undefined
  /** Nobody will be served: whoever waits would ask a dead server next, and wait as long again. */
  sendHome(error: unknown): void
}

/** Waiting takes `waitMs` at most. */
export function createWaitingLine(waitMs: number): WaitingLine {
  const waiting = new Set<Waiter>()
  return {
    async wait() {
      const { promise, resolve, reject } = Promise.withResolvers<MysqlSession>()
      const waiter = { take: resolve, fail: reject }
      const busy = new AppError('crm-unavailable', 'Too many questions wait for the CRM', {
        retryAfterMs: waitMs,
      })
      waiting.add(waiter)
      const timer = setTimeout(() => {
        waiting.delete(waiter)
        reject(busy)
      }, waitMs)
      return promise.finally(() => clearTimeout(timer))
    },

    next() {
      const [first] = waiting
      if (first !== undefined) waiting.delete(first)
      return first
    },

    sendHome(error) {
      for (const { fail } of waiting) fail(error)
      waiting.clear()
    },
  }
}
