import assert from 'node:assert/strict'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { describe, it, type TestContext } from 'node:test'
import fastify from 'fastify'
import { AppError, fixedClock, line } from '../kernel/index.ts'
import { type ChatAction, createWebChat } from '../messengers/web-chat/index.ts'
import { type WebChatRoutesDeps, webChatRoutes } from './web-chat-routes.ts'

describe('the web chat over HTTP', () => {
  it('says which company it is and as whom the bot can be tried', async (t) => {
    const { app } = start(t)

    const answer = await app.inject('/api/try')

    assert.equal(answer.headers['cache-control'], 'no-store')
    assert.deepEqual(answer.json(), {
      account: { name: 'Ромашка', demo: true },
      people: [{ id: '3', name: 'Иванов Пётр', role: 'Менеджер', active: true, sees: 6 }],
    })
  })

  it('begins a chat as an employee', async (t) => {
    const { app, chat } = start(t)

    const answer = await app.inject({
      method: 'POST',
      url: '/api/try/chats',
      payload: { employeeId: '3' },
    })

    assert.equal(answer.statusCode, 201)
    assert.equal(chat.has(answer.json().chatId), true)
  })

  it('says in JSON why it begins no chat', async (t) => {
    const { app } = start(t, {
      open: async () => {
        throw new AppError('not-allowed', 'This employee is deactivated')
      },
    })

    const answer = await app.inject({
      method: 'POST',
      url: '/api/try/chats',
      payload: { employeeId: '4' },
    })

    assert.equal(answer.statusCode, 403)
    assert.deepEqual(answer.json(), {
      error: { code: 'not-allowed', message: 'This employee is deactivated' },
    })
  })

  it('refuses a body that names no employee', async (t) => {
    const { app } = start(t)

    const answer = await app.inject({ method: 'POST', url: '/api/try/chats', payload: {} })

    assert.equal(answer.statusCode, 400)
    assert.equal(answer.json().error.code, 'bad-input')
  })

  it('hands over what the person wrote, and shows it in the chat', async (t) => {
    const { app, chat, received } = start(t)
    const chatId = chat.open()

    const answer = await app.inject({
      method: 'POST',
      url: `/api/try/chats/${chatId}/updates`,
      payload: { id: 'a1', event: { type: 'text', text: ' план ' }, language: 'ru' },
    })

    assert.equal(answer.statusCode, 202)
    assert.deepEqual(received, [
      { chatId, id: 'a1', event: { type: 'text', text: 'план' }, language: 'ru' },
    ])
    assert.deepEqual(
      chat.history(chatId).map(({ id, from }) => ({ id, from })),
      [{ id: 'a1', from: 'person' }],
    )
  })

  it('names the field that is wrong in an action', async (t) => {
    const { app, chat, received } = start(t)

    const answer = await app.inject({
      method: 'POST',
      url: `/api/try/chats/${chat.open()}/updates`,
      payload: { id: 'a1', event: { type: 'text', text: '' } },
    })

    assert.equal(answer.statusCode, 400)
    assert.match(answer.json().error.message, /^event\.text: /)
    assert.deepEqual(received, [])
  })

  it('refuses what is not JSON, and what is too long', async (t) => {
    const { app, chat } = start(t)
    const url = `/api/try/chats/${chat.open()}/updates`
    const headers = { 'content-type': 'application/json' }

    const broken = await app.inject({ method: 'POST', url, headers, payload: '{' })
    const long = await app.inject({ method: 'POST', url, payload: { id: 'x'.repeat(40_000) } })

    assert.equal(broken.statusCode, 400)
    assert.equal(broken.json().error.code, 'bad-input')
    assert.equal(long.statusCode, 413)
  })

  it('does not tell what went wrong inside', async (t) => {
    const { app, chat } = start(t, {
      receive: async () => {
        throw new Error('secret of the house')
      },
    })

    const answer = await app.inject({
      method: 'POST',
      url: `/api/try/chats/${chat.open()}/updates`,
      payload: { id: 'a1', event: { type: 'start' } },
    })

    assert.equal(answer.statusCode, 500)
    assert.equal(answer.json().error.code, 'internal')
    assert.doesNotMatch(answer.body, /secret/)
  })

  it('knows nothing of a chat whose id was guessed', async (t) => {
    const { app } = start(t)

    const answers = await Promise.all([
      app.inject('/api/try/chats/guess'),
      app.inject('/api/try/chats/guess/events'),
      app.inject({ method: 'POST', url: '/api/try/chats/guess/updates', payload: {} }),
      app.inject('/api/try/chats/guess/pictures/1'),
      app.inject('/api/try/chats/guess/files/1'),
    ])

    assert.deepEqual(
      answers.map((answer) => `${answer.statusCode} ${answer.json().error.code}`),
      Array(5).fill('404 not-found'),
    )
  })

  it('gives the whole chat at once to whoever asks for it', async (t) => {
    const { app, chat } = start(t)
    const chatId = chat.open()
    await chat.messenger.send(chatId, hello, null)

    const answer = await app.inject(`/api/try/chats/${chatId}`)

    assert.deepEqual(answer.json(), { messages: chat.history(chatId) })
  })

  it('gives a picture and a file at the addresses that the message carries', async (t) => {
    const { app, chat } = start(t)
    const chatId = chat.open()
    const bytes = new TextEncoder().encode('a;b')
    const file = { name: 'Сделки "за" ноябрь.csv', mediaType: 'text/csv', bytes }
    await chat.messenger.send(chatId, { ...hello, picture: new Uint8Array([137, 80]), file }, null)
    const message = chat.history(chatId)[0]

    const picture = await app.inject(message?.picture ?? '')
    const csv = await app.inject(message?.file?.url ?? '')

    assert.equal(picture.headers['content-type'], 'image/png')
    assert.deepEqual([...picture.rawPayload], [137, 80])
    assert.equal(csv.body, 'a;b')
    assert.equal(
      csv.headers['content-disposition'],
      'attachment; filename="______ ____ ______.csv"; ' +
        `filename*=UTF-8''${encodeURIComponent(file.name)}`,
    )
    assert.equal(csv.headers['x-content-type-options'], 'nosniff')
  })
})

