import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import { createSecretBox } from '../kernel/index.ts'
import type { LogFilter, NewEntry, Outcome, Receipt } from '../outbox/index.ts'
import type { Books } from '../usecases/index.ts'
import { openStore, type Store } from './index.ts'

let folder: string
let store: Store
let books: Books
let accounts = 0
let now = Temporal.Instant.from('2026-11-22T09:00:00Z')

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'svodka-log-'))
  const path = join(folder, 'svodka.sqlite')
  const secretBox = createSecretBox('a key for these tests')
  store = await openStore({ path, clock: () => now, secretBox })
})

after(async () => {
  await store[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

beforeEach(async () => {
  accounts += 1
  await store.ensureAccount(`account${accounts}`, '')
  books = store.books(`account${accounts}`)
  const bot = {
    ...BOT,
    id: `viber${accounts}`,
    externalId: `${accounts}`,
    webhookKey: `${accounts}`,
  }
  await books.inTransaction(({ bots }) => bots.add(bot))
})

describe('the log', () => {
  it('goes through pages newest first and misses none', async () => {
    const ids = await putAll(7)

    const first = await books.read.log.page({}, 3)
    const second = await books.read.log.page({}, 3, first.at(-1)?.id)
    const third = await books.read.log.page({}, 3, second.at(-1)?.id)

    assert.deepEqual(
      [...first, ...second, ...third].map(({ id }) => id),
      ids.toReversed(),
    )
  })

  it('is narrowed down by any of its filters, alone and together', async () => {
    await put({ recipient: '@olga', employeeId: '7' })
    await put({ recipient: '@Ольга', employeeId: '7', kind: 'picture' })
    const failed = await put({ recipient: '@boris', botId: 'gone', kind: 'file' })
    await settle(failed, { state: 'failed', error: 'refused' })
    await put({ recipient: '@boris', employeeId: '8', broadcastId: 'b1', lane: 'bulk' })

    assert.deepEqual(await found({ employeeId: '7' }), ['@Ольга', '@olga'])
    assert.deepEqual(await found({ kind: 'file' }), ['@boris'])
    assert.deepEqual(await found({ botId: 'gone', state: 'failed' }), ['@boris'])
    assert.deepEqual(await found({ state: 'failed', kind: 'text' }), [])
    assert.deepEqual(await found({ broadcastId: 'b1' }), ['@boris'])
    assert.deepEqual(await found({ search: { text: 'ОЛЬГ', employeeIds: [] } }), ['@Ольга'])
    assert.deepEqual(await found({ search: { text: 'bor', employeeIds: ['7'] }, kind: 'text' }), [
      '@boris',
      '@olga',
    ])
    assert.deepEqual(await found({ search: { text: 'nobody', employeeIds: [] } }), [])
    assert.deepEqual(await found({ employeeId: '7', search: { text: 'ol', employeeIds: [] } }), [
      '@olga',
    ])
  })

  it('is narrowed down by time, the first moment included and the last not', async () => {
    const start = now
    await put({ recipient: '@first' })
    now = start.add({ hours: 24 })
    await put({ recipient: '@second' })
    now = start.add({ hours: 48 })
    await put({ recipient: '@third' })

    const day = { from: start.add({ hours: 24 }), to: start.add({ hours: 48 }) }

    assert.deepEqual(await found(day), ['@second'])
    assert.deepEqual(await found({ ...day, kind: 'text' }), ['@second'])
    assert.deepEqual(await found({ to: day.from }), ['@first'])
  })

  it('remembers how the bot was called when it is gone', async () => {
    const [id] = await putAll(1)
    await books.inTransaction(({ bots }) => bots.remove(`viber${accounts}`))

    const [row] = await books.read.log.byIds([id ?? ''])

    assert.deepEqual([row?.botName, row?.messenger], ['Acme CRM', 'viber'])
  })

  it('shows nothing of another account', async () => {
    const id = await put({})
    await settle(id, { state: 'failed', error: 'refused' })
    const other = store.books('account0')

    assert.deepEqual(await other.read.log.page({}, 10), [])
    assert.deepEqual(await other.read.log.page({ state: 'failed' }, 10), [])
    assert.deepEqual(await other.read.log.byIds([id]), [])
    assert.deepEqual(await other.read.log.triesOf(id), [])
    assert.deepEqual(await other.inTransaction(({ log }) => log.requeue({ ids: [id] }, now)), [])
  })
})

describe('a message in the log', () => {
  it('keeps every attempt with its words and how long it took', async () => {
    const id = await put({})
    await settle(id, { state: 'queued', dueAt: now, error: 'busy', tookMs: 120.4 })
    await settle(id, { state: 'sent', messageId: '5', tookMs: 80 })

    const tries = await books.read.log.triesOf(id)

    assert.deepEqual(
      tries.map(({ state, error, ms }) => [state, error, ms]),
      [
        ['queued', 'busy', 120],
        ['sent', null, 80],
      ],
    )
  })

  it('keeps what was said only when it is given, unreadable in the file', async () => {
    const kept = await put({})
    const other = await put({})

    await settle(kept, { state: 'sent', messageId: '5', said: 'Закрытые сделки: 57' })
    await settle(other, { state: 'sent', messageId: '6' })

    assert.equal(await books.read.log.textOf(kept), 'Закрытые сделки: 57')
    assert.equal(await books.read.log.textOf(other), null)
    assert.equal(await store.books('account0').read.log.textOf(kept), null)
    await store.reseal()
    assert.equal(await books.read.log.textOf(kept), 'Закрытые сделки: 57')
  })

  it('that failed is queued anew by one of two who ask at once, and only if it failed', async () => {
    const failed = await put({})
    const sent = await put({})
    await settle(failed, { state: 'failed', error: 'refused' })
    await settle(sent, { state: 'sent', messageId: '5' })
    const ask = () =>
      books.inTransaction(({ log }) => log.requeue({ ids: [failed, sent, 'nobody'] }, now))

    const [first, second] = await Promise.all([ask(), ask()])

    assert.deepEqual([first, second], [[failed], []])
    const [due] = await books.read.outbox.due(`viber${accounts}`, now, 10)
    assert.deepEqual([due?.id, due?.state, due?.error], [failed, 'queued', null])
  })
})

describe('a receipt', () => {
  it('moves a message on and never back', async () => {
    const id = await sent('m1')

    assert.deepEqual(await receive({ state: 'read' }), [id])
    assert.deepEqual(await receive({ state: 'delivered' }), [])
    assert.deepEqual(await receive({ state: 'failed', error: 'late' }), [])
    assert.equal(await stateOf(id), 'read')
  })

  it('that something failed keeps the words of the messenger', async () => {
    const id = await sent('m1')

    await receive({ state: 'failed', error: 'the phone is off' })

    const [row] = await books.read.log.byIds([id])
    assert.deepEqual([row?.state, row?.error], ['failed', 'the phone is off'])
  })

  it('of the last message read is one of those before it in that chat', async () => {
    const earlier = await sent('m0')
    const elsewhere = await sent('x0', { chatId: 'other' })
    const id = await sent('m1')
    const later = await sent('m2')

    await receive({ state: 'read', andBefore: true })

    const states = await Promise.all([earlier, id, later, elsewhere].map(stateOf))
    assert.deepEqual(states, ['read', 'read', 'sent', 'sent'])
  })

  it('that overtakes the messenger’s own answer counts when the answer is there', async () => {
    const id = await put({})

    await receive({ messageId: 'fast', state: 'delivered' })
    await settle(id, { state: 'sent', messageId: 'fast' })

    assert.equal(await stateOf(id), 'delivered')
  })

  it('of somebody else’s message changes nothing', async () => {
    const id = await sent('m1')

    assert.deepEqual(await receive({ messageId: 'unknown' }), [])
    assert.deepEqual(await receive({ botId: 'other' }), [])
    assert.equal(await stateOf(id), 'sent')
  })
})

describe('settings', () => {
  it('have their defaults until something is decided', async () => {
    assert.equal(await books.read.settings.get('retentionDays'), 90)
    assert.equal(await books.read.settings.get('keepTexts'), false)
    assert.equal(await books.read.settings.get('confirmation'), null)
  })

  it('keep what is decided and refuse what may not be', async () => {
    await books.inTransaction(({ settings }) => settings.set('retentionDays', 7))
    const wrong = books.inTransaction(({ settings }) => settings.set('retentionDays', 0))

    await assert.rejects(wrong, { code: 'bad-input' })
    assert.equal(await books.read.settings.get('retentionDays'), 7)
  })
})

describe('forgetting', () => {
  it('takes what is older than the account has set, and its attempts', async () => {
    const old = await sent('m1')
    now = now.add({ hours: 24 * 8 })
    const young = await sent('m2')
    await books.inTransaction(({ settings }) => settings.set('retentionDays', 7))

    await store.forgetOld(now)

    assert.deepEqual(
      (await books.read.log.page({}, 10)).map(({ id }) => id),
      [young],
    )
    assert.deepEqual(await books.read.log.triesOf(old), [])
  })
})

const BOT = {
  kind: 'viber',
  name: 'Acme CRM',
  username: null,
  token: 'token',
  webhookSecret: '',
  keys: { appToken: null, confirmation: null },
  settings: { takesRequests: false, routes: [], apiUrl: null },
  state: 'working',
} as const

function put(more: Partial<NewEntry>): Promise<string> {
  const entry: NewEntry = {
    botId: `viber${accounts}`,
    chatId: 'chat',
    lane: 'interactive',
    kind: 'text',
    topic: 'home',
    body: '{}',
    replaces: null,
    recipient: '@olga',
    employeeId: null,
    subscriberId: null,
    ...more,
  }
  return books.inTransaction(({ outbox }) => outbox.put(entry))
}

const putAll = (times: number) => Promise.all(Array.from({ length: times }, () => put({})))

const settle = (id: string, outcome: Outcome) =>
  books.inTransaction(({ outbox }) => outbox.settle(id, outcome, now))

async function sent(messageId: string, more: Partial<NewEntry> = {}): Promise<string> {
  const id = await put(more)
  await settle(id, { state: 'sent', messageId })
  return id
}

const receive = (more: Partial<Receipt>) =>
  books.inTransaction(({ log }) =>
    log.receive(
      {
        botId: `viber${accounts}`,
        chatId: 'chat',
        messageId: 'm1',
        state: 'read',
        andBefore: false,
        error: null,
        ...more,
      },
      now,
    ),
  )

const stateOf = async (id: string) => (await books.read.log.byIds([id]))[0]?.state

const found = async (filter: LogFilter) =>
  (await books.read.log.page(filter, 50)).map(({ recipient }) => recipient)
