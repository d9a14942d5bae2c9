import { createHmac } from 'node:crypto'
import { toWire } from './wire.ts'

/** A call to the webhook, with everything that came of it. */
export interface CallbackRecord {
  readonly event: string
  /** As it was sent, byte by byte. */
  readonly body: string
  /** HTTP statuses, one an attempt; 0 when nobody answered. */
  readonly statuses: readonly number[]
}

export interface CallbacksOptions {
  readonly token: string
  readonly hostname: string
  readonly now: () => number
  /** Multiplies the waits between attempts. */
  readonly pace: number
  readonly timeoutMs: number
  readonly webhook: () => { readonly url: string; readonly eventTypes: ReadonlySet<string> } | null
  readonly nextToken: () => string
}

/** How a call misbehaves on its way. `late`: the next one overtakes it. `twice`: both at once. */
export type Disturbance = 'late' | 'twice'

export interface Delivered {
  readonly status: number
  readonly body: string
}

export interface Callbacks {
  /**
   * Tells the bot, until it answers 200. Resolves after the first attempt; null when the bot does
   * not want to hear of it.
   */
  tell(event: string, fields: object, token?: string): Promise<Delivered | null>
  /** Posts bytes of one's own, signed rightly unless told otherwise. */
  post(body: string, signing?: Signing): Promise<Delivered>
  sign(body: string): string
  disturb(how: Disturbance): void
  records(): readonly CallbackRecord[]
  /** Nothing is on its way and nothing is waiting for another attempt. */
  isIdle(): boolean
  close(): void
}

export interface Signing {
  readonly signature?: string
  /** Where it is; both by default, as the vendor does. */
  readonly in?: 'header' | 'query' | 'nowhere'
  /** By default the webhook's. */
  readonly url?: string
}

/** What can be refused by `event_types`. */
const OPTIONAL = new Set(['delivered', 'seen', 'failed', 'conversation_started'])
const WAITS_S = [10, 60, 300, 600, 900, 900, 900, 900, 900]

export function createCallbacks(options: CallbacksOptions): Callbacks {
  const records: (CallbackRecord & { statuses: number[] })[] = []
  const disturbances: Disturbance[] = []
  const timers = new Set<NodeJS.Timeout>()
  const late: (() => void)[] = []
  const closing = new AbortController()
  let underWay = 0

  const sign = (body: string) => createHmac('sha256', options.token).update(body).digest('hex')

  async function post(body: string, signing: Signing = {}): Promise<Delivered> {
    underWay += 1
    try {
      return await postTo(signing.url ?? options.webhook()?.url ?? '', body, signing)
    } finally {
      underWay -= 1
    }
  }

  async function postTo(address: string, body: string, signing: Signing): Promise<Delivered> {
    const signature = signing.signature ?? sign(body)
    const url = new URL(address)
    const { in: where = 'both' } = signing
    if (where === 'both' || where === 'query') url.searchParams.set('sig', signature)
    const inHeader = where === 'both' || where === 'header'
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(inHeader && { 'x-viber-content-signature': signature }),
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(options.timeoutMs)]),
      })
      return { status: response.status, body: await response.text() }
    } catch {
      return { status: 0, body: '' }
    }
  }

  function again(record: CallbackRecord & { statuses: number[] }): void {
    const wait = WAITS_S[record.statuses.length - 1]
    if (wait === undefined || closing.signal.aborted) return
    const timer = setTimeout(
      () => {
        timers.delete(timer)
        void attempt(record)
      },
      wait * 1000 * options.pace,
    )
    timers.add(timer)
  }

  async function attempt(record: CallbackRecord & { statuses: number[] }): Promise<Delivered> {
    const delivered = await post(record.body)
    record.statuses.push(delivered.status)
    if (delivered.status !== 200 && options.webhook() !== null) again(record)
    return delivered
  }

  return {
    post,
    sign,
    records: () => records,
    isIdle: () => underWay === 0 && timers.size === 0 && late.length === 0,
    disturb: (how) => void disturbances.push(how),

    async tell(event, fields, token = options.nextToken()) {
      const webhook = options.webhook()
      if (webhook === null) return null
      if (OPTIONAL.has(event) && !webhook.eventTypes.has(event)) return null
      const head = { event, timestamp: options.now(), chat_hostname: options.hostname }
      const body = toWire({ ...head, message_token: token, ...fields })
      const record = { event, body, statuses: [] }
      records.push(record)
      const disturbance = disturbances.shift()
      if (disturbance === 'late') {
        late.push(() => void attempt(record))
        return null
      }
      if (disturbance === 'twice') void attempt(record)
      const delivered = await attempt(record)
      for (const overtaken of late.splice(0)) overtaken()
      return delivered
    },

    close() {
      closing.abort()
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}
