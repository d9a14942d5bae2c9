import type { Settings } from './settings.ts'
import type { UpdateQueue } from './updates.ts'
import { createDeliver, type Delivered } from './webhook-post.ts'
import { createWebhookQueue, type WebhookQueue } from './webhook-queue.ts'
import type { WebhookSettings } from './webhook-settings.ts'

/** A webhook that is set: takes updates until it is closed. */
export interface Webhook {
  readonly settings: WebhookSettings
  take: WebhookQueue['take']
  /** What WebhookInfo says about it, apart from the updates. */
  describe(): Readonly<Record<string, unknown>>
  close(): void
}

interface WebhookEvents {
  readonly onGone: () => void
  readonly onReply: (delivered: Delivered) => void
}

/** Opens a checked webhook and hands it everything that waits already. */
export function openWebhook(
  updates: UpdateQueue,
  wanted: WebhookSettings,
  ipAddress: string,
  settings: Settings,
  events: WebhookEvents,
): Webhook {
  const { now, random, pace, counts, webhookTimeoutMs } = settings
  const post = createDeliver(wanted, webhookTimeoutMs)
  const queue = createWebhookQueue({
    maxConnections: wanted.maxConnections,
    deliver: post.deliver,
    now,
    random,
    pace,
    onDone(update, delivered) {
      if (delivered) counts.delivered++
      updates.forget(update.id)
    },
    ...events,
  })
  for (const update of updates.live(Number.POSITIVE_INFINITY)) queue.take(update)
  return {
    settings: wanted,
    take: queue.take,
    describe: () => describe(wanted, ipAddress, queue),
    close() {
      queue.close()
      post.close()
    },
  }
}

function describe({ maxConnections }: WebhookSettings, ipAddress: string, queue: WebhookQueue) {
  const error = queue.lastError()
  return {
    ip_address: ipAddress,
    ...(error
      ? { last_error_date: Math.floor(error.at / 1000), last_error_message: error.words }
      : {}),
    max_connections: maxConnections,
  }
}
