import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { line, plainText } from '../../kernel/index.ts'
import type { Reply } from '../messenger.ts'
import type { ChatAction, ChatEvent } from './protocol.ts'
import { createWebChat } from './web-chat.ts'

describe('the web chat as a messenger', () => {
  it('reads the words of a person', () => {
    const { parse } = started()

    assert.deepEqual(parse({ event: { type: 'text', text: 'план' }, language: 'ru' }), [
      {
        id: 'id-1:a1',
        chat: { id: 'id-1', private: true },
        from: { id: '3', username: null, name: null, language: 'ru' },
        event: { type: 'text', text: 'план' },
      },
    ])
  })

  it('reads a press, and what it was under', async () => {
    const { chat, chatId, parse } = started()
    const under = await chat.messenger.send(chatId, { ...hello, picture: PNG }, null)

    const [update] = parse({ event: { type: 'button', data: 'r:1', messageId: under.id } })

    assert.deepEqual(update?.event, { type: 'button', data: 'r:1', under, pressId: 'a1' })
    assert.equal(under.picture, true)
  })

  it('knows no message under a button of another chat', async () => {
    const { chat, parse } = started()
    const elsewhere = await chat.messenger.send(chat.open(), hello, null)

    const [update] = parse({ event: { type: 'button', data: 'r:1', messageId: elsewhere.id } })

    assert.deepEqual(update?.event, { type: 'button', data: 'r:1', under: null, pressId: 'a1' })
  })

  it('takes a typed /start for a start', () => {
    const { parse } = started()

    const [plain] = parse({ event: { type: 'text', text: '/start' } })
    const [invited] = parse({ event: { type: 'text', text: '/start abc' } })
    const [words] = parse({ event: { type: 'text', text: '/start the day' } })

    assert.deepEqual(plain?.event, { type: 'start', code: null })
    assert.deepEqual(invited?.event, { type: 'start', code: 'abc' })
    assert.deepEqual(words?.event, { type: 'text', text: '/start the day' })
  })

  it('refuses what is not of its form', () => {
    const { parse } = started()

    assert.throws(() => parse({ event: { type: 'dance' } }), { code: 'update-malformed' })
  })

  it('shows a reply with its buttons, picture and file', async () => {
    const { chat, chatId } = started()
    const file = { name: 'a.csv', mediaType: 'text/csv', bytes: PNG }

    await chat.messenger.send(chatId, { ...hello, picture: PNG, file }, null)

    assert.deepEqual(chat.history(chatId), [
      {
        id: 'id-2',
        revision: 1,
        at: AT.epochMilliseconds,
        from: 'bot',
        text: hello.text,
        buttons: hello.buttons,
        picture: '/api/try/chats/id-1/pictures/id-2?v=1',
        file: { name: 'a.csv', url: '/api/try/chats/id-1/files/id-2?v=1', bytes: 3 },
      },
    ])
    assert.deepEqual(chat.picture(chatId, 'id-2'), PNG)
    assert.deepEqual(chat.file(chatId, 'id-2'), file)
  })

  it('replaces a message where it stands', async () => {
    const { chat, chatId } = started()
    const first = await chat.messenger.send(chatId, { ...hello, picture: PNG }, null)
    await chat.messenger.send(chatId, says('Второе'), null)

    const now = await chat.messenger.send(chatId, says('Вместо первого'), first)

    assert.deepEqual(now, { id: first.id, picture: false })
    assert.deepEqual(words(chat.history(chatId)), ['Вместо первого', 'Второе'])
    assert.equal(chat.picture(chatId, first.id), null)
  })

  it('says anew what would replace a message that is no longer there', async () => {
    const { chat, chatId } = started()

    await chat.messenger.send(chatId, hello, { id: 'gone', picture: false })

    assert.deepEqual(words(chat.history(chatId)), ['Здравствуйте'])
  })

  it('has nobody to speak to in an unknown chat', async () => {
    const { chat } = started()

    await assert.rejects(chat.messenger.send('unknown', hello, null), { code: 'recipient-gone' })
  })

  it('is set up as it is', async () => {
    const { chat } = started()

    await chat.setup.connect(null)

    assert.equal((await chat.setup.check()).externalId, 'web-chat')
    assert.equal((await chat.setup.info()).webhookUrl, null)
    assert.equal(chat.poller, null)
  })
})

describe('the web chat as the browser sees it', () => {
  it('shows the own words of a person once, even when they are sent again', () => {
    const { chat, chatId } = started()

    chat.heard(chatId, wrote('план'))
    chat.heard(chatId, wrote('план'))

    assert.deepEqual(
      chat.history(chatId).map(({ id, from, text }) => ({ id, from, words: plainText(text) })),
      [{ id: 'a1', from: 'person', words: 'план' }],
    )
  })

  it('leaves no trace of a press', () => {
    const { chat, chatId } = started()

    chat.heard(chatId, {
      id: 'a1',
      event: { type: 'button', data: 'r:1', messageId: null },
      language: null,
    })

    assert.deepEqual(chat.history(chatId), [])
  })

  it('tells what happens until nobody listens', async () => {
    const { chat, chatId, parse } = started()
    const events: ChatEvent['type'][] = []
    const stop = chat.subscribe(chatId, ({ type }) => events.push(type))

    const [update] = parse({ event: { type: 'start' } })
    await chat.messenger.acknowledge(update ?? assert.fail('no update'))
    await chat.messenger.send(chatId, hello, null)
    stop()
    await chat.messenger.send(chatId, hello, null)

    assert.deepEqual(events, ['typing', 'message'])
  })

  it('gives every chat an id of its own that nobody can guess', () => {
    const chat = createWebChat({ clock: () => AT })

    const [one, other] = [chat.open(), chat.open()]

    assert.notEqual(one, other)
    assert.match(one, /^[\w-]{32}$/)
  })
})

const AT = Temporal.Instant.from('2026-11-22T09:00:00Z')
const PNG = new Uint8Array([1, 2, 3])

const says = (text: string): Reply => ({
  text: [line(text)],
  buttons: [[{ label: 'Ещё', data: 'more' }]],
})
const hello = says('Здравствуйте')

const wrote = (text: string): ChatAction => ({
  id: 'a1',
  event: { type: 'text', text },
  language: 'ru',
})

const words = (history: readonly { text: Reply['text'] }[]) =>
  history.map(({ text }) => plainText(text))

function started() {
  let made = 0
  const randomId = () => {
    made += 1
    return `id-${made}`
  }
  const chat = createWebChat({ clock: () => AT, randomId })
  const chatId = chat.open()
  const parse = (action: object) => {
    const body = JSON.stringify({ chatId, userId: '3', id: 'a1', ...action })
    return chat.messenger.parse({ headers: {}, body: new TextEncoder().encode(body) })
  }
  return { chat, chatId, parse }
}
