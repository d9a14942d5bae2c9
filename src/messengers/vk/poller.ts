import { z } from 'zod'
import { AppError, codeOf, loggable } from '../../kernel/index.ts'
import type { Poller } from '../messenger.ts'
import type { Sleep } from '../sleep.ts'
import type { VkApi } from './api.ts'
import { type Hearing, readPolled } from './parse.ts'
import type { Community } from './setup.ts'

export interface PollerConfig extends Hearing {
  readonly api: VkApi
  readonly community: Community
  /** Finds out which community it is. */
  readonly identify: () => Promise<unknown>
  readonly pollSeconds: number
  readonly sleep: Sleep
}

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000
// VK holds a poll for `pollSeconds`; what is beyond is the network's.
const POLL_MARGIN_MS = 10_000

/** Where to poll, and from which event on. */
interface Place {
  readonly server: string
  readonly key: string
  readonly ts: string
}

/**
 * Bots Long Poll: asking for what comes after a batch is what confirms it. VK tells a newcomer only
 * what happens from then on, so a running bot keeps its place, and one that was stopped loses it.
 */
export function createPoller(config: PollerConfig): Poller {
  const { pollSeconds, sleep, log } = config
  return {
    async *batches(signal) {
      let place: Place | null = null
      let failures = 0
      while (!signal.aborted) {
        try {
          place ??= await findPlace(config, signal)
          const { events, next } = await poll(config, place, signal)
          failures = 0
          const updates = events.flatMap((raw) => readPolled(raw, config))
          place = next
          if (updates.length > 0) yield updates
        } catch (error) {
          if (signal.aborted) return
          if (codeOf(error) === 'bot-unauthorized') throw error
          failures += 1
          log?.warn({ ...loggable(error), failures, pollSeconds }, 'vk.poll-failed')
          await sleep(pauseMs(error, failures), signal).catch(() => undefined)
        }
      }
    },
  }
}

const Server = z.object({ server: z.url(), key: z.string(), ts: z.coerce.string() })

async function findPlace(
  { api, community, identify }: PollerConfig,
  signal: AbortSignal,
): Promise<Place> {
  if (community.groupId === null) await identify()
  const method = 'groups.getLongPollServer'
  const answer = await api.call(method, { group_id: community.groupId ?? '' }, { signal })
  const read = Server.safeParse(answer)
  if (read.success) return read.data
  throw new AppError('update-malformed', 'VK did not say where to poll')
}

const Batch = z.union([
  z.object({ failed: z.int(), ts: z.coerce.string().optional() }),
  z.object({ ts: z.coerce.string(), updates: z.array(z.unknown()) }),
])

interface Polled {
  readonly events: readonly unknown[]
  readonly next: Place | null
}

async function poll(config: PollerConfig, place: Place, signal: AbortSignal): Promise<Polled> {
  const { api, pollSeconds } = config
  const url = new URL(place.server)
  const query = { act: 'a_check', key: place.key, ts: place.ts, wait: String(pollSeconds) }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  const timeoutMs = pollSeconds * 1000 + POLL_MARGIN_MS
  const read = Batch.safeParse(await api.poll(url.href, { timeoutMs, signal }))
  if (!read.success) throw new AppError('update-malformed', 'VK sent events of an unknown form')
  if ('updates' in read.data) {
    return { events: read.data.updates, next: { ...place, ts: read.data.ts } }
  }
  return { events: [], next: await recover(config, place, read.data, signal) }
}

const HISTORY_OUTDATED = 1
const KEY_EXPIRED = 2

async function recover(
  config: PollerConfig,
  place: Place,
  { failed, ts }: { readonly failed: number; readonly ts?: string | undefined },
  signal: AbortSignal,
): Promise<Place> {
  config.log?.warn({ failed }, 'vk.poll-place-lost')
  if (failed === HISTORY_OUTDATED && ts !== undefined) return { ...place, ts }
  const fresh = await findPlace(config, signal)
  return failed === KEY_EXPIRED ? { ...fresh, ts: place.ts } : fresh
}

/** 1, 2, 4 … 30 s, or longer when VK asks for it. */
function pauseMs(error: unknown, failures: number): number {
  const growing = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS)
  const asked =
    error instanceof AppError && error.code === 'messenger-busy' ? error.retryAfterMs : 0
  return Math.max(growing, asked ?? 0)
}
