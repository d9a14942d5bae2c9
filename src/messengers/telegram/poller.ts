import { AppError, codeOf, type Log, loggable } from '../../kernel/index.ts'
import type { Poller, Update } from '../messenger.ts'
import type { Sleep } from '../sleep.ts'
import type { TelegramApi } from './api.ts'
import { readUpdate, updateIdOf } from './parse.ts'
import { ALLOWED_UPDATES } from './setup.ts'

export interface PollerConfig {
  /** Every call of it is off when the signal aborts. */
  readonly pollingApi: (signal: AbortSignal) => TelegramApi
  readonly pollSeconds: number
  readonly sleep: Sleep
  readonly log: Log | undefined
}

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000

/** Long polling: asking for what comes after a batch is what confirms it. */
export function createPoller({ pollingApi, pollSeconds, sleep, log }: PollerConfig): Poller {
  return {
    async *batches(signal) {
      const api = pollingApi(signal)
      let offset: number | null = null
      let failures = 0
      while (!signal.aborted) {
        try {
          const batch = await poll(api, offset)
          failures = 0
          offset = batch.nextOffset ?? offset
          if (batch.updates.length > 0) yield batch.updates
        } catch (error) {
          if (signal.aborted) return
          if (codeOf(error) === 'bot-unauthorized') throw error
          failures += 1
          log?.warn({ ...loggable(error), failures }, 'telegram.poll-failed')
          await sleep(pauseMs(error, failures), signal).catch(() => undefined)
        }
      }
    },
  }

  async function poll(api: TelegramApi, offset: number | null): Promise<Batch> {
    const answer: readonly unknown[] = await api.getUpdates({
      ...(offset !== null && { offset }),
      timeout: pollSeconds,
      allowed_updates: ALLOWED_UPDATES,
    })
    return { updates: answer.flatMap((raw) => readUpdate(raw, log)), nextOffset: after(answer) }
  }
}

interface Batch {
  readonly updates: readonly Update[]
  /** Null when there was nothing. */
  readonly nextOffset: number | null
}

function after(answer: readonly unknown[]): number | null {
  const ids = answer.map(updateIdOf).filter((id) => id !== null)
  if (answer.length > 0 && ids.length === 0) {
    throw new AppError('update-malformed', 'Telegram sent updates without an id')
  }
  return ids.length === 0 ? null : Math.max(...ids) + 1
}

/** 1, 2, 4 … 30 s, or longer when Telegram asks for it. */
function pauseMs(error: unknown, failures: number): number {
  const growing = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS)
  const asked =
    error instanceof AppError && error.code === 'messenger-busy' ? error.retryAfterMs : 0
  return Math.max(growing, asked ?? 0)
}
