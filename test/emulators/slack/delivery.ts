import type { Json } from './wire.ts'

export type DeliveryKind = 'event' | 'interaction' | 'command'

/** Something told to the app, and what came of it. */
export interface Delivery {
  readonly kind: DeliveryKind
  readonly payload: Json
  /** From 0 on; interactions and commands are never repeated. */
  readonly attempt: number
  /** HTTP status, 200 for an acknowledged envelope; null when nobody answered. */
  readonly status: number | null
  /** What the app said; '' for nothing. */
  readonly answer: string
  readonly afterMs: number
}

/** A way to the app. */
export interface Road {
  /** One attempt, signed or over the socket. */
  attempt(kind: DeliveryKind, payload: Json, attempt: number): Promise<Delivery>
}

/** At once, after a minute, after five. */
const REPEAT_MS = [0, 60_000, 300_000]

export interface Deliveries {
  readonly log: readonly Delivery[]
  /** An event, told until somebody takes it, and as often as the bad days want. */
  tell(event: Json): void
  /** Something that waits for its answer. */
  ask(kind: 'interaction' | 'command', payload: Json): Promise<Delivery>
  /** Keeps events back until `release`. */
  hold(): void
  release(order?: 'as they came' | 'reversed'): void
  /** How many times each event is told from now on, under different ids. */
  repeat(times: number): void
  idle(timeoutMs: number): Promise<void>
}

export function createDeliveries(
  road: () => Road | null,
  envelope: (event: Json) => Json,
  pace: number,
): Deliveries {
  const log: Delivery[] = []
  const pending = new Set<Promise<unknown>>()
  let held: Json[] | null = null
  let times = 1

  const track = <T>(work: Promise<T>): Promise<T> => {
    pending.add(work)
    void work.finally(() => pending.delete(work)).catch(() => undefined)
    return work
  }

  async function tellOnce(payload: Json): Promise<void> {
    for (let attempt = 0; attempt <= REPEAT_MS.length; attempt++) {
      if (attempt > 0) await pause((REPEAT_MS[attempt - 1] ?? 0) * pace)
      const delivery = await road()?.attempt('event', payload, attempt)
      if (delivery === undefined) return
      log.push(delivery)
      if (delivery.status !== null && delivery.status < 300) return
    }
  }

  const send = (event: Json) => {
    for (let time = 0; time < times; time++) void track(tellOnce(envelope(event)))
  }

  return {
    log,
    tell(event) {
      if (held === null) send(event)
      else held.push(event)
    },
    ask: (kind, payload) =>
      track(
        (async () => {
          const delivery = await road()?.attempt(kind, payload, 0)
          if (delivery === undefined) throw new Error('The app is not connected')
          log.push(delivery)
          return delivery
        })(),
      ),
    hold: () => {
      held ??= []
    },
    release(order = 'as they came') {
      const events = held ?? []
      held = null
      for (const event of order === 'reversed' ? events.toReversed() : events) send(event)
    },
    repeat: (given) => {
      times = given
    },
    async idle(timeoutMs) {
      const late = performance.now() + timeoutMs
      while (pending.size > 0) {
        if (performance.now() > late) throw new Error(`${pending.size} deliveries are under way`)
        await Promise.race([Promise.allSettled(pending), pause(50)])
      }
    },
  }
}

/** Keeps nobody from leaving. */
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref())
