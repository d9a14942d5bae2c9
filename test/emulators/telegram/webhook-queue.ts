import type { PendingUpdate } from './updates.ts'
import { type Deliver, type Delivered, failureWords } from './webhook-post.ts'

/** Delivers updates to one address until it is closed. */
export interface WebhookQueue {
  take(update: PendingUpdate): void
  lastError(): { readonly at: number; readonly words: string } | null
  close(): void
}

interface WebhookQueueOptions {
  readonly maxConnections: number
  readonly deliver: Deliver
  readonly now: () => number
  readonly random: () => number
  /** Multiplies the waits between attempts. */
  readonly pace: number
  /** The update needs no more attempts: it was taken, or it expired. */
  readonly onDone: (update: PendingUpdate, delivered: boolean) => void
  /** The receiver answers 410 for so long that the vendor gives the webhook up. */
  readonly onGone: () => void
  /** The body of an accepted delivery: it may be a method call. */
  readonly onReply: (delivered: Delivered) => void
}

interface Lane {
  readonly updates: PendingUpdate[]
  failures: number
  delayS: number
}

interface State {
  readonly options: WebhookQueueOptions
  readonly lanes: Map<string, Lane>
  /** Lanes whose first update may be sent now. */
  readonly ready: Lane[]
  readonly timers: Set<NodeJS.Timeout>
  busy: number
  closed: boolean
  lastError: { readonly at: number; readonly words: string } | null
  goneSince: number | null
}

const LONGEST_DELAY_S = 60
const LONGEST_RETRY_AFTER_S = 3600
const GONE_MS = 23 * 3600 * 1000

/**
 * The vendor's queue: one lane per key, strictly in order, a failure holds its lane up and no
 * other; lanes go on side by side, up to `maxConnections`. A failed update is tried again at once,
 * then after 2, 4, 8… seconds up to a minute or two, until it expires.
 */
export function createWebhookQueue(options: WebhookQueueOptions): WebhookQueue {
  const state: State = {
    options,
    lanes: new Map(),
    ready: [],
    timers: new Set(),
    busy: 0,
    closed: false,
    lastError: null,
    goneSince: null,
  }
  return {
    take: (update) => take(state, update),
    lastError: () => state.lastError,
    close() {
      state.closed = true
      for (const timer of state.timers) clearTimeout(timer)
    },
  }
}

function take(state: State, update: PendingUpdate): void {
  const lane = state.lanes.get(update.key)
  if (lane) {
    lane.updates.push(update)
    return
  }
  const fresh = { updates: [update], failures: 0, delayS: 1 }
  state.lanes.set(update.key, fresh)
  state.ready.push(fresh)
  sendReady(state)
}

function sendReady(state: State): void {
  while (!state.closed && state.busy < state.options.maxConnections) {
    const lane = state.ready.shift()
    const update = lane?.updates[0]
    if (!lane || !update) return
    if (update.expiresAt <= state.options.now()) finish(state, lane, update, false)
    else void attempt(state, lane, update)
  }
}

async function attempt(state: State, lane: Lane, update: PendingUpdate): Promise<void> {
  const { options } = state
  state.busy++
  const outcome = await options.deliver(update.json)
  state.busy--
  noteGone(state, outcome.status)
  if (state.closed) return
  const words = failureWords(outcome)
  if (words === null) {
    finish(state, lane, update, true)
    options.onReply(outcome)
  } else {
    state.lastError = { at: options.now(), words }
    fail(state, lane, update, outcome)
  }
  sendReady(state)
}

function finish(state: State, lane: Lane, update: PendingUpdate, delivered: boolean): void {
  lane.updates.shift()
  lane.failures = 0
  lane.delayS = 1
  if (lane.updates.length > 0) state.ready.push(lane)
  else state.lanes.delete(update.key)
  state.options.onDone(update, delivered)
}

function fail(state: State, lane: Lane, update: PendingUpdate, { retryAfterS }: Delivered): void {
  const { now, random, pace } = state.options
  const delayMs = delayAfter(lane, retryAfterS, random) * 1000 * pace
  lane.failures++
  if (now() + delayMs > update.expiresAt) finish(state, lane, update, false)
  else if (delayMs === 0) state.ready.push(lane)
  else later(state, lane, delayMs)
}

function later(state: State, lane: Lane, delayMs: number): void {
  const timer = setTimeout(() => {
    state.timers.delete(timer)
    state.ready.push(lane)
    sendReady(state)
  }, delayMs)
  state.timers.add(timer)
}

function delayAfter(lane: Lane, retryAfterS: number, random: () => number): number {
  if (retryAfterS > 0) return Math.min(retryAfterS, LONGEST_RETRY_AFTER_S)
  if (lane.failures === 0) return 0
  const longest = LONGEST_DELAY_S * (1 + random())
  lane.delayS = Math.min(longest, lane.delayS * 2)
  return lane.delayS
}

function noteGone(state: State, status: number): void {
  const { now, onGone } = state.options
  if (status !== 410) state.goneSince = null
  else if (state.goneSince === null) state.goneSince = now()
  else if (now() > state.goneSince + GONE_MS) onGone()
}
