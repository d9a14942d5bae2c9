import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import packageJson from '../package.json' with { type: 'json' }
import { type ChartRenderer, createChartRenderer } from './charts/index.ts'
import type { Config } from './config.ts'
import { createHttp, listen } from './http/index.ts'
import { type Clock, type Log, loggable, sixDigits, systemClock } from './kernel/index.ts'
import { slackManifest } from './messengers/slack/index.ts'
import { createWebChat, type WebChat } from './messengers/web-chat/index.ts'
import { isDemo, mustOpen, openResources, type Resources } from './resources.ts'
import { type Supervised, supervise } from './supervise.ts'
import { tryOut } from './try-out.ts'
import {
  type Bot,
  type ChangeFeed,
  createChangeFeed,
  forgetTryChats,
  ownerLink,
  peopleToTry,
  type Service,
  serveBots,
  tryAsEmployee,
  watchedBooks,
} from './usecases/index.ts'

export interface App extends AsyncDisposable {
  /** Where the page is. */
  readonly url: string
  /** Where the owner's password is chosen; null once it is. Opens once. */
  readonly setupUrl: string | null
  readonly demo: boolean
}

/** The service that runs now, with what must be closed after it. */
interface Running extends Service, AsyncDisposable {
  readonly resources: Resources
}

/**
 * Builds the whole service and starts it. Whatever fails half-way closes what was opened before;
 * disposing of it stops hearing first, then finishes what is on its way, then closes the store.
 */
export async function startApp(config: Config, log: Log, clock: Clock = systemClock): Promise<App> {
  await using building = new AsyncDisposableStack()
  const charts = building.use(createChartRenderer())
  const chat = createWebChat({ clock })
  const feed = createChangeFeed()
  const parts = { config, log, clock, charts, chat, feed }
  const running = building.use(
    await supervise(
      () => openService(parts),
      ({ served }) => served.sync(),
    ),
  )
  const http = await createHttp({
    ...apiParts(parts, running, await running.current()),
    webChat: { chat, ...tryPage(running, chat) },
    trustedProxies: config.trustedProxies,
    pageDir: fileURLToPath(new URL('../web/dist', import.meta.url)),
    log,
  })
  building.defer(() => http.close())
  const url = await listen(http, config.host, config.port)
  const { served, books, connections } = await running.current()
  await served.sync()
  building.use(watchForChanges(running, clock, log))
  const setupUrl = await offerSetup(config, books, url)
  const built = building.move()
  const { demo } = connections
  return { url, setupUrl, demo, [Symbol.asyncDispose]: () => built.disposeAsync() }
}

interface Parts {
  readonly config: Config
  readonly log: Log
  readonly clock: Clock
  readonly charts: ChartRenderer
  readonly chat: WebChat
  readonly feed: ChangeFeed
}

