import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { createSecretBox, hashCode } from '../kernel/index.ts'
import type { NewEntry } from '../outbox/index.ts'
import type { Books, Bot, Subscriber } from '../usecases/index.ts'
import { openStore, type Store } from './index.ts'

let folder: string
let store: Store
let books: Books

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'svodka-store-'))
  store = await open(join(folder, 'svodka.sqlite'))
  for (const account of ['one', 'two']) await store.ensureAccount(account, account)
  books = store.books('one')
  await books.inTransaction((ledger) => ledger.bots.add(BOT))
})

after(async () => {
  await store[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

describe('a transaction', () => {
  it('keeps all of its work or none', async () => {
    const work = books.inTransaction(async (ledger) => {
      await ledger.outbox.put(entry('lost'))
      throw new RangeError('half way')
    })

    await assert.rejects(work, RangeError)
    assert.equal(await books.read.outbox.toldSince('bot', 'lost', 'home', LONG_AGO), 0)
  })

  it('takes back only itself when others commit in the same turn', async () => {
    const works = [put('first'), fail(), put('second')]

    const results = await Promise.allSettled(works)

    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    )
    assert.equal(await told('first'), 1)
    assert.equal(await told('second'), 1)
  })
})

describe('an update', () => {
  it('is claimed once, however many ask at the same moment', async () => {
    const claims = Array.from({ length: 20 }, () =>
      books.inTransaction((ledger) => ledger.claimUpdate('bot', '853201001')),
    )

    const won = (await Promise.all(claims)).filter(Boolean)

    assert.equal(won.length, 1)
  })
})

describe('an invitation', () => {
  it('is used by the first who opens it and by nobody else', async () => {
    await invite('code-1', '2027-01-01T00:00:00Z')

    const used = await Promise.all(['u1', 'u2', 'u3'].map((user) => use('bot', 'code-1', user)))

    assert.equal(used.filter((invitation) => invitation !== null).length, 1)
  })

  it('is worth nothing after it expired, or for another bot', async () => {
    await invite('code-2', '2026-11-22T08:59:59Z')
    await invite('code-3', '2027-01-01T00:00:00Z')

    assert.equal(await use('bot', 'code-2', 'u1'), null)
    assert.equal(await use('other', 'code-3', 'u1'), null)
  })
})

describe('the outbox', () => {
  it('gives what is due, interactive first, and nothing of another bot', async () => {
    await books.inTransaction(async ({ outbox }) => {
      await outbox.put({ ...entry('b'), botId: 'due', lane: 'bulk' })
      await outbox.put({ ...entry('a'), botId: 'due' })
      await outbox.put({ ...entry('c'), botId: 'elsewhere' })
    })

    const due = await books.read.outbox.due('due', NOW, 10)

    assert.deepEqual(
      due.map(({ chatId }) => chatId),
      ['a', 'b'],
    )
  })

  it('does not give again what was sent, and waits for what was put off', async () => {
    await books.inTransaction(({ outbox }) => outbox.put({ ...entry('a'), botId: 'fates' }))
    const [queued] = await books.read.outbox.due('fates', NOW, 10)
    assert.ok(queued)
    const dueAt = NOW.add({ seconds: 7 })

    await settle(queued.id, { state: 'queued', dueAt, error: 'busy' })

    assert.deepEqual(await books.read.outbox.due('fates', NOW, 10), [])
    assert.ok((await books.read.outbox.nextDueAt('fates'))?.equals(dueAt))
    await settle(queued.id, { state: 'sent', messageId: '5' })
    assert.equal(await books.read.outbox.nextDueAt('fates'), null)
    assert.deepEqual(
      (await books.read.outbox.newest(1, 'fates')).map(({ state, attempts }) => [state, attempts]),
      [['sent', 2]],
    )
  })
})

describe('serving a store', () => {
  it('is for one service at a time, and free again when that one ends', () => {
    const first = store.serveAlone()

    assert.throws(() => store.serveAlone(), { code: 'conflict' })
    first[Symbol.dispose]()
    store.serveAlone()[Symbol.dispose]()
  })
})

describe('accounts', () => {
  it('see nothing of each other', async () => {
    const other = store.books('two')

    assert.deepEqual(await other.read.bots.all(), [])
    assert.equal(await other.read.bots.byId('bot'), null)
    assert.deepEqual(await other.read.outbox.newest(100), [])
    assert.deepEqual(await other.read.outbox.due('bot', NOW, 10), [])
  })
})

describe('subscribers', () => {
  it('are found by their stable id, and those who wait by username in any case', async () => {
    await books.inTransaction((ledger) => ledger.subscribers.add(SUBSCRIBER))

    const waiting = await books.read.subscribers.waitingAs('bot', 'OLGA_P')

    assert.equal(waiting?.employeeId, '7')
    assert.equal(await books.read.subscribers.byUser('bot', 'olga_p'), null)
  })

  it('keep changes and forget nothing else', async () => {
    await books.inTransaction((ledger) =>
      ledger.subscribers.change('s1', { userId: '501', state: 'subscribed', locale: 'en' }),
    )

    const found = await books.read.subscribers.byUser('bot', '501')

    assert.deepEqual(found, {
      ...SUBSCRIBER,
      userId: '501',
      state: 'subscribed',
      locale: 'en',
      username: 'olga_p',
      blocked: false,
      updatedAt: NOW,
    })
  })
})

describe('opening the store', () => {
  it('finds everything again after it was closed', async () => {
    const path = join(folder, 'again.sqlite')
    const first = await open(path)
    await first.ensureAccount('one', 'one')
    await first.books('one').inTransaction((ledger) => ledger.bots.add(BOT))
    await first[Symbol.asyncDispose]()

    const second = await open(path)

    assert.deepEqual(await second.books('one').read.bots.all(), [{ ...BOT, updatedAt: NOW }])
    await second[Symbol.asyncDispose]()
  })

  it('says in one line what is wrong with a damaged file or a folder that is none', async () => {
    const damaged = join(folder, 'damaged.sqlite')
    await writeFile(damaged, 'not a database, but long enough to be taken for a header of one …')

    await assert.rejects(open(damaged), { code: 'store-unavailable' })
    await assert.rejects(open(join(damaged, 'below.sqlite')), { code: 'store-unavailable' })
  })

  it('notices that another process wrote', async () => {
    const other = await open(join(folder, 'svodka.sqlite'))
    const seen = store.foreignChanges()
    await put('own write')
    assert.equal(store.foreignChanges(), seen)

    await other.books('one').inTransaction((ledger) => ledger.block('9'))

    assert.notEqual(store.foreignChanges(), seen)
    await other[Symbol.asyncDispose]()
  })
})

const NOW = Temporal.Instant.from('2026-11-22T09:00:00Z')
const LONG_AGO = Temporal.Instant.from('2020-01-01T00:00:00Z')

const BOT: Omit<Bot, 'updatedAt'> = {
  id: 'bot',
  kind: 'telegram',
  externalId: '7123456789',
  name: 'Acme CRM',
  username: 'acme_crm_bot',
  token: '7123456789:secret-token',
  webhookKey: 'key',
  webhookSecret: 'secret',
  keys: { appToken: 'xapp-secret', confirmation: null },
  settings: { takesRequests: true, routes: ['direct'], apiUrl: null },
  state: 'working',
}

const SUBSCRIBER: Subscriber = {
  id: 's1',
  botId: 'bot',
  userId: null,
  chatId: null,
  username: '@Olga_P',
  employeeId: '7',
  state: 'waiting',
  locale: null,
  defaultScope: null,
  lastReport: { subject: 'summary', scope: 'all', view: 'text' },
}

const open = (path: string) =>
  openStore({ path, clock: () => NOW, secretBox: createSecretBox('a key for these tests') })

function entry(chatId: string): NewEntry {
  return {
    botId: 'bot',
    chatId,
    lane: 'interactive',
    kind: 'text',
    topic: 'home',
    body: '{}',
    replaces: null,
    recipient: '@olga',
    employeeId: null,
    subscriberId: null,
  }
}

const put = (chatId: string) => books.inTransaction(({ outbox }) => outbox.put(entry(chatId)))
const told = (chatId: string) => books.read.outbox.toldSince('bot', chatId, 'home', LONG_AGO)
const fail = () => books.inTransaction(() => Promise.reject(new RangeError('not kept')))

const settle = (...[id, outcome]: [string, Parameters<typeof books.read.outbox.settle>[1]]) =>
  books.inTransaction(({ outbox }) => outbox.settle(id, outcome, NOW))

const invite = (code: string, expiresAt: string) =>
  books.inTransaction(({ invitations }) =>
    invitations.add({
      id: code,
      botId: 'bot',
      employeeId: '7',
      codeHash: hashCode(code),
      expiresAt: Temporal.Instant.from(expiresAt),
    }),
  )

const use = (botId: string, code: string, user: string) =>
  books.inTransaction(({ invitations }) =>
    invitations.use(botId, hashCode(code), { id: user, label: `@${user}` }, NOW),
  )
