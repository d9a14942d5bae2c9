import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { createSecretBox } from '../kernel/index.ts'
import { openStore, type Store } from '../store/index.ts'
import { createChangeFeed, type Fact } from './changes.ts'
import type { Books } from './ledger.ts'
import { watchedBooks } from './watched-books.ts'

let folder: string
let store: Store
let books: Books

const feed = createChangeFeed(5)
const NOW = Temporal.Instant.from('2026-11-22T09:00:00Z')

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'svodka-watched-'))
  const path = join(folder, 'svodka.sqlite')
  const secretBox = createSecretBox('a key for these tests')
  store = await openStore({ path, clock: () => NOW, secretBox })
  await store.ensureAccount('1', '')
  books = watchedBooks(store.books('1'), feed)
})

after(async () => {
  await store[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

describe('watched books', () => {
  it('tell which row of the log was made, and what else changed', async () => {
    const { told, stop } = listen()

    const id = await books.inTransaction(async ({ outbox, settings, block }) => {
      await block('7')
      await settings.set('keepTexts', true)
      return outbox.put(ENTRY)
    })
    await later()

    stop()
    assert.deepEqual(told, [
      { type: 'changed', what: 'users' },
      { type: 'changed', what: 'settings' },
      { type: 'log', id },
    ])
  })

  it('tell nothing of what was taken back', async () => {
    const { told, stop } = listen()

    const work = books.inTransaction(async ({ outbox }) => {
      await outbox.put(ENTRY)
      throw new RangeError('half way')
    })

    await assert.rejects(work, RangeError)
    await later()
    stop()
    assert.deepEqual(told, [])
  })

  it('tell nothing of what was only looked for in vain', async () => {
    const { told, stop } = listen()

    await books.inTransaction(({ log }) => log.requeue({ ids: ['nobody'] }, NOW))
    await later()

    stop()
    assert.deepEqual(told, [])
  })
})

function listen() {
  const told: Fact[] = []
  return { told, stop: feed.subscribe((facts) => told.push(...facts)) }
}

const later = () => new Promise((resolve) => setTimeout(resolve, 20))

const ENTRY = {
  botId: 'bot',
  chatId: 'chat',
  lane: 'interactive',
  kind: 'text',
  topic: 'home',
  body: '{}',
  replaces: null,
  recipient: '@olga',
  employeeId: null,
  subscriberId: null,
} as const
