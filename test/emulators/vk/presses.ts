import { missing } from './refusal.ts'

/** A press of a callback button, and what the bot said to it. */
export interface Press {
  readonly eventId: string
  readonly userId: number
  readonly peerId: number
  readonly at: number
  answer: { readonly afterMs: number; readonly data: unknown } | null
}

export interface Presses {
  readonly all: readonly Press[]
  add(userId: number, peerId: number): Press
  /** Once, within a minute, by whoever it was for. Throws 100. */
  answer(given: { eventId: string; userId: number; peerId: number; data: unknown }): void
}

const LIFETIME_MS = 60_000

export function createPresses(now: () => number): Presses {
  const all: Press[] = []
  return {
    all,
    add(userId, peerId) {
      const eventId = (0xa1b2c3d4e5 + all.length).toString(16)
      const press: Press = { eventId, userId, peerId, at: now(), answer: null }
      all.push(press)
      return press
    },
    answer({ eventId, userId, peerId, data }) {
      const press = all.find((one) => one.eventId === eventId)
      const mine = press?.userId === userId && press.peerId === peerId
      const afterMs = now() - (press?.at ?? 0)
      if (press === undefined || !mine || press.answer !== null || afterMs > LIFETIME_MS) {
        throw missing('event_id is invalid or expired')
      }
      press.answer = { afterMs, data }
    },
  }
}
