import { setTimeout } from 'node:timers/promises'
import { type Account, type AccountIdentity, createAccount } from './account.ts'
import type { CallbackRecord, Delivered, Disturbance, Signing } from './callbacks.ts'
import { createFaults, type FaultOptions } from './faults.ts'
import { createPerson, type Person, type PersonProfile } from './people.ts'
import { type LoggedCall, startServer } from './server.ts'

export interface ViberEmulatorOptions {
  /** 0 by default: any free one. */
  readonly port?: number
  /** The bot's token; by default one made up. */
  readonly token?: string
  /** By default «Svodka» under the URI `svodka`. */
  readonly identity?: AccountIdentity
  /** Multiplies the waits between attempts at a callback. 1 by default. */
  readonly pace?: number
  /** How long a webhook may take to answer. 5 seconds by default. */
  readonly webhookTimeoutMs?: number
  /** Milliseconds since 1970; by default the machine's clock. */
  readonly now?: () => number
}

/** A Viber of one's own, with one bot and people in it. */
export interface ViberEmulator extends AsyncDisposable {
  /** The host, for `VIBER_API_URL`; the API is below `/pa`. */
  readonly url: string
  readonly token: string
  readonly identity: AccountIdentity
  /** Somebody who can talk to the bot. One id is one person. */
  person(profile: PersonProfile): Person
  /** Calls so far, oldest first. */
  readonly calls: readonly LoggedCall[]
  callsOf(method: string): readonly LoggedCall[]
  /** Calls to the webhook so far. */
  readonly callbacks: readonly CallbackRecord[]
  /** Makes calls fail. */
  fault(options: FaultOptions): void
  /** Makes the next call to the webhook misbehave. */
  disturb(how: Disturbance): void
  /** Posts bytes of one's own to the webhook, signed rightly unless told otherwise. */
  posts(body: string, signing?: Signing): Promise<Delivered>
  /** How it would sign a body. */
  signs(body: string): string
  /** Where it pushes to; null when nothing is set. */
  readonly webhookUrl: string | null
  forgetsWebhook(): void
  /** How many messages outside a conversation are free, and how many are paid for after that. */
  grants(messages: { readonly free: number; readonly paid: number }): void
  /** Goes away altogether: nobody listens, or nobody answers. */
  down(how: 'refuse' | 'hang'): Promise<void>
  up(): Promise<void>
  /** Settles when every message has arrived and every callback was taken. Rejects after `timeoutMs`, 5000 by default. */
  idle(timeoutMs?: number): Promise<void>
}

const TOKEN = '4453b6ac12345678-e02c5f12174805f9-daec9cbb5448c51f'
const IDENTITY = { id: 'pa:5348329124816532991', name: 'Svodka', uri: 'svodka' }

/** Starts a Viber on 127.0.0.1 that keeps the vendor's rules. */
export async function startViberEmulator(
  options: ViberEmulatorOptions = {},
): Promise<ViberEmulator> {
  const account = createAccount({
    token: options.token ?? TOKEN,
    identity: options.identity ?? IDENTITY,
    now: options.now ?? (() => Temporal.Now.instant().epochMilliseconds),
    pace: options.pace ?? 1,
    timeoutMs: options.webhookTimeoutMs ?? 5000,
  })
  const faults = createFaults()
  const log: LoggedCall[] = []
  const server = await startServer({ port: options.port ?? 0, accounts: [account], faults, log })
  const { callbacks } = account
  return {
    url: `http://127.0.0.1:${server.port}`,
    token: account.token,
    identity: account.identity,
    person: (profile) => createPerson(account, profile),
    calls: log,
    callsOf: (method) => log.filter((call) => call.method === method),
    callbacks: callbacks.records(),
    fault: faults.add,
    disturb: callbacks.disturb,
    posts: callbacks.post,
    signs: callbacks.sign,
    get webhookUrl() {
      return account.webhook?.url ?? null
    },
    forgetsWebhook() {
      account.webhook = null
    },
    grants({ free, paid }) {
      account.freeMessages = free
      account.paidMessages = paid
    },
    down: server.down,
    up: server.up,
    idle: (timeoutMs = 5000) => idle(account, timeoutMs),
    async [Symbol.asyncDispose]() {
      callbacks.close()
      await server.close()
    },
  }
}

async function idle(account: Account, timeoutMs: number): Promise<void> {
  const until = performance.now() + timeoutMs
  while (!account.callbacks.isIdle() || account.arriving > 0) {
    if (performance.now() > until) throw new Error(`Callbacks still wait after ${timeoutMs} ms`)
    await setTimeout(5)
  }
}
