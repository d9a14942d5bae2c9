import type { Clock } from '../../kernel/index.ts'
import type { Sleep } from './sleep.ts'

/** Resolves when one more call may leave. */
export type Pace = () => Promise<void>

const CALLS = 20
// A second, and what calls may come closer together on their way.
const SPAN_MS = 1_050

/** VK takes 20 calls a second from one key, and refuses the rest. */
export function createPace(clock: Clock, sleep: Sleep): Pace {
  const starts: number[] = []
  return async () => {
    const now = clock().epochMilliseconds
    const twentieth = starts.at(-CALLS) ?? Number.NEGATIVE_INFINITY
    const start = Math.max(now, twentieth + SPAN_MS)
    starts.push(start)
    if (starts.length > CALLS) starts.shift()
    if (start > now) await sleep(start - now)
  }
}
