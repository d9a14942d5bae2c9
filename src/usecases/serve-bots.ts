import type { ChartRenderer } from '../charts/index.ts'
import type { Crm } from '../crm/index.ts'
import { type Clock, codeOf, type Log, loggable } from '../kernel/index.ts'
import type { Mailer } from '../mail/index.ts'
import type { BotClient } from '../messengers/index.ts'
import { type Lane, startLane } from '../outbox/index.ts'
import type { Books, Bot } from './ledger.ts'
import { startCourier } from './pass-on-proofs.ts'
import { startRequestCourier } from './pass-on-requests.ts'
import { startPlacer } from './place-broadcasts.ts'
import { prepareEntry } from './prepare-entry.ts'
import { createReceiver, type Receiver } from './receive-updates.ts'

export interface ServeBotsOptions {
  readonly books: Books
  readonly crm: Crm
  readonly charts: ChartRenderer
  readonly clientFor: (bot: Bot) => BotClient
  /** Null where no public address leads to us: then bots are polled. */
  readonly publicUrl: string | null
  /** Where administrators open the page. */
  readonly pageUrl: string
  /** Null when no code can be mailed. */
  readonly mailer: Mailer | null
  readonly makeCode: () => string
  readonly clock: Clock
  readonly random: () => number
  readonly log: Log
}

/** A bot at work: it hears, and it speaks. */
export interface ServedBot extends Pick<Receiver, 'receive' | 'heardAt'> {
  readonly bot: Bot
  readonly client: BotClient
  readonly lane: Lane
  /** Takes the bot off work: its messenger said that it is not wanted any more. */
  retire(): void
}

export interface ServedBots extends AsyncDisposable {
  /** By the unguessable part of a webhook's address; null when there is none. */
  byWebhookKey(key: string): ServedBot | null
  byId(id: string): ServedBot | null
  /**
   * Starts bots that were added, stops those removed or refused by their messenger, and begins anew
   * with those about which something was decided.
   */
  sync(): Promise<void>
  /** Looks for messages, requests and broadcasts that were written down elsewhere. */
  wakeAll(): void
}

/**
 * Puts every bot of an account to work, from the first `sync` on: begin only when the address of the
 * webhooks answers, for some messengers try it at once.
 */
export function serveBots(options: ServeBotsOptions): ServedBots {
  const running = new Map<string, { served: ServedBot; stop(): Promise<void> }>()

  async function sync(): Promise<void> {
    const bots = (await options.books.read.bots.all()).filter(({ state }) => state === 'working')
    const wanted = new Map(bots.map((bot) => [bot.id, bot]))
    const gone = [...running].filter(([id, { served }]) => !isSame(wanted.get(id), served.bot))
    for (const [id] of gone) running.delete(id)
    await Promise.all(gone.map(([, { stop }]) => stop()))
    for (const bot of bots) {
      if (!running.has(bot.id)) running.set(bot.id, start(options, bot, { retire, stir }))
    }
  }

  function wakeAll(): void {
    for (const { served } of running.values()) served.lane.wake()
  }

  function stir(): void {
    wakeAll()
    courier.wake()
    placer.wake()
    requestCourier.wake()
  }

  /** Takes a bot off work that its messenger refuses, once what is on its way has ended. */
  function retire(bot: Bot): void {
    const marked = options.books.inTransaction(({ bots }) =>
      bots.changeState(bot.id, 'unauthorized'),
    )
    marked.then(sync).catch((error) => options.log.error(loggable(error), 'bot not retired'))
  }

  const courier = startCourier({ ...options, onWritten: wakeAll })
  const placer = startPlacer({ ...options, onWritten: wakeAll })
  const requestCourier = startRequestCourier({ ...options, onWritten: wakeAll })
  return {
    sync,
    byWebhookKey: (key) =>
      [...running.values()].find(
        ({ served: { bot } }) => bot.kind !== 'web-chat' && bot.webhookKey === key,
      )?.served ?? null,
    byId: (id) => running.get(id)?.served ?? null,
    wakeAll: stir,
    async [Symbol.asyncDispose]() {
      await courier[Symbol.asyncDispose]()
      await placer[Symbol.asyncDispose]()
      await requestCourier[Symbol.asyncDispose]()
      await Promise.all([...running.values()].map(({ stop }) => stop()))
    },
  }
}

