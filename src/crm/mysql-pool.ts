import { AppError } from '../kernel/index.ts'
import { isAnswer, isCrowded, isUnreachable } from './mysql-errors.ts'
import { createIdleSessions } from './mysql-idle.ts'
import type { MysqlSession } from './mysql-session.ts'
import { createWaitingLine } from './mysql-waiting.ts'

interface PoolConfig {
  readonly open: () => Promise<MysqlSession>
  /** How many connections there are at most. */
  readonly limit: number
  /** How long an unused connection is kept. */
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

export function createMysqlPool({ open, limit, idleMs, waitMs }: PoolConfig): MysqlPool {
  const line = createWaitingLine(waitMs)
  const idle = createIdleSessions(idleMs, discard)
  let size = 0
  let closed = false

  async function take(): Promise<MysqlSession> {
    return idle.take() ?? (size < limit ? openAnother() : line.wait())
  }

  async function openAnother(): Promise<MysqlSession> {
    size += 1
    try {
      return await open()
    } catch (error) {
      size -= 1
      if (isCrowded(error) && size > 0) return idle.take() ?? line.wait()
      line.sendHome(error)
      throw error
    }
  }

  function giveBack(session: MysqlSession): void {
    const next = line.next()
    if (next !== undefined) next.take(session)
    else if (closed) discard(session)
    else idle.add(session)
  }

  function discard(session: MysqlSession): void {
    session.destroy()
    size -= 1
    const next = line.next()
    if (next !== undefined) openAnother().then(next.take, next.fail)
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
        if (isUnreachable(error)) line.sendHome(error)
        if (isAnswer(error)) giveBack(session)
        else discard(session)
        throw error
      }
    },

    dropIdle: () => idle.takeAll().forEach(discard),

    async close() {
      closed = true
      await Promise.all(idle.takeAll().map((session) => session.end()))
    },
  }
}
