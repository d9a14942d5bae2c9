import type { Answer } from './answer.ts'
import { type Call, integerOf, jsonOf } from './call.ts'
import { conflict, type Refusal } from './refusal.ts'
import type { UpdateQueue } from './updates.ts'

export interface Poller {
  poll(call: Call): Promise<Answer>
  /** An update arrived. */
  wake(): void
  /** Ends the running poll because a webhook was set. */
  abort(): void
  /** True from the first poll on: somebody fetches updates. */
  used(): boolean
}

interface Waiting {
  readonly limit: number
  readonly timer: NodeJS.Timeout
  readonly resolve: (answer: Answer) => void
  readonly reject: (refusal: Refusal) => void
}

interface State {
  readonly queue: UpdateQueue
  readonly now: () => number
  readonly pace: number
  waiting: Waiting | null
  previous: { readonly offset: number; readonly at: number } | null
  nextConflictAt: number
  woken: boolean
}

const LONGEST_POLL_S = 50
/** The same offset again so soon is taken for a client that spins, and slowed down. */
const SPIN_MS = 3000
/** So soon, it also gets one update at a time. */
const FAST_SPIN_MS = 500
const CONFLICT_MS = 3000

/** @param pace multiplies the vendor's own waits, so that tests need not sit through them. */
export function createPoller(queue: UpdateQueue, now: () => number, pace: number): Poller {
  const state: State = {
    queue,
    now,
    pace,
    waiting: null,
    previous: null,
    nextConflictAt: Number.NEGATIVE_INFINITY,
    woken: false,
  }
  return {
    poll: (call) => poll(state, call),
    wake() {
      // Updates of the same moment travel together.
      if (!state.waiting || state.woken) return
      state.woken = true
      setImmediate(answer, state)
    },
    abort: () => terminate(state, 'terminated by setWebhook request'),
    used: () => state.previous !== null,
  }
}

function poll(state: State, call: Call): Promise<Answer> {
  const { queue } = state
  const { offset, limit, waitMs } = readPoll(state, call)
  queue.allowed.choose(jsonOf(call, 'allowed_updates', 'allowed_updates'))
  confirm(queue, offset)
  const found = fetched(queue, limit)
  if (found.json !== '[]' || waitMs === 0) return Promise.resolve(found)
  terminate(
    state,
    'terminated by other getUpdates request; make sure that only one bot instance is running',
  )
  return new Promise((resolve, reject) => {
    const timer = setTimeout(answer, waitMs, state)
    const waiting = { limit, timer, resolve, reject }
    state.waiting = waiting
    call.onHangUp(() => {
      if (state.waiting === waiting) takeWaiting(state)
    })
  })
}

function readPoll(state: State, call: Call) {
  const { now, pace, previous } = state
  const offset = integerOf(call, 'offset', { otherwise: 0, least: -1e9, most: 2 ** 31 })
  const limit = integerOf(call, 'limit', { otherwise: 100, least: 1, most: 100 })
  const asked = integerOf(call, 'timeout', { otherwise: 0, least: 0, most: LONGEST_POLL_S })
  const soonMs = previous?.offset === offset ? now() - previous.at : Number.POSITIVE_INFINITY
  state.previous = { offset, at: now() }
  const least = soonMs < SPIN_MS * pace ? SPIN_MS * pace : 0
  return {
    offset,
    limit: soonMs < FAST_SPIN_MS * pace ? 1 : limit,
    waitMs: Math.max(asked * 1000, least),
  }
}

function answer(state: State): void {
  state.woken = false
  const waiting = takeWaiting(state)
  waiting?.resolve(fetched(state.queue, waiting.limit))
}

// The first conflict is told at once, further ones slowly.
function terminate(state: State, words: string): void {
  const waiting = takeWaiting(state)
  if (!waiting) return
  const at = state.now()
  if (at >= state.nextConflictAt) {
    state.nextConflictAt = at + CONFLICT_MS * state.pace
    waiting.reject(conflict(words))
  } else {
    setTimeout(() => waiting.reject(conflict(words)), CONFLICT_MS * state.pace).unref()
  }
}

function takeWaiting(state: State): Waiting | null {
  const { waiting } = state
  state.waiting = null
  clearTimeout(waiting?.timer)
  return waiting
}

// An offset from the future confirms nothing.
function confirm(queue: UpdateQueue, offset: number): void {
  if (offset < 0) queue.keepLast(-offset)
  else if (offset > 0 && offset <= queue.nextId()) queue.forgetBefore(offset)
}

function fetched(queue: UpdateQueue, limit: number): { readonly json: string } {
  const updates = queue.live(limit)
  return { json: `[${updates.map(({ json }) => json).join(',')}]` }
}
