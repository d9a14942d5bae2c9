import { type Clock, codeOf } from '../kernel/index.ts'
import type { Reading } from './crm.ts'

export interface Policy {
  readonly clock: Clock
  /** How long an answer is given again without asking. */
  readonly keepMs: number
  /** How old an answer may be to stand in while the CRM does not answer. */
  readonly staleMs: number
  /** How many answers are held; the one not used for longest goes first. */
  readonly maxEntries: number
}

/** Asks, or answers from memory. `fresh` passes by what is kept and replaces it. */
type Keeper<T> = (
  key: string,
  ask: () => Promise<Reading<T>>,
  fresh?: boolean,
) => Promise<Reading<T>>

/**
 * The memory for one kind of question. Whoever asks what is being asked already waits for the same
 * answer; a fresh question waits only for a fresh one. Failures are never kept.
 */
export function keepAnswers<T>(policy: Policy): Keeper<T> {
  const kept = createMemory<T>(policy)
  const underWay = new Map<string, Promise<Reading<T>>>()
  const freshUnderWay = new Map<string, Promise<Reading<T>>>()

  async function answer(key: string, ask: () => Promise<Reading<T>>): Promise<Reading<T>> {
    try {
      return kept.put(key, await ask())
    } catch (error) {
      const stale = codeOf(error) === 'crm-unavailable' ? kept.get(key, policy.staleMs) : undefined
      if (stale === undefined) throw error
      return stale
    }
  }

  return async (key, ask, fresh = false) => {
    const recent = fresh ? undefined : kept.get(key, policy.keepMs)
    const shared = freshUnderWay.get(key) ?? (fresh ? undefined : underWay.get(key))
    if (recent !== undefined) return recent
    if (shared !== undefined) return shared
    const flights = fresh ? freshUnderWay : underWay
    const flight = answer(key, ask).finally(() => flights.delete(key))
    flights.set(key, flight)
    return flight
  }
}

/** Answers by their keys, least recently used first. */
function createMemory<T>({ clock, maxEntries }: Policy) {
  const answers = new Map<string, Reading<T>>()

  function use(key: string, reading: Reading<T>): void {
    answers.delete(key)
    answers.set(key, reading)
  }

  return {
    get(key: string, withinMs: number): Reading<T> | undefined {
      const reading = answers.get(key)
      if (reading === undefined) return undefined
      use(key, reading)
      const age = reading.asOf.until(clock()).total('milliseconds')
      return age < withinMs ? reading : undefined
    },

    put(key: string, reading: Reading<T>): Reading<T> {
      const known = answers.get(key)
      // A slow answer must not push out a newer one that overtook it.
      const newer = known !== undefined && Temporal.Instant.compare(known.asOf, reading.asOf) > 0
      use(key, newer ? known : reading)
      const [oldest] = answers.keys()
      if (answers.size > maxEntries && oldest !== undefined) answers.delete(oldest)
      return reading
    },
  }
}
