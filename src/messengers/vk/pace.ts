import type { Clock } from '../../kernel/index.ts'
import type { Sleep } from '../sleep.ts'

/** When calls may leave. */
export interface Pace {
  /** Resolves when one more may. */
  turn(): Promise<void>
  /** Whether one more could leave at once. */
  isFree(): boolean
}

// VK takes 20 a second from one key and refuses the rest; commands have a few of them too.
const CALLS = 18
// A second, and what calls may come closer together on their way.
const SPAN_MS = 1_050

/** Spreads the calls of one key over time. */
export function createPace(clock: Clock, sleep: Sleep): Pace {
  const starts: number[] = []
  const earliest = () => (starts.at(-CALLS) ?? Number.NEGATIVE_INFINITY) + SPAN_MS
  return {
    async turn() {
      const now = clock().epochMilliseconds
      const start = Math.max(now, earliest())
      starts.push(start)
      if (starts.length > CALLS) starts.shift()
      if (start > now) await sleep(start - now)
    },
    isFree: () => earliest() <= clock().epochMilliseconds,
  }
}
