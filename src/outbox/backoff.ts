const FIRST_MS = 1000
const LONGEST_MS = 60_000

/** Nobody needs an answer a day late; after that an entry has failed. */
export const GIVE_UP_AFTER = Temporal.Duration.from({ hours: 24 })

/**
 * How long to wait before the next attempt after `attempts` that failed: 1, 2, 4 … 60 seconds, and
 * up to a quarter more, so that many who failed together do not come back together. Never less
 * than the messenger asked for.
 */
export function backoffMs(attempts: number, random: () => number, askedMs = 0): number {
  const growing = Math.min(FIRST_MS * 2 ** Math.max(0, attempts - 1), LONGEST_MS)
  return Math.round(Math.max(growing, askedMs) + growing * 0.25 * random())
}