/** Opens the store, the CRM and the bots with the connections that are in force now. */
async function openService({ config, log, clock, charts, chat, feed }: Parts): Promise<Running> {
  await using opening = new AsyncDisposableStack()
  const resources = opening.use(await openResources(config, clock, log))
  opening.use(resources.store.serveAlone())
  const books = watchedBooks(resources.books, feed)
  const { crm, mailer, config: inForce } = resources
  await ensureWebChat(resources)
  await forgetTryChats({ books, crm, botId: WEB_CHAT.id })
  const clientFor: Service['clientFor'] = (bot) =>
    bot.kind === 'web-chat' ? chat : resources.clientFor(bot)
  const served = opening.use(
    serveBots({
      ...resources,
      books,
      charts,
      clientFor,
      publicUrl: inForce.publicUrl,
      pageUrl: inForce.publicUrl ?? `http://${inForce.host}:${inForce.port}`,
      clock,
      random: Math.random,
      makeCode: sixDigits,
      log,
    }),
  )
  const opened = opening.move()
  return {
    ...{ resources, books, crm, mailer, served, clientFor, routesFor: resources.routesFor },
    connections: { ...inForce, demo: isDemo(inForce) },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

/** What the API needs beyond handlers: the running service, and what only this file may build. */
function apiParts(
  { config, log, clock, feed }: Parts,
  running: Supervised<Running>,
  first: Running,
) {
  return {
    ownerChosen: () => rm(setupFile(config), { force: true }),
    service: running.current,
    reopen: running.reopen,
    tryOut: async (tried: Parameters<typeof tryOut>[1]) => {
      const { resources } = await running.current()
      return tryOut(resources.config, tried, clock, log)
    },
    mustOpen: (connections: Parameters<typeof mustOpen>[1]) => mustOpen(config, connections, clock),
    fingerprint: first.resources.fingerprint,
    slackManifest,
    media: async (name: string) => (await running.current()).resources.media.find(name),
    feed,
    clock,
    version: packageJson.version,
    ready: async () => isReady(await running.current()),
  }
}

/** The one-time link of the first start, also in a file for whoever does not see the console. */
async function offerSetup(
  config: Config,
  books: Service['books'],
  url: string,
): Promise<string | null> {
  const file = setupFile(config)
  if ((await books.read.administration.ownerPassword()) !== null) {
    await rm(file, { force: true })
    return null
  }
  const setupUrl = `${url}/#/setup/${await ownerLink({ books })}`
  // A file that is there already would keep the rights that it has.
  const fresh = `${file}.${process.pid}`
  await writeFile(fresh, `${setupUrl}\n`, { mode: 0o600, flag: 'wx' })
  await rename(fresh, file)
  return setupUrl
}

const setupFile = ({ dataDir }: Config) => join(dataDir, 'setup-link.txt')

/** The built-in messenger is a bot like any other, so that gate, outbox and log are the same. */
const WEB_CHAT: Omit<Bot, 'updatedAt'> = {
  id: 'web-chat',
  kind: 'web-chat',
  externalId: 'web-chat',
  name: 'Сводка',
  username: null,
  token: '',
  webhookKey: 'web-chat',
  webhookSecret: '',
  keys: { appToken: null, confirmation: null },
  settings: { takesRequests: false, routes: [], apiUrl: null },
  state: 'working',
}

async function ensureWebChat({ books }: Resources): Promise<void> {
  await books.inTransaction(async ({ bots }) => {
    if ((await bots.byId(WEB_CHAT.id)) === null) await bots.add(WEB_CHAT)
  })
}

/** Chats of «Попробовать»: with whichever service runs when somebody writes. */
function tryPage(running: Supervised<Running>, chat: WebChat) {
  const page = async () => ({ ...(await running.current()), botId: WEB_CHAT.id })
  return {
    async account() {
      const { crm, connections } = await running.current()
      return { name: (await crm.account()).name, demo: connections.demo }
    },
    people: async () => peopleToTry(await page()),
    async open(employeeId: string) {
      const chatId = chat.open()
      await tryAsEmployee(await page(), employeeId, chatId)
      return { chatId }
    },
    async receive(chatId: string, action: object) {
      const body = Buffer.from(JSON.stringify({ chatId, userId: chatId, ...action }))
      const updates = chat.messenger.parse({ headers: {}, body })
      const bot = (await running.current()).served.byId(WEB_CHAT.id)
      await Promise.all(updates.map((update) => bot?.receive(update)))
    },
  }
}

const WATCH_MS = 300
const FORGET_EVERY_MS = 3_600_000

/** Commands work while the service runs: what they wrote is noticed at once. */
function watchForChanges(running: Supervised<Running>, clock: Clock, log: Log): Disposable {
  const seen = new WeakMap<Running, number>()
  async function look(): Promise<void> {
    const now = await running.current()
    const changes = now.resources.store.foreignChanges()
    const before = seen.get(now)
    seen.set(now, changes)
    // What was written before the first look may have come after the bots were read.
    if (before === changes) return
    await now.served.sync()
    now.served.wakeAll()
  }
  const watching = setInterval(() => {
    look().catch((error) => log.error(loggable(error), 'bots not synchronised'))
  }, WATCH_MS)
  const forgetting = setInterval(() => {
    running
      .current()
      .then(({ resources }) => resources.store.forgetOld(clock()))
      .catch((error) => log.error(loggable(error), 'nothing forgotten'))
  }, FORGET_EVERY_MS)
  return {
    [Symbol.dispose]() {
      clearInterval(watching)
      clearInterval(forgetting)
    },
  }
}

async function isReady({ books, crm }: Service): Promise<boolean> {
  try {
    await Promise.all([books.read.bots.all(), crm.employees()])
    return true
  } catch {
    return false
  }
}
