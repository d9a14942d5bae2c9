import { createHmac } from 'node:crypto'
import type { Delivery, DeliveryKind, Road } from './delivery.ts'
import type { Json } from './wire.ts'

/** Where an app wants to be told things. */
export interface Addresses {
  readonly events: string
  readonly interactions: string
  readonly commands: string
}

/** How long an app may take to answer. */
export const ACK_MS = 3_000

export interface Signer {
  readonly secret: string
  readonly now: () => number
}

/** Calls as the vendor makes them: each kind in its own encoding, signed over the raw bytes. */
export function createWebhooks(addresses: Addresses, signer: Signer): Road {
  return {
    async attempt(kind, payload, attempt) {
      const began = performance.now()
      const retry = attempt === 0 ? {} : retryHeaders(attempt)
      const { status, answer } = await post(addresses[FIELDS[kind]], kind, payload, signer, retry)
      return { kind, payload, attempt, status, answer, afterMs: performance.now() - began }
    },
  }
}

const FIELDS = { event: 'events', interaction: 'interactions', command: 'commands' } as const

const retryHeaders = (attempt: number) => ({
  'x-slack-retry-num': String(attempt),
  'x-slack-retry-reason': 'http_error',
})

export async function post(
  url: string,
  kind: DeliveryKind,
  payload: Json,
  signer: Signer,
  more: Readonly<Record<string, string>> = {},
): Promise<Pick<Delivery, 'status' | 'answer'>> {
  const body = encode(kind, payload)
  const headers = {
    ...signed(body, signer),
    'content-type': kind === 'event' ? 'application/json' : 'application/x-www-form-urlencoded',
    ...more,
  }
  try {
    const signal = AbortSignal.timeout(ACK_MS)
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
    return { status: response.status, answer: await response.text() }
  } catch {
    return { status: null, answer: '' }
  }
}

export function encode(kind: DeliveryKind, payload: Json): string {
  if (kind === 'event') return JSON.stringify(payload)
  const fields =
    kind === 'interaction'
      ? { payload: JSON.stringify(payload) }
      : Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]))
  return new URLSearchParams(fields).toString()
}

export function signed(body: string, { secret, now }: Signer): Record<string, string> {
  const timestamp = String(Math.floor(now() / 1000))
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hash}` }
}
