import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Delivery, DeliveryKind, Road } from './delivery.ts'
import { ACK_MS } from './webhooks.ts'
import { isObject, type Json, textOf } from './wire.ts'

const TYPES = {
  event: 'events_api',
  interaction: 'interactive',
  command: 'slash_commands',
} as const

export interface Sockets extends Road {
  /** A ticket for one connection, as an address. */
  open(): string
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Asks every client to come again by another connection, as the vendor does each hour. */
  refresh(): void
  /** Breaks every connection without a word. */
  drop(): void
  readonly connections: number
  /** Envelopes that were sent, the repeated ones too. */
  readonly sent: number
  /** Says farewell, and waits a little for the answer: the vendor's client waits long for ours. */
  close(): Promise<void>
}

/** Socket Mode: envelopes over connections that the app opens, each to be acknowledged. */
export function createSockets(origin: () => string, appId: string, ackMs = ACK_MS): Sockets {
  const server = new WebSocketServer({ noServer: true })
  const tickets = new Set<string>()
  const clients = new Set<WebSocket>()
  const waiting = new Map<string, (answer: string) => void>()
  const onArrival = new Set<() => void>()
  let sent = 0

  function greet(client: WebSocket): void {
    clients.add(client)
    // Every envelope under way listens for the end.
    client.setMaxListeners(0)
    client.on('close', () => clients.delete(client))
    client.on('error', () => clients.delete(client))
    client.on('message', (data) => {
      const frame: unknown = JSON.parse(String(data))
      if (!isObject(frame)) return
      const payload = 'payload' in frame ? JSON.stringify(frame.payload) : ''
      waiting.get(textOf(frame, 'envelope_id'))?.(payload === '{}' ? '' : payload)
    })
    const connection_info = { app_id: appId }
    say(client, { type: 'hello', num_connections: clients.size, connection_info, debug_info: {} })
    for (const arrived of [...onArrival]) arrived()
  }

  async function connected(): Promise<WebSocket> {
    for (;;) {
      const client = clients.values().find(({ readyState }) => readyState === 1)
      if (client !== undefined) return client
      const { promise, resolve } = Promise.withResolvers<void>()
      onArrival.add(resolve)
      await promise
      onArrival.delete(resolve)
    }
  }

  return {
    open() {
      const ticket = randomUUID()
      tickets.add(ticket)
      return `${origin().replace('http:', 'ws:')}/link/?ticket=${ticket}&app_id=${appId}`
    },
    upgrade(request, socket, head) {
      const ticket = new URL(request.url ?? '/', 'http://x').searchParams.get('ticket') ?? ''
      if (!tickets.delete(ticket)) {
        socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n')
        return
      }
      server.handleUpgrade(request, socket, head, greet)
    },
    async attempt(kind: DeliveryKind, payload: Json, attempt: number): Promise<Delivery> {
      const client = await connected()
      const began = performance.now()
      const envelope_id = randomUUID()
      const { promise, resolve } = Promise.withResolvers<string | null>()
      waiting.set(envelope_id, resolve)
      const timer = setTimeout(resolve, ackMs, null)
      const lost = () => resolve(null)
      client.once('close', lost)
      sent += 1
      say(client, {
        envelope_id,
        type: TYPES[kind],
        accepts_response_payload: kind !== 'event',
        ...(kind === 'event' && { retry_attempt: attempt, retry_reason: attempt ? 'timeout' : '' }),
        payload,
      })
      const answer = await promise
      clearTimeout(timer)
      client.off('close', lost)
      waiting.delete(envelope_id)
      const afterMs = performance.now() - began
      const status = answer === null ? null : 200
      return { kind, payload, attempt, status, answer: answer ?? '', afterMs }
    },
    refresh() {
      for (const client of [...clients])
        say(client, { type: 'disconnect', reason: 'refresh_requested' })
    },
    drop() {
      for (const client of [...clients]) client.terminate()
    },
    get connections() {
      return clients.size
    },
    get sent() {
      return sent
    },
    async close() {
      await Promise.all([...clients].map(part))
      server.close()
    },
  }
}

const FAREWELL_MS = 500

async function part(client: WebSocket): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(() => client.terminate(), FAREWELL_MS)
  client.once('close', resolve)
  client.close()
  await promise
  clearTimeout(timer)
}

function say(client: WebSocket, frame: Json): void {
  client.send(JSON.stringify(frame))
}
