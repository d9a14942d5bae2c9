/**
 * Where calls wait whose session has ended. The page shows the sign-in dialog over whatever is
 * open, so that nothing typed is lost; the calls are repeated once somebody has signed in.
 */
import { ApiFailure } from './failure.ts'

let waiting: PromiseWithResolvers<void> | null = null
const listeners = new Set<() => void>()

/** Resolves once somebody signed in; rejects with `signed-out` when they would not. */
export function signedInAgain(): Promise<void> {
  if (waiting === null) {
    waiting = Promise.withResolvers()
    tell()
  }
  return waiting.promise
}

export function isGateClosed(): boolean {
  return waiting !== null
}

export function openGate(): void {
  waiting?.resolve()
  forget()
}

export function leaveGateClosed(): void {
  waiting?.reject(new ApiFailure('signed-out'))
  forget()
}

export function onGate(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function forget(): void {
  waiting = null
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}
