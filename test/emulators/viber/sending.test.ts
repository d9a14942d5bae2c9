import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startHttpServer } from '../../servers/http-server.ts'
import { startWithOlga } from './started-with-olga.ts'

describe('send_message of the Viber emulator', () => {
  it('names the message by a bare number of nineteen digits', async () => {
    await using stage = await open()

    const { status, text, billing_status } = await stage.sends()

    assert.equal(status, 0)
    assert.match(text, /"message_token":\d{19}[,}]/)
    assert.equal(billing_status, 1)
    assert.equal(stage.olga.chat.at(-1)?.words, 'Продажи: 12')
  })

  it('takes the token from the header or the body, and no other', async () => {
    await using stage = await open()
    const { token } = stage.viber

    const answers = await Promise.all([
      stage.call('get_account_info', { auth_token: token }, null),
      stage.call('get_account_info', {}, null),
      stage.call('get_account_info', {}, 'wrong'),
    ])

    assert.deepEqual(
      answers.map(({ http, status, status_message }) => [http, status, status_message]),
      [
        [200, 0, 'ok'],
        [200, 2, 'missing_auth_token'],
        [200, 2, 'invalidAuthToken'],
      ],
    )
  })

  it('refuses what a message may not be, under HTTP 200', async () => {
    await using stage = await open()
    const wrong = [
      { text: 'а'.repeat(7001) },
      { text: '' },
      { type: 'unknown' },
      { type: undefined },
      { sender: undefined },
      { sender: { name: 'а'.repeat(29) } },
      { tracking_data: 'а'.repeat(4001) },
      { type: 'picture', text: 'а'.repeat(513), media: 'https://a.example/1.png' },
      { type: 'picture', media: 'https://a.example/1.svg' },
      { type: 'picture', text: '', media: 'http://a.example/1.png' },
      { type: 'file', media: 'https://a.example/1.csv', size: 3, file_name: '1.txt' },
      { type: 'file', media: 'https://a.example/1.exe', size: 3, file_name: '1.exe' },
      { type: 'file', media: 'https://a.example/1.csv', file_name: '1.csv' },
    ]

    const answers = await Promise.all(wrong.map((changes) => stage.sends(changes)))

    assert.deepEqual(
      answers.map(({ http, status }) => [http, status]),
      [3, 4, 3, 4, 4, 3, 3, 3, 3, 3, 3, 3, 4].map((status) => [200, status]),
    )
    assert.equal(stage.olga.chat.filter(({ fromBot }) => fromBot).length, 0)
  })

  it('refuses a keyboard as the vendor’s schema does', async () => {
    await using stage = await open()
    const button = { ActionBody: 'a', Text: 'A' }
    const phone = { ...button, ActionType: 'share-phone' }
    const keyboard = (Buttons: object[], more: object = {}) => ({
      keyboard: { Type: 'keyboard', Buttons, ...more },
    })
    const wrong = [
      { keyboard: { Buttons: [button] } },
      keyboard([]),
      keyboard(Array(25).fill(button)),
      keyboard([{ Text: 'A' }]),
      keyboard([{ ...button, Columns: 7 }]),
      keyboard([{ ...button, Rows: 3 }]),
      keyboard([{ ...button, Text: 'а'.repeat(251) }]),
      keyboard([{ ...button, ActionType: 'jump' }]),
      keyboard([{ ...button, ActionType: 'open-url' }]),
      keyboard([phone]),
      keyboard([button], { InputFieldState: 'hidden' }),
    ]

    const answers = await Promise.all(wrong.map((changes) => stage.sends(changes)))

    assert.deepEqual(
      answers.map(({ status }) => status),
      [3, 3, 3, 3, 3, 3, 3, 3, 3, 14, 14],
    )
    assert.equal(
      answers[0]?.status_message,
      'keyboard is not valid. [object has missing required properties (["Type"])]',
    )
    assert.equal((await stage.sends({ ...keyboard([phone]), min_api_version: 3 })).status, 0)
  })

  it('takes thirty kilobytes and no more, and only JSON', async () => {
    await using stage = await open()

    const heavy = await stage.sends({ more: 'x'.repeat(30_000) })
    const broken = await stage.call('send_message', '{"receiver":')

    assert.deepEqual([heavy.status, broken.status], [3, 3])
  })

  it('knows no other paths', async () => {
    await using stage = await open()

    const { status } = await fetch(`${stage.viber.url}/pa/toString`, { method: 'POST' })

    assert.equal(status, 404)
  })

  it('shows what is marked as the client does', async () => {
    await using stage = await open()

    await stage.sends({ text: 'Всего: *57* _сегодня_\n* 5 *\n2*3*4' })

    assert.equal(stage.olga.chat.at(-1)?.words, 'Всего: 57 сегодня\n* 5 *\n2*3*4')
  })

  it('shows a keyboard only until the next message', async () => {
    await using stage = await open()
    const Buttons = [
      { ActionBody: 'a', Text: 'A', Columns: 3 },
      { ActionBody: 'b', Text: 'B', Columns: 3 },
      { ActionBody: 'c', Text: 'C' },
    ]

    await stage.sends({ keyboard: { Type: 'keyboard', Buttons } })
    const rows = stage.olga.keyboard.map((row) => row.map(({ Text }) => Text))
    await stage.sends()

    assert.deepEqual(rows, [['A', 'B'], ['C']])
    assert.deepEqual(stage.olga.keyboard, [])
  })
})

