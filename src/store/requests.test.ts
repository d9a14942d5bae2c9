import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { createSecretBox } from '../kernel/index.ts'
import type { Books, NewRequest, RequestDraft } from '../usecases/index.ts'
import { openStore, type Store } from './index.ts'

const NOW = Temporal.Instant.from('2026-11-22T09:00:00Z')

let folder: string
let store: Store
let books: Books

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'svodka-requests-'))
  const path = join(folder, 'svodka.sqlite')
  store = await openStore({ path, clock: () => NOW, secretBox: createSecretBox('a key') })
  for (const account of ['one', 'two']) await store.ensureAccount(account, account)
  books = store.books('one')
})

after(async () => {
  await store[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

describe('requests', () => {
  it('are numbered from 1 in each account, and listed newest first, page by page', async () => {
    const made = await Promise.all(['a1', 'a2', 'a3'].map((id) => add({ id })))
    const elsewhere = await store.books('two').inTransaction((two) => two.requests.add(request()))

    const page = await books.read.requests.page(2)
    const next = await books.read.requests.page(2, page.at(-1)?.id)

    assert.deepEqual([made.map(({ number }) => number), elsewhere.number], [[1, 2, 3], 1])
    assert.deepEqual(
      [...page, ...next].map(({ id }) => id),
      ['a3', 'a2', 'a1'],
    )
  })

  it('are given to one of those who want them at once', async () => {
    await add({ id: 'b1' })

    const wishes = ['5', '6', '7'].map((employee) =>
      books.inTransaction(({ requests }) => requests.take('b1', employee, NOW)),
    )

    assert.deepEqual((await Promise.all(wishes)).filter(Boolean).length, 1)
  })

  it('are known by phone or email, but not by neither', async () => {
    await add({ id: 'c1', phone: '+79120000001', email: null })
    const { requests } = books.read
    const since = NOW.subtract({ hours: 1 })

    const found = await requests.sameContacts({ phone: '+79120000001', email: 'x@y.zz' }, since)
    const nobody = await requests.sameContacts({ phone: null, email: null }, since)

    assert.deepEqual([found?.id, nobody], ['c1', null])
  })

  it('go with the person, and so do half-filled forms and what was said to them', async () => {
    await add({ id: 'd1', userId: 'u9', chatId: 'c9' })
    await books.inTransaction(({ drafts }) => drafts.save(draft('u9')))

    const rows = await books.inTransaction((ledger) => ledger.erasePerson('u9'))

    assert.equal(rows, 2)
    assert.equal(await books.read.requests.byId('d1'), null)
    assert.equal(await books.read.drafts.of(draft('u9')), null)
  })

  it('are forgotten after ninety days, half-filled forms after seven', async () => {
    await add({ id: 'e1' })
    await books.inTransaction(({ drafts }) => drafts.save(draft('u7')))

    await store.forgetOld(NOW.add({ hours: 8 * 24 }))
    const kept = await books.read.requests.byId('e1')
    const left = await books.read.drafts.of(draft('u7'))
    await store.forgetOld(NOW.add({ hours: 91 * 24 }))

    assert.deepEqual([kept?.id, left], ['e1', null])
    assert.deepEqual(await books.read.requests.page(10), [])
  })
})

const add = (more: Partial<NewRequest>) =>
  books.inTransaction(({ requests }) => requests.add(request(more)))

function request(more: Partial<NewRequest> = {}): NewRequest {
  return {
    ...{ id: 'other', botId: 'bot', chatId: 'c1', userId: 'u1', locale: 'ru', name: 'Пётр' },
    ...{ phone: '+79161234567', email: null, text: 'Перезвоните' },
    ...{ consentedAt: NOW, createdAt: NOW, dueAt: NOW },
    ...more,
  }
}

function draft(userId: string): RequestDraft {
  return {
    ...{ botId: 'bot', chatId: 'c9', userId, step: 'contact', name: 'Пётр' },
    ...{ phone: null, email: null, text: null, consentedAt: NOW, paused: false, updatedAt: NOW },
  }
}