describe('the events of a web chat', () => {
  it('begin with what was said, and go on with what is said', async (t) => {
    const { app, chat } = start(t)
    const chatId = chat.open()
    const first = await chat.messenger.send(chatId, hello, null)
    const events = await listen(t, app, chatId)
    await events.until(/Здравствуйте/)

    await chat.messenger.acknowledge(started(chatId))
    await chat.messenger.send(chatId, { ...hello, text: [line('Сводка')] }, first)
    await events.until(/"Сводка"/)

    assert.deepEqual(events.names(), ['message', 'typing', 'message'])
    assert.equal(events.type, 'text/event-stream; charset=utf-8')
  })

  it('show a sign of life while nothing happens', async (t) => {
    const { app, chat } = start(t, { heartbeatMs: 5 })
    const events = await listen(t, app, chat.open())

    await events.until(/^: still here$/m)

    assert.deepEqual(events.names(), [])
  })

  it('stop being listened to when the page goes away', { timeout: 2000 }, async (t) => {
    const { chat, subscribed, unsubscribed } = watched()
    const { app } = start(t, { chat })
    const events = await listen(t, app, chat.open())
    await subscribed

    events.leave()

    await unsubscribed
  })

  it('end when the server stops', { timeout: 2000 }, async (t) => {
    const { app, chat } = start(t)
    const events = await listen(t, app, chat.open())
    await events.until(/retry/)

    await app.close()

    await events.ended
  })
})

const hello = { text: [line('Здравствуйте')], buttons: [] }

const started = (chatId: string) => ({
  id: '1',
  chat: { id: chatId, private: true },
  from: { id: '3', username: null, name: null, language: null },
  event: { type: 'start', code: null } as const,
})

const makeChat = () =>
  createWebChat({ clock: fixedClock(Temporal.Instant.from('2026-11-22T09:00:00Z')) })

/** A chat that shows when a page begins and stops to listen. */
function watched() {
  const chat = makeChat()
  const subscribed = Promise.withResolvers<void>()
  const unsubscribed = Promise.withResolvers<void>()
  const subscribe: typeof chat.subscribe = (chatId, listener) => {
    const stop = chat.subscribe(chatId, listener)
    subscribed.resolve()
    return () => {
      stop()
      unsubscribed.resolve()
    }
  }
  return {
    chat: { ...chat, subscribe },
    subscribed: subscribed.promise,
    unsubscribed: unsubscribed.promise,
  }
}

function start(t: TestContext, other: Partial<WebChatRoutesDeps> = {}) {
  const chat = other.chat ?? makeChat()
  const received: (ChatAction & { chatId: string })[] = []
  const app = fastify()
  webChatRoutes(app, {
    chat,
    allow: async () => {},
    account: async () => ({ name: 'Ромашка', demo: true }),
    people: async () => [{ id: '3', name: 'Иванов Пётр', role: 'Менеджер', active: true, sees: 6 }],
    open: async () => ({ chatId: chat.open() }),
    receive: async (chatId, action) => {
      received.push({ chatId, ...action })
    },
    ...other,
  })
  t.after(() => app.close())
  return { app, chat, received }
}

/** A page that listens over a real connection. */
async function listen(t: TestContext, app: ReturnType<typeof start>['app'], chatId: string) {
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const request = get(`${address}/api/try/chats/${chatId}/events`)
  t.after(() => request.destroy())
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  let text = ''
  response.setEncoding('utf8').on('data', (part: string) => {
    text += part
  })
  response.on('error', () => {})
  const until = async (pattern: RegExp): Promise<void> => {
    if (pattern.test(text)) return
    await once(response, 'data', { signal: AbortSignal.timeout(2000) })
    return until(pattern)
  }
  return {
    until,
    names: () => [...text.matchAll(/^event: (.+)$/gm)].map((match) => match[1]),
    type: response.headers['content-type'],
    leave: () => request.destroy(),
    ended: new Promise((resolve) => response.on('end', resolve)),
  }
}
