import { AppError } from '../kernel/index.ts'
import { isAnswer, isCrowded, isUnreachable } from './mysql-errors.ts'
import type { MysqlSession } from './mysql-session.ts'

interface PoolConfig {
  readonly open: () => Promise<MysqlSession>
  /** How many connections there are at most. */
  readonly limit: number
  /** How long an unused connection is kept: an older one may be dead without our knowing. */
  readonly idleMs: number
  /** How long a question waits for others to end. */
  readonly waitMs: number
}

/** A few connections for many questions; a question that finds none free waits for one. */
export interface MysqlPool {
  /** One connection for the time of `work`. It is thrown away when `work` fails by its fault. */
  use<T>(work: (session: MysqlSession) => Promise<T>): Promise<T>
  /** Throws away what nobody uses now: after one connection broke, the others did as well. */
  dropIdle(): void
  close(): Promise<void>
}

interface Waiter {
  readonly take: (session: MysqlSession) => void
  readonly fail: (error: unknown) => void
}

export function createMysqlPool({ open, limit, idleMs, waitMs }: PoolConfig): MysqlPool {
  const idle = new Map<MysqlSession, NodeJS.Timeout>()
  const waiting = new Set<Waiter>()
  let size = 0
  let closed = false

  async function take(): Promise<MysqlSession> {
    return takeFree() ?? (size < limit ? openAnother() : wait())
  }

  function takeFree(): MysqlSession | undefined {
    const free = [...idle.keys()].at(-1)
    if (free !== undefined) forget(free)
    return free
  }

  async function openAnother(): Promise<MysqlSession> {
    size += 1
    try {
      return await open()
    } catch (error) {
      size -= 1
      if (isCrowded(error) && size > 0) return takeFree() ?? wait()
      sendHome(error)
      throw error
    }
  }

  /** Whoever waits would ask a dead server next, and wait as long once more. */
  function sendHome(error: unknown): void {
    for (const { fail } of waiting) fail(error)
  }

  function wait(): Promise<MysqlSession> {
    const { promise, resolve, reject } = Promise.withResolvers<MysqlSession>()
    const waiter = { take: resolve, fail: reject }
    waiting.add(waiter)
    const busy = new AppError('crm-unavailable', 'Too many questions wait for the CRM', {
      retryAfterMs: waitMs,
    })
    const timer = setTimeout(() => reject(busy), waitMs)
    return promise.finally(() => {
      clearTimeout(timer)
      waiting.delete(waiter)
    })
  }

  function giveBack(session: MysqlSession): void {
    if (closed) {
      discard(session)
      return
    }
    const [next] = waiting
    if (next !== undefined) {
      waiting.delete(next)
      next.take(session)
      return
    }
    const timer = setTimeout(() => drop(session), idleMs)
    timer.unref()
    idle.set(session, timer)
  }

  function discard(session: MysqlSession): void {
    session.destroy()
    size -= 1
    const [next] = waiting
    if (next === undefined || closed) return
    waiting.delete(next)
    openAnother().then(next.take, next.fail)
  }

  function forget(session: MysqlSession): void {
    clearTimeout(idle.get(session))
    idle.delete(session)
  }

  function drop(session: MysqlSession): void {
    forget(session)
    discard(session)
  }

  return {
    async use(work) {
      if (closed) throw new AppError('crm-unavailable', 'The connection to the CRM was closed')
      const session = await take()
      try {
        const result = await work(session)
        giveBack(session)
        return result
      } catch (error) {
        if (isUnreachable(error)) sendHome(error)
        if (isAnswer(error)) giveBack(session)
        else discard(session)
        throw error
      }
    },

    dropIdle() {
      for (const session of [...idle.keys()]) drop(session)
    },

    async close() {
      closed = true
      const ended = [...idle.keys()].map(async (session) => {
        forget(session)
        await session.end()
      })
      await Promise.all(ended)
    },
  }
}