describe('A picture in the Viber emulator', () => {
  it('is fetched by its link, and shown then', async () => {
    await using stage = await open()
    await using shelf = await startShelf()

    await stage.sends({ type: 'picture', text: 'Продажи', media: `${shelf.url}good.png` })
    await stage.viber.idle()

    const { picture, words } = stage.olga.chat.at(-1) ?? {}
    assert.deepEqual([picture?.width, picture?.height, words], [1, 1, 'Продажи'])
    assert.equal(stage.viber.callbacks.at(-1)?.event, 'delivered')
  })

  it('is a «failed» of its own when a phone could not show it', async () => {
    await using stage = await open()
    await using shelf = await startShelf()
    const names = ['missing', 'moved', 'text', 'heavy', 'fake']

    await Promise.all(
      names.map((name) =>
        stage.sends({ type: 'picture', text: '', media: `${shelf.url}${name}.png` }),
      ),
    )
    await stage.viber.idle()

    const failed = stage.viber.callbacks.filter(({ event }) => event === 'failed')
    assert.deepEqual(failed.map(({ body }) => JSON.parse(body).desc).toSorted(), [
      'Media not found: HTTP 302',
      'Media not found: HTTP 404',
      'Picture has the type «text/html»',
      'Picture is no PNG',
      'Picture is over 1 MB',
    ])
  })

  it('must be as long as a file says that it is', async () => {
    await using stage = await open()
    await using shelf = await startShelf()
    const file = { type: 'file', file_name: 'a.csv', media: `${shelf.url}a.csv` }

    await stage.sends({ ...file, size: 3 })
    await stage.viber.idle()
    await stage.sends({ ...file, size: 4 })
    await stage.viber.idle()

    assert.equal(stage.olga.chat.at(-1)?.file?.bytes.toString(), '1;2')
    assert.match(stage.viber.callbacks.at(-1)?.body ?? '', /File size is 3, not 4/)
  })
})

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Gives out pictures, good and bad. */
function startShelf() {
  const found: Record<string, [number, Record<string, string>, Buffer]> = {
    '/good.png': [200, { 'content-type': 'image/png' }, PNG],
    '/moved.png': [302, { location: '/good.png' }, Buffer.of()],
    '/text.png': [200, { 'content-type': 'text/html' }, PNG],
    '/heavy.png': [200, { 'content-type': 'image/png' }, Buffer.alloc(1024 * 1024 + 1)],
    '/fake.png': [200, { 'content-type': 'image/png' }, Buffer.from('GIF89a')],
    '/a.csv': [200, { 'content-type': 'text/csv' }, Buffer.from('1;2')],
  }
  return startHttpServer(({ url = '' }, response) => {
    const [status, headers, bytes] = found[url] ?? [404, {}, Buffer.of()]
    response.writeHead(status, { ...headers, 'content-length': bytes.length }).end(bytes)
  })
}

async function open() {
  const stage = await startWithOlga()
  await stage.listens()
  await stage.olga.says('привет')
  return stage
}
