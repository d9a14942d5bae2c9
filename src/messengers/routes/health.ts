import { AppError, type Clock, type Log, loggable } from '../../kernel/index.ts'
import type { Call } from '../http-exchange.ts'
import { MOVED, type Way, withoutPassword } from './way.ts'

export interface HealthConfig {
  readonly ways: readonly [Way, ...Way[]]
  /** Any address of the vendor's API host; what it answers is not looked at. */
  readonly apiUrl: string
  readonly clock: Clock
  readonly log: Log | undefined
  /** Before a way that failed is tried again; grows from there. Default: 2 s. */
  readonly firstPauseMs?: number
}

/** Which ways work: by what became of the calls, and by trying those that failed. */
export interface Health extends Disposable {
  /** The first that works; the first of all when none does. */
  current(): Way
  worked(way: Way, ms: number): void
  /** A call could not get through, and was not taken. */
  failed(way: Way, error: unknown): void
  /** Something is odd about it: is tried at once. */
  suspected(way: Way): void
  /** Somebody calls: whatever rested while nobody did goes on. */
  used(): void
  /** Tries a way now. */
  probe(way: Way): Promise<void>
}

const PROBE_MS = 8_000
const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 5 * 60_000
/** What lasted so long has recovered; what fails sooner has not, and is left alone for longer. */
const STEADY_MS = 60_000
/** Nobody is answered faster by a way that nobody uses. */
const REST_AFTER_MS = 15 * 60_000
/** A way that falls silent cuts nothing: what waits on it would wait for long. */
const BEAT_MS = 30_000

export function createHealth(config: HealthConfig): Health {
  const { ways, clock, log, firstPauseMs = FIRST_PAUSE_MS } = config
  const several = ways.length > 1
  // Where there is no choice, whoever calls says enough.
  const told = several ? log : undefined
  const timers = new Map<Way, NodeJS.Timeout>()
  const probing = new Set<Way>()
  const closed = new AbortController()
  const call = probeOf(config.apiUrl, closed.signal)
  const now = () => clock().epochMilliseconds
  let usedAt = now()

  const current = () => ways.find(({ ok }) => ok !== false) ?? ways[0]

  function worked(way: Way, ms: number): void {
    if (way.ok === false) {
      way.backAt = now()
      told?.info({ route: withoutPassword(way.route) }, 'route.back')
    }
    Object.assign(way, { ok: true, ms: Math.round(ms), error: null })
    leaveDeadWays()
  }

  function failed(way: Way, error: unknown): void {
    if (closed.signal.aborted) return
    if (way.ok !== false) {
      way.failures = now() - way.backAt < STEADY_MS ? way.failures + 1 : 1
      told?.warn({ route: withoutPassword(way.route), ...loggable(error) }, 'route.failed')
    }
    const words = error instanceof AppError ? error.message : 'the connection failed'
    Object.assign(way, { ok: false, error: words })
    leaveDeadWays()
    probeLater(way)
  }

  /** Only for a way that works: otherwise it is as well to wait where one is. */
  function leaveDeadWays(): void {
    if (current().ok === false) return
    for (const { ok, waiting } of ways) {
      if (ok !== false) continue
      for (const leave of waiting) leave(MOVED)
      waiting.clear()
    }
  }

  function probeLater(way: Way): void {
    if (!several || timers.has(way) || probing.has(way) || closed.signal.aborted) return
    if (now() - usedAt > REST_AFTER_MS) return
    const pause = Math.min(firstPauseMs * 2 ** (way.failures - 1), LONGEST_PAUSE_MS)
    const again = () => {
      timers.delete(way)
      way.failures += 1
      void probe(way)
    }
    timers.set(way, setTimeout(again, pause).unref())
  }

  async function probe(way: Way): Promise<void> {
    if (probing.has(way)) return
    probing.add(way)
    const began = now()
    const error: unknown = await way.client.send(call, PROBE_MS).then(
      () => null,
      (why) => why,
    )
    probing.delete(way)
    if (error === null) worked(way, now() - began)
    else failed(way, error)
  }

  function suspected(way: Way): void {
    if (several && way.ok !== false) void probe(way)
  }

  const beat = () => {
    for (const way of ways) if (way.waiting.size > 0) suspected(way)
  }
  const beating = several ? setInterval(beat, BEAT_MS).unref() : undefined
  return {
    ...{ current, worked, failed, suspected, probe },
    used() {
      usedAt = now()
      for (const way of ways) if (way.ok === false) probeLater(way)
    },
    [Symbol.dispose]() {
      closed.abort()
      clearInterval(beating)
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}

function probeOf(apiUrl: string, signal: AbortSignal): Call {
  const url = new URL('/', apiUrl)
  return { url, method: 'HEAD', headers: {}, body: null, signal }
}
