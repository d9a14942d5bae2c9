import { lookup } from 'node:dns/promises'
import { type Bot, type BotIdentity, createBot } from './bot.ts'
import { createCallLog, type LoggedCall } from './call-log.ts'
import type { CallbackRecord } from './callbacks.ts'
import { createFaults, type Fault, type FaultOptions } from './faults.ts'
import { createGroup, type Group, type GroupProfile } from './groups.ts'
import { execute } from './methods/index.ts'
import { createPerson, type Person, type PersonProfile } from './people.ts'
import { startServer } from './server.ts'
import { type Counts, createCounts, type Settings } from './settings.ts'
import type { Delivered } from './webhook-post.ts'
import { readWebhookReply } from './webhook-reply.ts'

export interface TelegramEmulatorOptions {
  /** 0 by default: any free one. */
  readonly port?: number
  /** The first bot's token; by default one made up. It begins with the bot's id and a colon. */
  readonly token?: string
  /** By default «Svodka», @svodka_bot, with the id that the token begins with. */
  readonly bot?: BotIdentity
  /** True by default. False remembers neither calls nor old messages: for benchmarks. */
  readonly keepLog?: boolean
  /** Enforces the sending limits of the vendor's FAQ. False by default. */
  readonly limits?: boolean
  /** Multiplies the vendor's own waits, between webhook attempts for one. 1 by default. */
  readonly pace?: number
  /** How long a press can be answered. 15 seconds by default. */
  readonly callbackLifetimeMs?: number
  /** How long a webhook may take to answer. 60 seconds by default. */
  readonly webhookTimeoutMs?: number
  /** Milliseconds since 1970; by default the machine's clock. Timers run by the machine's anyway. */
  readonly now?: () => number
  readonly random?: () => number
  /** Finds the address of a webhook's host; by default the system's resolver. */
  readonly resolve?: (host: string) => Promise<string>
}

export interface BotHandle {
  readonly token: string
  readonly id: number
  readonly username: string
}

/** A Telegram of one's own, with people in it. */
export interface TelegramEmulator extends AsyncDisposable {
  /** The base address, for `TELEGRAM_API_URL`. */
  readonly url: string
  /** The first bot's token. */
  readonly token: string
  /** The first bot. */
  readonly bot: BotHandle
  addBot(identity: BotIdentity, token?: string): BotHandle
  /** Somebody who can talk to a bot, by default the first. One id is one person. */
  person(profile: PersonProfile, token?: string): Person
  /** A group that a bot, by default the first, is brought into. */
  group(profile: GroupProfile, token?: string): Group
  /** Calls of methods so far, oldest first; the last 10 000 at least. */
  readonly calls: readonly LoggedCall[]
  callsOf(method: string): readonly LoggedCall[]
  /** Presses of inline buttons so far, with their answers. */
  readonly callbacks: readonly CallbackRecord[]
  /** Makes calls fail. Faults are used up in the order they were added. */
  fault(options: FaultOptions): Fault
  /** Goes away altogether: nobody listens, or nobody answers. */
  down(how: 'refuse' | 'hang'): Promise<void>
  up(): Promise<void>
  /**
   * Settles when every queued update was delivered and accepted, or fetched and confirmed. Rejects
   * after `timeoutMs`, 5000 by default.
   */
  idle(timeoutMs?: number): Promise<void>
  readonly stats: Readonly<Counts>
}

const DEFAULT_TOKEN_ID = 7123456789

/**
 * Starts a Telegram on 127.0.0.1 that keeps the vendor's rules: a real HTTP server, so that the
 * product under test needs only another base address.
 */
export async function startTelegramEmulator(
  options: TelegramEmulatorOptions = {},
): Promise<TelegramEmulator> {
  const settings = settingsOf(options)
  const { now, counts, keepLog } = settings
  const bots = new Map<string, Bot>()
  const faults = createFaults()
  const log = createCallLog(keepLog)
  const addBot = (identity: BotIdentity, token = `${identity.id}:${madeUpSecret(identity.id)}`) => {
    const bot = createBot(token, identity, settings, carryOutReply)
    bots.set(token, bot)
    return bot
  }
  const first = addBot(options.bot ?? defaultBot(options.token), options.token)
  const botOf = (token = first.token) => {
    const bot = bots.get(token)
    if (!bot) throw new Error(`There is no bot with the token ${token}`)
    return bot
  }
  const server = await startServer({ port: options.port ?? 0, bots, faults, log, counts, now })

  return {
    url: `http://127.0.0.1:${server.port}`,
    token: first.token,
    bot: first,
    addBot,
    person: (profile, token) => createPerson(botOf(token), profile),
    group: (profile, token) => createGroup(botOf(token), profile),
    get calls() {
      return log.all()
    },
    callsOf: (method) => log.all().filter((call) => call.method === method),
    get callbacks() {
      return [...bots.values()].flatMap(({ callbacks }) => callbacks.records())
    },
    fault: faults.add,
    down: server.down,
    up: server.up,
    idle: (timeoutMs = 5000) => idle([...bots.values()], timeoutMs),
    stats: counts,
    async [Symbol.asyncDispose]() {
      for (const { connection } of bots.values()) connection.close()
      await server.close()
    },
  }
}

function settingsOf(options: TelegramEmulatorOptions): Settings {
  return {
    now: options.now ?? (() => Temporal.Now.instant().epochMilliseconds),
    random: options.random ?? Math.random,
    pace: options.pace ?? 1,
    keepLog: options.keepLog ?? true,
    limits: options.limits ?? false,
    callbackLifetimeMs: options.callbackLifetimeMs ?? 15_000,
    webhookTimeoutMs: options.webhookTimeoutMs ?? 60_000,
    resolve: options.resolve ?? (async (host) => (await lookup(host, { family: 4 })).address),
    counts: createCounts(),
  }
}

// A token begins with its bot's id.
function defaultBot(token = `${DEFAULT_TOKEN_ID}:`): BotIdentity {
  return { id: Number.parseInt(token, 10), first_name: 'Svodka', username: 'svodka_bot' }
}

// Of the form that BotFather gives out.
function madeUpSecret(id: number): string {
  return `AAE_${id.toString(36)}`.padEnd(35, 'x')
}

// Nobody learns what came of a call in a webhook's answer.
function carryOutReply(bot: Bot, delivered: Delivered): void {
  const reply = readWebhookReply(delivered)
  if (reply) void Promise.try(execute, bot, reply.method, reply.call).catch(() => {})
}

async function idle(bots: readonly Bot[], timeoutMs: number): Promise<void> {
  const empty = Promise.all(bots.map(({ updates }) => updates.whenEmpty()))
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    reject(new Error(`Updates still wait after ${timeoutMs} ms: ${bots.map(waiting).join(', ')}`))
  }, timeoutMs)
  try {
    await Promise.race([empty, late])
  } finally {
    clearTimeout(timer)
  }
}

function waiting({ username, updates, connection }: Bot): string {
  const taken = connection.used() ? '' : ' (and nobody takes them)'
  return `${updates.size()} for ${username}${taken}`
}
