import { type Expected, isAsExpected, type VisibleMessage } from './view.ts'

/** Somebody's eyes: every message of the bot, new or changed, in the order it came to be seen. */
export interface Looker {
  show(message: VisibleMessage): void
  /** The next one; rejects when none comes. */
  next(timeoutMs?: number): Promise<VisibleMessage>
  /** The next that is as expected; what comes before it is passed over. */
  sees(expected: Expected, timeoutMs?: number): Promise<VisibleMessage>
}

const PATIENCE_MS = 5_000

export function createLooker(): Looker {
  const shown: VisibleMessage[] = []
  const waiting = new Set<() => void>()
  let seen = 0

  function sees(expected: Expected, timeoutMs = PATIENCE_MS): Promise<VisibleMessage> {
    const { promise, resolve, reject } = Promise.withResolvers<VisibleMessage>()
    const look = () => {
      while (seen < shown.length) {
        const message = shown[seen]
        seen += 1
        if (message === undefined || !isAsExpected(message, expected)) continue
        done()
        return resolve(message)
      }
    }
    const timer = setTimeout(() => {
      done()
      const last = JSON.stringify(shown.at(-1)?.words)
      reject(new Error(`Not seen in ${timeoutMs} ms: ${expected}; last: ${last}`))
    }, timeoutMs)
    const done = () => {
      clearTimeout(timer)
      waiting.delete(look)
    }
    waiting.add(look)
    look()
    return promise
  }

  return {
    show(message) {
      shown.push(message)
      for (const look of [...waiting]) look()
    },
    next: (timeoutMs) => sees(() => true, timeoutMs),
    sees,
  }
}
