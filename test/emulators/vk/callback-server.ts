import { post } from './callback-post.ts'
import type { EventRoad, VkEvent } from './events.ts'

export interface ServerSettings {
  url: string
  title: string
  secret_key: string
}

export type ServerStatus = 'unconfigured' | 'failed' | 'wait' | 'ok'

/** A server of the Callback API: who is to be told what, and how it goes. */
export interface CallbackServer extends EventRoad {
  readonly id: number
  readonly settings: ServerSettings
  readonly enabled: Set<string>
  status: ServerStatus
  /** Nothing is sent for a while, since nothing was taken. */
  suspended: boolean
  /** Asks for the confirmation code. */
  confirm(code: string): Promise<boolean>
  waiting(): number
  close(): void
}

export interface CallbackServerOptions {
  readonly id: number
  readonly groupId: number
  readonly settings: ServerSettings
  /** Multiplies the waits between attempts. */
  readonly pace: number
  /** The server answered «remove». */
  readonly onRemove: () => void
}

const RETRIES = 5
const SUSPENDED_AFTER = 10
const LATER = [410, 429, 503]

export function createCallbackServer(options: CallbackServerOptions): CallbackServer {
  const { id, groupId, settings, pace, onRemove } = options
  const timers = new Set<NodeJS.Timeout>()
  let waiting = 0
  let failures = 0
  let closed = false

  function later(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      act()
    }, ms * pace)
    timers.add(timer)
  }

  async function attempt(event: VkEvent, retries: number): Promise<void> {
    const { url, secret_key } = settings
    const sealed = secret_key === '' ? event : { ...event, secret: secret_key }
    const { status, body, retryAfterS } = await post(url, sealed, retries)
    if (closed) return
    if (status === 200 && body.trim() === 'ok') return succeed()
    if (status === 200 && body.trim() === 'remove') return onRemove()
    failures += 1
    if (failures >= SUSPENDED_AFTER) suspend()
    if (retries >= RETRIES) waiting -= 1
    else {
      const asked = LATER.includes(status) ? retryAfterS * 1000 : 0
      later(Math.max(asked, 1000 * 2 ** retries), () => void attempt(event, retries + 1))
    }
  }

  function succeed(): void {
    waiting -= 1
    failures = 0
  }

  function suspend(): void {
    server.suspended = true
    later(60_000, () => {
      server.suspended = false
      failures = 0
    })
  }

  const server: CallbackServer = {
    id,
    settings,
    enabled: new Set(),
    status: 'unconfigured',
    suspended: false,
    async confirm(code) {
      server.status = 'wait'
      const event = {
        type: 'confirmation',
        group_id: groupId,
        event_id: `confirm-${id}`,
        v: '5.199',
      }
      const { secret_key } = settings
      const sealed = secret_key === '' ? event : { ...event, secret: secret_key }
      const { status, body } = await post(settings.url, sealed, 0)
      server.status = status === 200 && body === code ? 'ok' : 'failed'
      return server.status === 'ok'
    },
    take(event) {
      const wanted = server.status === 'ok' && server.enabled.has(event.type) && !server.suspended
      if (!wanted || closed) return
      waiting += 1
      void attempt(event, 0)
    },
    waiting: () => waiting,
    close() {
      closed = true
      for (const timer of timers) clearTimeout(timer)
    },
  }
  return server
}
