/** Milliseconds at which half, and 95 of 100, were done. */
export interface Latency {
  readonly p50: number
  readonly p95: number
}

export function latency(samples: readonly number[]): Latency {
  const sorted = [...samples].sort((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.floor(sorted.length * share)] ?? Number.NaN)
  return { p50: at(0.5), p95: at(0.95) }
}

/** Does `work` one after the other and returns how long each took, in milliseconds. */
export async function timed(times: number, work: (i: number) => Promise<unknown>) {
  const samples: number[] = []
  for (let i = 0; i < times; i++) {
    const began = performance.now()
    await work(i)
    samples.push(performance.now() - began)
  }
  return samples
}

/** How often a second `work` is done when each of `workers` begins anew as soon as it is done. */
export async function perSecond(
  workers: number,
  seconds: number,
  work: (worker: number, i: number) => Promise<unknown>,
): Promise<number> {
  const until = performance.now() + seconds * 1000
  const began = performance.now()
  const done = await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      let i = 0
      while (performance.now() < until) await work(worker, i++)
      return i
    }),
  )
  const elapsed = (performance.now() - began) / 1000
  return round(done.reduce((sum, count) => sum + count, 0) / elapsed)
}

export const round = (value: number) => Math.round(value * 10) / 10
