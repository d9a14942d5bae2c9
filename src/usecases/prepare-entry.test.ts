import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type Crm, createCachedCrm, type Employee, type MetricId } from '../crm/index.ts'
import { AppError, createSecretBox, plainText } from '../kernel/index.ts'
import { CAPABILITIES } from '../messengers/capabilities.fixture.ts'
import type { Prepared } from '../outbox/index.ts'
import { openStore, type Store } from '../store/index.ts'
import type { Books, Bot } from './ledger.ts'
import { startPlacer } from './place-broadcasts.ts'
import { prepareEntry } from './prepare-entry.ts'
import { sendBroadcast } from './send-broadcast.ts'

const PEOPLE = 200

let folder: string
let store: Store
let books: Books

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'svodka-broadcast-'))
  const path = join(folder, 'svodka.sqlite')
  store = await openStore({ path, clock, secretBox: createSecretBox('a key for these tests') })
  await store.ensureAccount('1', '')
  books = store.books('1')
  await books.inTransaction(async ({ bots, subscribers }) => {
    await bots.add(BOT)
    for (const { id } of COMPANY) {
      await subscribers.add({
        id: `s${id}`,
        botId: BOT.id,
        userId: id,
        chatId: id,
        username: null,
        employeeId: id,
        state: 'subscribed',
        locale: null,
        defaultScope: null,
        lastReport: null,
      })
    }
  })
})

after(async () => {
  await store[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

describe('a report to two hundred people', () => {
  it('is asked of the CRM once, and cut to what each may see', async () => {
    const { crm, asked } = countingCrm()
    const entries = await broadcast(crm, 'to all of them')

    const said = await Promise.all(entries.map((entry) => prepareEntry(depsOf(crm), entry)))

    assert.equal(said.length, PEOPLE)
    assert.deepEqual(asked(), ['deals.new'])
    const [director, manager] = said.map(wordsOf)
    assert.match(director ?? '', /Всего: 200/)
    assert.match(manager ?? '', /Всего: 1\b/)
  })

  it('waits while the CRM is away: nobody is told that it is', async () => {
    const { crm } = countingCrm()
    const [entry] = await broadcast(crm, 'while it is away')
    assert.ok(entry)
    const away: Crm = {
      ...crm,
      breakdown: () => Promise.reject(new AppError('crm-unavailable', 'away')),
      trend: () => Promise.reject(new AppError('crm-unavailable', 'away')),
    }

    await assert.rejects(prepareEntry(depsOf(away), entry), { code: 'crm-unavailable' })
  })
})

const NOW = Temporal.Instant.from('2026-11-18T09:00:00Z')
const clock = () => NOW

const wordsOf = (prepared: Prepared) =>
  'reply' in prepared ? plainText(prepared.reply.text) : prepared.skip

/** The entries of a new broadcast; those of earlier ones are stopped. */
async function broadcast(crm: Crm, key: string) {
  const deps = { books, crm, clock, onWritten: () => {} }
  const question = { subject: 'deals.new', period: 'month', scope: 'all', view: 'text' } as const
  const order = { question, audience: { to: 'all' }, note: '', key } as const
  const { id } = await sendBroadcast(deps, order, 'test')
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const placer = startPlacer({ ...deps, log })
  while ((await books.read.broadcasts.unplaced()).length > 0) {
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  await placer[Symbol.asyncDispose]()
  const due = await books.read.outbox.due(BOT.id, NOW, 1000)
  return due.filter(({ broadcastId }) => broadcastId === id)
}

const depsOf = (crm: Crm) => ({
  read: books.read,
  inTransaction: books.inTransaction,
  pageUrl: 'https://bot.example.org',
  crm,
  charts: {
    render: () => Promise.reject(new Error('not asked for')),
    [Symbol.asyncDispose]: async () => {},
  },
  clock,
  bot: BOT,
  capabilities: CAPABILITIES,
})

const BOT: Bot = {
  id: 'bot',
  kind: 'telegram',
  externalId: '7',
  name: 'Acme CRM',
  username: 'acme_crm_bot',
  token: '7:token',
  webhookKey: 'key',
  webhookSecret: 'secret',
  keys: { appToken: null, confirmation: null },
  settings: { takesRequests: false, routes: [], apiUrl: null },
  state: 'working',
  updatedAt: NOW,
}

/** A director who sees everybody, and people who see themselves. */
const COMPANY: readonly Employee[] = Array.from({ length: PEOPLE }, (_, i) => ({
  id: String(i + 1),
  login: `user${i + 1}`,
  name: `Сотрудник ${i + 1}`,
  email: null,
  phones: [],
  role: '',
  sight: i === 0 ? 'everyone' : 'self',
  managerId: null,
  active: true,
  administrator: i === 0,
  planGroup: 'self',
}))

/** One new deal each. */
const ROWS = COMPANY.map(({ id }) => ({ employeeId: id, count: 1, amount: 100n }))

function countingCrm() {
  const asked: string[] = []
  const reading = <T>(value: T) => Promise.resolve({ value, asOf: NOW })
  const source: Crm = {
    passwords: null,
    requests: null,
    account: async () => ({ name: 'Проба', currency: '₽', timeZone: 'Europe/Moscow', url: null }),
    employees: async () => COMPANY,
    metrics: async (): Promise<MetricId[]> => ['deals.new'],
    breakdown(metric) {
      asked.push(metric)
      return reading(ROWS)
    },
    trend(metric, buckets) {
      asked.push(metric)
      return reading(buckets.map(() => ROWS))
    },
    plan: () => reading({ targets: [], facts: [] }),
    close: async () => {},
  }
  return { crm: createCachedCrm(source, { clock }), asked: () => asked }
}
