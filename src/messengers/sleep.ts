import { setTimeout } from 'node:timers/promises'

/** Waits; rejects when `signal` aborts. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<unknown>

export const realSleep: Sleep = (ms, signal) => setTimeout(ms, undefined, signal && { signal })
