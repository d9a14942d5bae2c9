import { type AllowedKinds, createAllowedKinds, type UpdateKind } from './allowed-kinds.ts'

/** An update that waits to be fetched or delivered. It is a snapshot: later edits do not touch it. */
export interface PendingUpdate {
  readonly id: number
  /** Updates of one key reach a webhook strictly one after the other. */
  readonly key: string
  readonly json: string
  readonly expiresAt: number
}

export interface UpdateQueue {
  readonly allowed: AllowedKinds
  /** Ignored when the kind is not among the allowed ones. */
  push(kind: UpdateKind, key: string, payload: unknown, lifetimeMs: number): void
  /** Updates that are not expired, oldest first. */
  live(most: number): PendingUpdate[]
  forget(id: number): void
  forgetBefore(id: number): void
  keepLast(count: number): void
  clear(): void
  size(): number
  /** The id that the next update will get. */
  nextId(): number
  /** Calls the listener with every update that was queued. There is one listener at a time. */
  onPush(listener: (update: PendingUpdate) => void): void
  /** Settles as soon as nothing waits. */
  whenEmpty(): Promise<void>
}

const WEEK_MS = 7 * 24 * 3600 * 1000

/** @param random picks the first id, and a new one after a week of silence, as the vendor does. */
export function createUpdateQueue(now: () => number, random: () => number): UpdateQueue {
  const allowed = createAllowedKinds()
  const pending = new Map<number, PendingUpdate>()
  const ids = createIds(now, random)
  const waiting: (() => void)[] = []
  let soonestExpiry = Number.POSITIVE_INFINITY
  let listener: (update: PendingUpdate) => void = () => {}

  const dropWhere = (unwanted: (update: PendingUpdate) => boolean) => {
    for (const update of pending.values()) if (unwanted(update)) pending.delete(update.id)
    if (pending.size === 0) for (const resolve of waiting.splice(0)) resolve()
  }
  return {
    allowed,
    push(kind, key, payload, lifetimeMs) {
      if (!allowed.has(kind)) return
      const id = ids.take()
      const json = `{"update_id":${id},"${kind}":${JSON.stringify(payload)}}`
      const update = { id, key, json, expiresAt: now() + lifetimeMs }
      pending.set(id, update)
      soonestExpiry = Math.min(soonestExpiry, update.expiresAt)
      listener(update)
    },
    live(most) {
      const at = now()
      if (soonestExpiry <= at) {
        dropWhere(({ expiresAt }) => expiresAt <= at)
        soonestExpiry = Math.min(...pending.values().map(({ expiresAt }) => expiresAt))
      }
      return pending.values().take(most).toArray()
    },
    forget(id) {
      pending.delete(id)
      if (pending.size === 0) dropWhere(() => false)
    },
    forgetBefore: (id) => dropWhere((update) => update.id < id),
    keepLast: (count) => dropWhere((update) => update.id < ids.next() - count),
    clear: () => dropWhere(() => true),
    size: () => pending.size,
    nextId: ids.next,
    onPush(next) {
      listener = next
    },
    whenEmpty() {
      if (pending.size === 0) return Promise.resolve()
      return new Promise((resolve) => waiting.push(resolve))
    },
  }
}

function createIds(now: () => number, random: () => number) {
  const any = () => 100_000_000 + Math.floor(random() * 800_000_000)
  let next = any()
  let takenAt = now()
  return {
    next: () => next,
    take() {
      if (now() - takenAt > WEEK_MS) next = any()
      takenAt = now()
      return next++
    },
  }
}
