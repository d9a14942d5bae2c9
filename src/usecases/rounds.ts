import { type Log, loggable } from '../kernel/index.ts'

export interface RoundsOptions {
  /** Does what waits; resolves to when it wants to be called again, in ms, or null for no need. */
  readonly round: () => Promise<number | null>
  /** What is logged when a round fails. */
  readonly event: string
  readonly log: Log
}

/** Work that waits in the store. */
export interface Rounds extends AsyncDisposable {
  /** Something may wait. Cheap, and harmless when nothing does. */
  wake(): void
}

const AFTER_FAULT_MS = 20_000

/**
 * Goes round as often as it is woken, one round at a time; whoever wakes it during a round gets
 * another one. What waits is read from the store, so a restart loses nothing.
 */
export function startRounds({ round, event, log }: RoundsOptions): Rounds {
  let going: Promise<void> | null = null
  let again = false
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  function wake(): void {
    again = true
    going ??= go().finally(() => {
      going = null
    })
  }

  async function go(): Promise<void> {
    while (again && !stopped) {
      again = false
      clearTimeout(timer)
      const waitMs = await round().catch((error) => {
        log.error(loggable(error), event)
        return AFTER_FAULT_MS
      })
      if (waitMs !== null && !stopped) timer = setTimeout(wake, waitMs)
    }
  }

  wake()
  return {
    wake,
    async [Symbol.asyncDispose]() {
      stopped = true
      clearTimeout(timer)
      await going
      clearTimeout(timer)
    },
  }
}
