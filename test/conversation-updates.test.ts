import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { words } from '../src/reports/index.ts'
import type { Person } from './emulators/telegram/index.ts'
import { wentOut } from './every-road.ts'
import { type Service, startService } from './harness.ts'

const { refusals } = words('ru')

describe('a call of the webhook', () => {
  let service: Service
  let head: Person
  let lastId = 1_000

  before(async () => {
    service = await startService({ road: 'webhook' })
    head = await service.joins('vetrov')
  })

  after(() => service[Symbol.asyncDispose]())

  it('is answered by 401 and nothing else when its secret is wrong', async () => {
    const status = await service.posts(update(says('/month')), 'guessed')

    assert.equal(status, 401)
    assert.deepEqual(await reportsTo(head.user.id), [])
  })

  it('is answered by 404 at an address that is no bot of ours', async () => {
    const response = await fetch(`${service.url}/webhooks/web-chat`, { method: 'POST', body: '{}' })

    assert.equal(response.status, 404)
    assert.equal(await response.text(), '')
  })

  it('is answered by 400 when it is not of the form of an update', async () => {
    const statuses = await Promise.all(
      ['', '{', 'null', '[]', '{}', '{"update_id":"x"}'].map((body) => service.posts(body)),
    )

    assert.deepEqual(statuses, Array(6).fill(400))
  })

  it('may carry what we do not know: it is taken, and talk goes on', async () => {
    const statuses = await Promise.all(ALIEN.map((fields) => service.posts(update(fields))))

    assert.deepEqual(statuses, Array(ALIEN.length).fill(200))
    head.says('/settings')
    await head.sees(/^Настройки/)
  })

  it('is answered once when it comes twice', async () => {
    const before = head.chat.length
    const body = update(says('/help'))

    await Promise.all([service.posts(body), service.posts(body)])
    await service.posts(body)

    await service.settled()
    assert.equal(head.chat.length, before + 1)
  })

  it('brings no figure to a place that is not the private chat of who asks', async () => {
    const places = [
      { id: -1001, type: 'channel', title: 'Новости' },
      { id: -1002, type: 'supergroup', title: 'Отдел' },
      { id: -1003, type: 'group', title: 'Отдел' },
      { id: 4242, type: 'private', first_name: 'Чужой' },
      { id: -1005, type: 'unheard-of' },
    ]

    const bodies = places.flatMap((chat) => [
      update({ message: { ...says('/month').message, chat } }),
      update({ channel_post: { ...says('/month').message, chat } }),
      update(pressed('1RsatM.0.', chat)),
    ])
    await Promise.all(bodies.map((body) => service.posts(body)))

    const texts = await Promise.all(places.map(({ id }) => reportsTo(id)))
    assert.deepEqual([...new Set(texts.flat())], [refusals.privateOnly])
  })

  it('brings no figure to a bot, to a business chat or to an inline message', async () => {
    const { message } = says('/month')
    const before = await reportsTo(head.user.id)

    const press = { id: '9', from: head.user, data: '1RsatM.0.', inline_message_id: 'i' }
    const bodies = [
      update({ message: { ...message, from: { ...head.user, is_bot: true } } }),
      update({ message: { ...message, business_connection_id: 'b1' } }),
      update({ business_message: message }),
      update({ edited_message: message }),
      update({ guest_message: message }),
      update({ callback_query: press }),
    ]
    await Promise.all(bodies.map((body) => service.posts(body)))

    assert.deepEqual(await reportsTo(head.user.id), before)
  })

  function update(fields: object): string {
    lastId += 1
    return JSON.stringify({ update_id: lastId, ...fields })
  }

  function says(text: string) {
    const chat = { id: head.user.id, type: 'private' }
    return { message: { message_id: 1, date: 1, from: head.user, chat, text } }
  }

  function pressed(data: string, chat: object = { id: head.user.id, type: 'private' }) {
    const message = { message_id: 1, date: 1, chat }
    return { callback_query: { id: '7', from: head.user, message, data, chat_instance: '1' } }
  }

  async function reportsTo(chatId: number): Promise<unknown[]> {
    await service.settled()
    return wentOut(service, chatId)
      .map(({ params }) => params.text ?? params.caption)
      .filter((text) => !/добро пожаловать|<b>Настройки|Чем могу помочь/.test(String(text)))
  }
})

/** Updates with missing, strange and unknown fields. */
const ALIEN: readonly object[] = [
  {},
  { message: null },
  { message: 'text' },
  { message: {} },
  { message: { message_id: 1, date: 1, chat: { id: 1, type: 'private' } } },
  { message: { message_id: '1', date: 1, chat: { id: 1, type: 'private' }, text: '/month' } },
  { message: { message_id: 1, date: 1, from: { id: 'me' }, chat: { id: 'x' }, text: 5 } },
  { message: { message_id: 1, date: 1, from: { id: 1 }, chat: { id: 1.5, type: 'private' } } },
  { callback_query: { id: '1', from: { id: 1 } } },
  { callback_query: { id: 1, from: {}, data: {} } },
  { my_chat_member: { chat: { id: 1, type: 'private' }, from: { id: 1 }, new_chat_member: {} } },
  { poll: { id: '1' }, message_reaction: { chat: {} }, unheard_of: [1, 2, 3] },
  JSON.parse('{"__proto__":{"message":1},"constructor":{"prototype":1}}'),
]
