import { createMemory } from './memory.ts'

/** What is known of people since the start. Forgetting it does no harm. */
export interface People {
  /** Notes what a call tells of a person who is there. */
  seen(userId: string, timestamp: number, apiVersion: number | null): void
  /**
   * Notes that a person came or left at `timestamp`; false when something later is known already,
   * so that a call that was late changes nothing.
   */
  isNews(userId: string, timestamp: number): boolean
  /** The highest API version that all of their devices understand; null when nobody said. */
  apiVersion(userId: string): number | null
}

interface Known {
  readonly lastAt: number
  readonly apiVersion: number | null
}

const MOST = 10_000

export function createPeople(): People {
  const known = createMemory<Known>(MOST)
  const seen: People['seen'] = (userId, timestamp, apiVersion) => {
    const before = known.get(userId)
    known.set(userId, {
      lastAt: Math.max(timestamp, before?.lastAt ?? 0),
      apiVersion: apiVersion ?? before?.apiVersion ?? null,
    })
  }
  return {
    seen,
    isNews(userId, timestamp) {
      if (timestamp < (known.get(userId)?.lastAt ?? 0)) return false
      seen(userId, timestamp, null)
      return true
    },
    apiVersion: (userId) => known.get(userId)?.apiVersion ?? null,
  }
}
