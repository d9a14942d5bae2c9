import { loggable } from '../kernel/index.ts'
import { type AttemptOptions, attempt } from './attempt.ts'
import { choose } from './choose.ts'
import type { Entry, Outbox } from './entry.ts'

export interface LaneOptions extends AttemptOptions {
  readonly botId: string
  readonly outbox: Outbox
  /** Messages on their way at the same time. */
  readonly concurrency: number
  /** Bulk messages a second; interactive ones only obey the messenger's «retry after». */
  readonly bulkPerSecond: number
}

/** The way out of one bot. */
export interface Lane extends AsyncDisposable {
  /** Something was written down: look at once. Cheap, and harmless when there is nothing. */
  wake(): void
  /** Resolves when nothing is on its way and nothing is due. */
  settled(): Promise<void>
}

/** How many queued entries are looked at together. */
const WINDOW = 200
/** The same of bulk entries, of which one is started at a time. */
const BULK_WINDOW = 40
/** Bulk messages on their way at the same time, so that a slow messenger leaves room for answers. */
const BULK_CONCURRENCY = 8
const LONGEST_SLEEP_MS = 60_000

/**
 * Sends what is due of one bot until disposed of; what is on its way then is finished first. What is
 * due is read from the outbox at every wake-up, so a restart loses nothing.
 */
export function startLane(options: LaneOptions): Lane {
  const looking = createLookout(options)
  looking.wake()
  return {
    wake: looking.wake,
    settled() {
      const settled = new Promise<void>((resolve) => looking.whenSettled.push(resolve))
      looking.wake()
      return settled
    },
    [Symbol.asyncDispose]: looking.stop,
  }
}

function createLookout(options: LaneOptions) {
  const { botId, outbox, clock, log } = options
  const underway = new Map<string, Promise<void>>()
  let bulkUnderway = 0
  const whenSettled: (() => void)[] = []
  const pacer = createPacer(options.bulkPerSecond)
  let looking: Promise<void> | null = null
  let again = false
  let stopped = false
  let pausedUntil = 0
  let timer: NodeJS.Timeout | undefined
  const nowMs = () => clock().epochMilliseconds

  function wake(): void {
    again = true
    looking ??= lookWhileAsked()
  }

  async function lookWhileAsked(): Promise<void> {
    while (again && !stopped) {
      again = false
      clearTimeout(timer)
      try {
        sleep(await look())
      } catch (error) {
        log.error({ botId, ...loggable(error) }, 'the outbox cannot be used')
        sleep(LONGEST_SLEEP_MS / 10)
      }
    }
    looking = null
  }

  /** Starts what can start; returns when to look again, in milliseconds from now. */
  async function look(): Promise<number> {
    if (nowMs() < pausedUntil) return pausedUntil - nowMs()
    const bulkRoom = bulkUnderway < BULK_CONCURRENCY ? pacer.room(nowMs()) : 0
    const bulkWindow = bulkRoom > 0 ? BULK_WINDOW : 1
    const due = await outbox.due(botId, clock(), WINDOW, bulkWindow)
    const { start, superseded } = choose(due, {
      busyChats: new Set(underway.keys()),
      room: options.concurrency - underway.size,
      bulkRoom,
    })
    for (const entry of start) begin(entry)
    await Promise.all(superseded.map(supersede))
    if (superseded.length > 0 || (start.length > 0 && due.length >= WINDOW)) again = true
    if (due.some(({ lane }) => lane === 'bulk')) return pacer.waitMs(nowMs())
    // What is on its way wakes us when it has arrived.
    if (due.length > 0 || underway.size > 0) return LONGEST_SLEEP_MS
    const next = await outbox.nextDueAt(botId)
    if (!again) for (const resolve of whenSettled.splice(0)) resolve()
    return next === null ? LONGEST_SLEEP_MS : next.epochMilliseconds - nowMs()
  }

  function begin(entry: Entry): void {
    const isBulk = entry.lane === 'bulk'
    if (isBulk) {
      pacer.spend(nowMs())
      bulkUnderway += 1
    }
    const silence = (until: Temporal.Instant) => {
      pausedUntil = until.epochMilliseconds
    }
    const work = attempt(options, entry, silence)
      .catch((error) => log.error({ entry: entry.id, ...loggable(error) }, 'fate not recorded'))
      .finally(() => {
        underway.delete(entry.chatId)
        if (isBulk) bulkUnderway -= 1
        wake()
      })
    underway.set(entry.chatId, work)
  }

  const supersede = (entry: Entry) =>
    options.write((rows) =>
      rows.settle(entry.id, { state: 'skipped', error: 'a later press took its place' }, clock()),
    )

  function sleep(ms: number): void {
    if (!stopped) timer = setTimeout(wake, Math.min(Math.max(ms, 1), LONGEST_SLEEP_MS))
  }

  async function stop(): Promise<void> {
    stopped = true
    clearTimeout(timer)
    await looking
    await Promise.all(underway.values())
    clearTimeout(timer)
  }

  return { wake, whenSettled, stop }
}

/** Lets one bulk message through at a time, evenly spread over the second. */
function createPacer(perSecond: number) {
  const gapMs = 1000 / perSecond
  let freeAt = 0
  return {
    room: (now: number) => (now >= freeAt ? 1 : 0),
    spend: (now: number) => {
      freeAt = now + gapMs
    },
    waitMs: (now: number) => Math.max(freeAt - now, gapMs),
  }
}
