import { Refusal } from './refusal.ts'

const CALLS_A_SECOND = 20

/** Twenty calls a second from one key. */
export function createRate(now: () => number) {
  const starts = new Map<string, number[]>()
  return (token: string): void => {
    const recent = (starts.get(token) ?? []).filter((at) => now() - at < 1000)
    starts.set(token, recent)
    if (recent.length >= CALLS_A_SECOND) throw new Refusal(6, 'Too many requests per second')
    recent.push(now())
  }
}