/** False when the bot would be served otherwise now, or greet by another name. */
function isSame(wanted: Bot | undefined, served: Bot): boolean {
  return wanted !== undefined && whatIsServed(wanted) === whatIsServed(served)
}

const whatIsServed = ({ name, username, token, webhookSecret, keys, settings }: Bot): string =>
  JSON.stringify([name, username, token, webhookSecret, keys, settings])

interface Colleagues {
  /** Takes a bot off work. */
  retire(bot: Bot): void
  /** Others may have something to do. */
  stir(): void
}

function start(options: ServeBotsOptions, bot: Bot, { retire, stir }: Colleagues) {
  const { log, publicUrl } = options
  const client = options.clientFor(bot)
  const lane = startLaneOf(options, bot, client, retire)
  const stopped = new AbortController()
  const { receive, heardAt, settled } = createReceiver(options, bot, client, lane, stir)
  const served: ServedBot = { bot, client, lane, receive, heardAt, retire: () => retire(bot) }
  const webhookUrl = publicUrl === null ? null : `${publicUrl}/webhooks/${bot.webhookKey}`
  const hearing = hear(served, webhookUrl, stopped.signal, log).catch(() => retire(bot))
  return {
    served,
    async stop() {
      stopped.abort()
      await hearing
      // What was taken is answered before the store is closed: nobody would bring it again.
      await settled()
      await lane[Symbol.asyncDispose]()
    },
  }
}

const CONNECT_AGAIN_MS = 5_000

/** Registers the webhook, or polls, until told to stop. Throws `bot-unauthorized`, nothing else. */
async function hear(
  { bot, client, receive }: ServedBot,
  webhookUrl: string | null,
  signal: AbortSignal,
  log: Log,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await client.setup.connect(webhookUrl)
      log.info({ bot: bot.id, kind: bot.kind, polled: webhookUrl === null }, 'bot connected')
      if (webhookUrl !== null || client.poller === null) return
      for await (const updates of client.poller.batches(signal)) {
        // Kept before the next batch is asked for, which confirms this one.
        await Promise.all(updates.map(receive))
      }
    } catch (error) {
      log.warn({ bot: bot.id, kind: bot.kind, ...loggable(error) }, 'bot not connected')
      if (codeOf(error) === 'bot-unauthorized') throw error
      // Nothing changes until the service is started with other settings.
      if (codeOf(error) === 'bad-config') return
      await pause(CONNECT_AGAIN_MS, signal)
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

function startLaneOf(
  options: ServeBotsOptions,
  bot: Bot,
  { messenger }: BotClient,
  retire: (bot: Bot) => void,
): Lane {
  const { books, crm, charts, clock, random, log, pageUrl } = options
  const { capabilities } = messenger
  const { read, inTransaction } = books
  const deps = { read, inTransaction, crm, charts, clock, bot, capabilities, pageUrl }
  return startLane({
    botId: bot.id,
    messenger,
    outbox: books.read.outbox,
    write: (work) => books.inTransaction(({ outbox }) => work(outbox)),
    prepare: (entry) => prepareEntry(deps, entry),
    async onRefusal({ subscriberId }, code) {
      if (code === 'bot-unauthorized') return retire(bot)
      if (subscriberId === null) return
      // Somebody who blocked the bot is not subscribed any more.
      await books.inTransaction(({ subscribers }) =>
        subscribers.change(subscriberId, { state: 'stopped' }),
      )
    },
    clock,
    random,
    log,
    concurrency: 32,
    bulkPerSecond: capabilities.bulkPerSecond,
  })
}
