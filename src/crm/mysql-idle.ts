import type { MysqlSession } from './mysql-session.ts'

/** Connections that nobody uses now. */
export interface IdleSessions {
  add(session: MysqlSession): void
  /** The one used last, if there is any: it is the least likely to be dead. */
  take(): MysqlSession | undefined
  /** All of them. */
  takeAll(): MysqlSession[]
}

/**
 * One that was not used for `idleMs` is handed to `drop`: between us and the server it may have
 * been cut without our knowing, and the CRM has better use for it.
 */
export function createIdleSessions(
  idleMs: number,
  drop: (session: MysqlSession) => void,
): IdleSessions {
  const timers = new Map<MysqlSession, NodeJS.Timeout>()

  function forget(session: MysqlSession): void {
    clearTimeout(timers.get(session))
    timers.delete(session)
  }

  return {
    add(session) {
      const timer = setTimeout(() => {
        forget(session)
        drop(session)
      }, idleMs)
      timers.set(session, timer.unref())
    },

    take() {
      const last = [...timers.keys()].at(-1)
      if (last !== undefined) forget(last)
      return last
    },

    takeAll() {
      const all = [...timers.keys()]
      all.forEach(forget)
      return all
    },
  }
}
