import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDemoCrm } from '../src/crm/demo/index.ts'
import { type Crm, createCachedCrm, withCircuitBreaker } from '../src/crm/index.ts'
import { AppError, createSecretBox } from '../src/kernel/index.ts'
import type {
  BotClient,
  Capabilities,
  Reply,
  Update,
  UpdateEvent,
} from '../src/messengers/index.ts'
import { openStore } from '../src/store/index.ts'
import { type Bot, serveBots } from '../src/usecases/index.ts'

const START = Temporal.Instant.from('2026-11-18T12:00:00+05:00')

/** A service on the demo CRM with one bot of a messenger that has windows, all in this process. */
export async function openRequestDesk() {
  await using building = new AsyncDisposableStack()
  const folder = building.adopt(await mkdtemp(join(tmpdir(), 'svodka-desk-')), (path) =>
    rm(path, { recursive: true }),
  )
  let now = START
  const clock = () => now
  const demo = await openDemoCrm({ path: join(folder, 'demo.sqlite'), clock })
  const line = { down: false, created: 0 }
  const secretBox = createSecretBox('secret')
  const store = building.use(
    await openStore({ path: join(folder, 'svodka.sqlite'), clock, secretBox }),
  )
  await store.ensureAccount('1', 'Проба')
  const books = store.books('1')
  await books.inTransaction(({ bots }) => bots.add(BOT))
  const said: { chatId: string; reply: Reply }[] = []
  const crm = createCachedCrm(withCircuitBreaker(overLine(demo, line), { clock }), { clock })
  building.defer(() => crm.close())
  const served = building.use(
    serveBots({
      books,
      crm,
      charts: { render: async () => new Uint8Array(), [Symbol.asyncDispose]: async () => {} },
      clientFor: () => clientSaying(said),
      ...{
        publicUrl: null,
        pageUrl: 'http://127.0.0.1',
        mailer: null,
        makeCode: () => '000000',
        random: () => 0.5,
        clock,
      },
      log: { info() {}, warn() {}, error() {} },
    }),
  )
  await served.sync()
  const built = building.move()
  let updates = 0
  return {
    books,
    line,
    said,
    path: join(folder, 'demo.sqlite'),
    storePath: join(folder, 'svodka.sqlite'),
    /** True when the CRM knows everything. */
    async nothingDue() {
      const due = await books.read.requests.due(now.add({ hours: 24 }), 1)
      return due.length === 0
    },
    /** Something that somebody does, in their own chat unless told otherwise. */
    async does(userId: string, event: UpdateEvent, chat: Partial<Update['chat']> = {}) {
      updates += 1
      const from = { id: userId, username: null, name: 'Гость', language: 'ru' }
      const place = { id: userId, private: true, ...chat }
      await served.byId(BOT.id)?.receive({ id: `u${updates}`, chat: place, from, event })
    },
    pass(duration: Temporal.DurationLike) {
      now = now.add(duration)
      served.wakeAll()
    },
    [Symbol.asyncDispose]: () => built.disposeAsync(),
  }
}

/** A CRM behind a line that can be cut; now and then what it answers is lost on its way back. */
function overLine(crm: Crm, line: { down: boolean; created: number }): Crm {
  const gone = () => new AppError('crm-unavailable', 'The line is cut')
  const over = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (line.down) throw gone()
    return ask()
  }
  const { requests } = crm
  if (requests === null) throw new Error('The demo CRM takes requests')
  return {
    ...crm,
    account: () => over(() => crm.account()),
    employees: () => over(() => crm.employees()),
    metrics: () => over(() => crm.metrics()),
    requests: {
      ...requests,
      create: (request) =>
        over(async () => {
          const created = await requests.create(request)
          line.created += 1
          if (line.created % 100 === 0) throw gone()
          return created
        }),
    },
  }
}

function clientSaying(said: { chatId: string; reply: Reply }[]): BotClient {
  return {
    messenger: {
      kind: 'slack',
      capabilities: CAPABILITIES,
      parse: () => [],
      answer: () => null,
      acknowledge: async () => {},
      async send(chatId, reply) {
        said.push({ chatId, reply })
        return { id: String(said.length), picture: false }
      },
    },
    setup: {
      check: async () => ({ externalId: 'B1', name: 'Бот', username: null }),
      connect: async () => {},
      info: async () => ({ webhookUrl: null, pending: null, lastError: null, lastErrorAt: null }),
      disconnect: async () => {},
    },
    poller: null,
  }
}

const CAPABILITIES: Capabilities = {
  ...{ edit: true, contactButton: false, textLength: 3000, captionLength: 3000 },
  ...{ buttonDataBytes: 255, buttonsPerRow: 5, buttonRows: 10, buttons: 25 },
  picture: { width: 1200, height: 675, by: 'upload' },
  receipts: { delivered: false, read: false },
  ...{ polling: true, forms: true, idempotent: false, bulkPerSecond: 4 },
}

const BOT: Bot = {
  ...{ id: 'bot', kind: 'slack', externalId: 'B1', name: 'Бот', username: null },
  ...{ token: 't', webhookKey: 'k', webhookSecret: 's', state: 'working' },
  keys: { appToken: null, confirmation: null },
  settings: { takesRequests: true, routes: [], apiUrl: null },
  updatedAt: START,
}
