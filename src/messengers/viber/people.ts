import { createMemory } from './memory.ts'

/** What is known of people since the start. Forgetting it does little harm. */
export interface People {
  /** Notes what a call tells of a person who is there. */
  seen(userId: string, timestamp: number, apiVersion: number | null): void
  /**
   * Notes that a person came or left at `timestamp`; false when something later is known already,
   * so that a call that was late changes nothing.
   */
  isNews(userId: string, timestamp: number): boolean
  /** Notes that nothing can be sent to a person until they write. */
  left(userId: string): void
  /**
   * Whether what a person wrote at `timestamp` subscribes them anew: Viber tells so by nothing else.
   * The same for a call that is repeated.
   */
  comesBack(userId: string, timestamp: number): boolean
  /** The highest API version that all of their devices understand; null when nobody said. */
  apiVersion(userId: string): number | null
}

interface Known {
  readonly lastAt: number
  readonly apiVersion: number | null
  readonly gone: boolean
  /** When they wrote the words that brought them back. */
  readonly backAt: number | null
}

const MOST = 10_000
const NOBODY: Known = { lastAt: 0, apiVersion: null, gone: false, backAt: null }

export function createPeople(): People {
  const memory = createMemory<Known>(MOST)
  const known = (userId: string) => memory.get(userId) ?? NOBODY
  const note = (userId: string, changes: Partial<Known>) =>
    memory.set(userId, { ...known(userId), ...changes })
  return {
    seen(userId, timestamp, apiVersion) {
      const before = known(userId)
      note(userId, {
        lastAt: Math.max(timestamp, before.lastAt),
        apiVersion: apiVersion ?? before.apiVersion,
      })
    },
    isNews(userId, timestamp) {
      if (timestamp < known(userId).lastAt) return false
      note(userId, { lastAt: timestamp, gone: false })
      return true
    },
    left: (userId) => note(userId, { gone: true }),
    comesBack(userId, timestamp) {
      if (known(userId).gone) note(userId, { gone: false, backAt: timestamp })
      return known(userId).backAt === timestamp
    },
    apiVersion: (userId) => known(userId).apiVersion,
  }
}
