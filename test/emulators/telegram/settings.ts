import type { Resolve } from './webhook-settings.ts'

/** What holds for every bot of one emulator. */
export interface Settings {
  readonly now: () => number
  readonly random: () => number
  readonly pace: number
  readonly keepLog: boolean
  readonly limits: boolean
  readonly callbackLifetimeMs: number
  readonly webhookTimeoutMs: number
  readonly resolve: Resolve
  readonly counts: Counts
}

/** What happened so far, in numbers. */
export interface Counts {
  calls: number
  /** Calls that were refused, and faults. */
  failed: number
  /** Messages that bots sent. */
  sent: number
  edited: number
  deleted: number
  /** Presses that were answered. */
  answered: number
  /** Updates that people caused and that were not filtered out. */
  updates: number
  /** Updates that a webhook took. */
  delivered: number
}

export function createCounts(): Counts {
  return {
    calls: 0,
    failed: 0,
    sent: 0,
    edited: 0,
    deleted: 0,
    answered: 0,
    updates: 0,
    delivered: 0,
  }
}
