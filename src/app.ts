import { fileURLToPath } from 'node:url'
import { createChartRenderer } from './charts/index.ts'
import type { Config } from './config.ts'
import { createHttp, listen } from './http/index.ts'
import { type Clock, type Log, loggable, sixDigits, systemClock } from './kernel/index.ts'
import { createWebChat, type WebChat } from './messengers/web-chat/index.ts'
import { isDemo, openResources, type Resources } from './resources.ts'
import {
  type Bot,
  forgetTryChats,
  peopleToTry,
  type ServedBots,
  serveBots,
  tryAsEmployee,
} from './usecases/index.ts'

export interface App extends AsyncDisposable {
  /** Where the page is. */
  readonly url: string
}

/**
 * Builds the whole service and starts it. Whatever fails half-way closes what was opened before;
 * disposing of it stops hearing first, then finishes what is on its way, then closes the store.
 */
export async function startApp(config: Config, log: Log, clock: Clock = systemClock): Promise<App> {
  await using building = new AsyncDisposableStack()
  const resources = building.use(await openResources(config, clock, log))
  building.use(resources.store.serveAlone())
  const charts = building.use(createChartRenderer())
  const chat = createWebChat({ clock })
  const page = { books: resources.books, crm: resources.crm, botId: WEB_CHAT.id }
  const demo = isDemo(config)
  if (demo) await ensureWebChat(resources)
  await forgetTryChats(page)
  const served = building.use(
    serveBots({
      ...resources,
      charts,
      clientFor: (bot) => (bot.kind === 'web-chat' ? chat : resources.clientFor(bot)),
      publicUrl: config.publicUrl,
      clock,
      random: Math.random,
      makeCode: sixDigits,
      log,
    }),
  )
  const http = await createHttp({
    byWebhookKey: served.byWebhookKey,
    // Anybody may be anybody here: on a real CRM there is no such page.
    webChat: demo ? { chat, ...tryPage(resources, served, chat) } : null,
    pageDir: fileURLToPath(new URL('../web/dist', import.meta.url)),
    ready: () => isReady(resources),
    log,
  })
  building.defer(() => http.close())
  const url = await listen(http, config.host, config.port)
  await served.sync()
  building.use(watchForChanges(resources, served, clock, log))
  const built = building.move()
  return { url, [Symbol.asyncDispose]: () => built.disposeAsync() }
}

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

function tryPage({ books, crm }: Resources, served: ServedBots, chat: WebChat) {
  const page = { books, crm, botId: WEB_CHAT.id }
  return {
    account: async () => ({ name: (await crm.account()).name, demo: true }),
    people: () => peopleToTry(page),
    async open(employeeId: string) {
      const chatId = chat.open()
      await tryAsEmployee(page, employeeId, chatId)
      return { chatId }
    },
    async receive(chatId: string, action: object) {
      const body = Buffer.from(JSON.stringify({ chatId, userId: chatId, ...action }))
      const updates = chat.messenger.parse({ headers: {}, body })
      const bot = served.byId(WEB_CHAT.id)
      await Promise.all(updates.map((update) => bot?.receive(update)))
    },
  }
}

const WATCH_MS = 300
const FORGET_EVERY_MS = 3_600_000

/** Commands work while the service runs: what they wrote is noticed at once. */
function watchForChanges(
  { store }: Resources,
  served: ServedBots,
  clock: Clock,
  log: Log,
): Disposable {
  let seen = store.foreignChanges()
  const watching = setInterval(() => {
    const changes = store.foreignChanges()
    if (changes === seen) return
    seen = changes
    served
      .sync()
      .then(served.wakeAll, (error) => log.error(loggable(error), 'bots not synchronised'))
  }, WATCH_MS)
  const forgetting = setInterval(() => {
    store.forgetOld(clock()).catch((error) => log.error(loggable(error), 'nothing forgotten'))
  }, FORGET_EVERY_MS)
  return {
    [Symbol.dispose]() {
      clearInterval(watching)
      clearInterval(forgetting)
    },
  }
}

async function isReady({ books, crm }: Resources): Promise<boolean> {
  try {
    await Promise.all([books.read.bots.all(), crm.employees()])
    return true
  } catch {
    return false
  }
}
