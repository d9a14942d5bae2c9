import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import Database from 'better-sqlite3'
import { plainText } from '../src/kernel/index.ts'
import type { UpdateEvent } from '../src/messengers/index.ts'
import { words } from '../src/reports/index.ts'
import { eventually } from './harness.ts'
import { openRequestDesk } from './request-desk.ts'

const { requests } = words('ru')

describe('a form in a window', () => {
  it('is opened where the person asked, with what they said already', async () => {
    await using desk = await openRequestDesk()

    await desk.does('U1', { type: 'request', trigger: 'T1', text: 'Нужен монтаж' })

    await eventually(() => desk.said.length === 1)
    const { form } = desk.said[0]?.reply ?? {}
    assert.equal(form?.trigger, 'T1')
    assert.deepEqual(
      form?.fields.map(({ name, kind, required, value }) => [name, kind, required, value]),
      [
        ['name', 'line', true, ''],
        ['phone', 'phone', false, ''],
        ['email', 'email', false, ''],
        ['text', 'text', true, 'Нужен монтаж'],
        ['consent', 'consent', true, ''],
      ],
    )
  })

  it('becomes a request, once, however often it comes', async () => {
    await using desk = await openRequestDesk()

    await Promise.all([desk.does('U1', filled('1')), desk.does('U1', filled('1'))])

    await eventually(() => desk.said.length === 2)
    const told = desk.said.map(({ reply }) => plainText(reply.text))
    assert.deepEqual(told, Array(2).fill(requests.accepted('1').join('\n')))
    const kept = await desk.books.read.requests.page(10)
    assert.deepEqual(
      kept.map(({ phone, text }) => [phone, text]),
      [['+79000000001', 'Нужен монтаж']],
    )
  })

  it('with something wrong in it goes on in the chat, where it went wrong', async () => {
    await using desk = await openRequestDesk()

    await desk.does('U1', filled('1', { phone: '12', email: '' }))
    await eventually(() => desk.said.length === 1)
    await desk.does('U1', { type: 'text', text: 'u1@example.ru' })

    await eventually(() => desk.said.length === 2)
    const told = desk.said.map(({ reply }) => plainText(reply.text))
    assert.deepEqual([told[0], told[1]?.slice(0, 18)], [requests.askContact, 'Заявка № 1 принята'])
  })

  it('is worth nothing without the consent', async () => {
    await using desk = await openRequestDesk()

    await desk.does('U1', filled('1', { consent: 'no' }))

    await eventually(() => desk.said.length === 1)
    assert.deepEqual(await desk.books.read.requests.page(10), [])
  })

  it('is held back when a bot is flooded, and so are all bots together', async () => {
    await using desk = await openRequestDesk()
    flood(desk.storePath, 'bot', 2000)
    await desk.does('U1', filled('1'))
    await eventually(() => desk.said.length === 1)
    flood(desk.storePath, 'another', 3000)
    desk.pass({ minutes: 1 })
    await desk.does('U2', { type: 'request', trigger: 'T1', text: null })

    await eventually(() => desk.said.length === 2)
    assert.deepEqual(
      desk.said.map(({ reply }) => plainText(reply.text)),
      [requests.held, requests.held],
    )
  })

  it('opens from a channel too, where nothing is said aloud', async () => {
    await using desk = await openRequestDesk()
    const channel = { id: 'C1', private: false }

    await desk.does('U1', { type: 'request', trigger: 'T1', text: null }, channel)
    await desk.does('U1', filled('1'), channel)

    await eventually(async () => (await desk.books.read.requests.page(10)).length === 1)
    await eventually(() => desk.said.length === 1)
    assert.ok(desk.said[0]?.reply.form)
  })
})

describe('a CRM that is away for an hour under a thousand requests', () => {
  it('gets every one of them, and none twice', async () => {
    await using desk = await openRequestDesk()
    const before = countOf(desk.path)
    desk.line.down = true
    desk.pass({ minutes: 2 })

    await Promise.all(PEOPLE.map((user) => desk.does(`U${user}`, filled(String(user)))))
    for (const _ of MINUTES) desk.pass({ minutes: 1 })
    await eventually(() => desk.said.length === PEOPLE.length, 30_000)
    assert.equal(countOf(desk.path), before)
    desk.line.down = false
    desk.pass({ minutes: 1 })
    await eventually(async () => (await desk.nothingDue()) || desk.pass({ minutes: 1 }), 60_000)

    const all = await desk.books.read.requests.page(2000)
    assert.equal(countOf(desk.path), before + PEOPLE.length)
    assert.deepEqual(
      [all.length, new Set(all.map(({ crmId }) => crmId)).size, new Set(all.map(byState)).size],
      [PEOPLE.length, PEOPLE.length, 1],
    )
    assert.ok(desk.line.created > PEOPLE.length)
  })
})

const PEOPLE = Array.from({ length: 1000 }, (_, index) => index + 1)
const MINUTES = Array.from({ length: 57 })

const byState = ({ state }: { readonly state: string }) => state

/** Requests of a minute ago that were turned down since. */
function flood(path: string, botId: string, many: number): void {
  const database = new Database(path, { timeout: 5000 })
  database.exec(`
    INSERT INTO requests (id, account_id, number, bot_id, chat_id, user_id, locale, name, text,
      state, crm_length, attempts, consented_at, created_at, updated_at)
    WITH RECURSIVE made (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM made WHERE n < ${many})
    SELECT '${botId}' || n, '1', n + (SELECT COALESCE(MAX(number), 0) FROM requests), '${botId}',
      n, n, 'ru', 'Бот', 'спам', 'declined', 0, 0, at, at, at
    FROM made, (SELECT '2026-11-18T06:59:00.000Z' AS at)`)
  database.close()
}

/** Everybody has a number of their own. */
function filled(user: string, more: Readonly<Record<string, string>> = {}): UpdateEvent {
  const phone = `8 900 ${user.padStart(7, '0')}`
  const values = { name: 'Иван', phone, text: 'Нужен монтаж', consent: 'yes', ...more }
  return { type: 'form', values }
}

function countOf(path: string): number {
  const database = new Database(path, { readonly: true })
  const count = database.prepare('SELECT COUNT(*) FROM requests').pluck().get()
  database.close()
  return Number(count)
}
