import { AppError } from '../kernel/index.ts'

interface Watch {
  /** Fails when the server takes no connections any more. */
  readonly alive: () => Promise<void>
  /** How long an answer is waited for while the server is alive. */
  readonly patienceMs: number
  /** Said when even that was not enough. */
  readonly late: string
}

const DOUBT_MS = 1200

/**
 * A slow answer is waited for, a dead server is not: as long as there is no answer, the server must
 * keep taking connections. The signal tells the work that nobody waits for it any more.
 */
export async function watched<T>(
  work: (givenUp: AbortSignal) => Promise<T>,
  { alive, patienceMs, late }: Watch,
): Promise<T> {
  const giveUp = new AbortController()
  const { signal } = giveUp
  const doubt = setInterval(() => alive().catch((error) => giveUp.abort(error)), DOUBT_MS)
  const tooLate = () => giveUp.abort(new AppError('crm-unavailable', late, { retryAfterMs: 5000 }))
  const timer = setTimeout(tooLate, patienceMs)
  try {
    return await unlessAborted(work(signal), signal)
  } finally {
    clearInterval(doubt)
    clearTimeout(timer)
  }
}

/** The promise, or the signal's reason as soon as it is aborted. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>()
  const abort = () => aborted.reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  if (signal.aborted) abort()
  return Promise.race([promise, aborted.promise]).finally(() =>
    signal.removeEventListener('abort', abort),
  )
}

/** Lets at most so many of these run at once; the others wait their turn. */
export function inTurns(most: number) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}

/** Whoever asks while the same is being asked shares the answer. */
export function shared<T>(ask: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | undefined
  return () => {
    underWay ??= ask().finally(() => {
      underWay = undefined
    })
    return underWay
  }
}
