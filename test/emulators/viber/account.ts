import { type Callbacks, createCallbacks } from './callbacks.ts'
import type { Dialog } from './dialog.ts'

export interface AccountIdentity {
  readonly id: string
  readonly name: string
  /** Names the bot in links. */
  readonly uri: string
}

/** One bot, as Viber keeps it. */
export interface Account {
  readonly identity: AccountIdentity
  readonly token: string
  readonly callbacks: Callbacks
  /** By the person's id. */
  readonly dialogs: Map<string, Dialog>
  webhook: { readonly url: string; readonly eventTypes: ReadonlySet<string> } | null
  /** Messages outside a conversation that cost nothing. */
  freeMessages: number
  /** Messages that are paid for. */
  paidMessages: number
  /** Messages that were taken and are not on the phone yet. */
  arriving: number
  now(): number
  nextToken(): string
}

export interface AccountOptions {
  readonly identity: AccountIdentity
  readonly token: string
  readonly now: () => number
  readonly pace: number
  readonly timeoutMs: number
}

export const HOSTNAME = 'SN-CHAT-05_'

export function createAccount({ identity, token, now, pace, timeoutMs }: AccountOptions): Account {
  let last = 5_741_311_803_571_721_087n
  const nextToken = () => {
    last += 1n
    return String(last)
  }
  const account: Account = {
    identity,
    token,
    dialogs: new Map(),
    webhook: null,
    freeMessages: 1000,
    paidMessages: 0,
    arriving: 0,
    now,
    nextToken,
    callbacks: createCallbacks({
      token,
      hostname: HOSTNAME,
      now,
      pace,
      timeoutMs,
      nextToken,
      webhook: () => account.webhook,
    }),
  }
  return account
}
