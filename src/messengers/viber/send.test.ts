import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { VisibleMessage } from '../../../test/emulators/viber/index.ts'
import { line } from '../../kernel/index.ts'
import type { Button, Reply } from '../messenger.ts'
import { openStage } from './stage.ts'

describe('A message in Viber', () => {
  it('names who it is from, in the product’s name', async () => {
    await using stage = await open()

    await stage.send(text('Продажи: 12'))

    assert.partialDeepStrictEqual(stage.sent().at(-1), {
      receiver: stage.chatId,
      type: 'text',
      min_api_version: 1,
      sender: { name: 'Сводка' },
    })
  })

  it('has buttons below the chat that leave no trace when they are pressed', async () => {
    await using stage = await open()
    const rows = [[week, month], [crm]]

    await stage.send({ ...text('Главная'), buttons: rows })
    await stage.olga.presses('Неделя')

    assert.deepEqual(stage.keyboard(), [
      ['Неделя', 3, 'reply', 'svodka:button:p:week', true],
      ['Месяц', 3, 'reply', 'svodka:button:p:month', true],
      ['CRM', 6, 'open-url', 'https://crm.example.org/', true],
    ])
    assert.equal(stage.olga.chat.at(-1)?.words, 'Главная')
  })

  it('fills every row of six columns, so that no button slips into another row', async () => {
    await using stage = await open()
    const rows = [1, 2, 3, 4, 5, 6].map((many) => Array.from({ length: many }, () => week))

    await stage.send({ ...text('Главная'), buttons: rows })

    assert.deepEqual(
      stage.olga.keyboard.map((row) => row.length),
      [1, 2, 3, 4, 5, 6],
    )
  })

  it('keeps a name from becoming HTML on a button', async () => {
    await using stage = await open()

    await stage.send({ ...text('Кто?'), buttons: [[{ label: '<b>A & B</b>', data: 'a' }]] })

    assert.equal(stage.keyboard()[0]?.[0], '‹b›A & B‹/b›')
  })

  it('brings the last buttons again when it has none of its own', async () => {
    await using stage = await open()
    await stage.send({ ...text('Главная'), buttons: [[week]] })

    await stage.send(text('Секунду'))

    assert.equal(stage.keyboard()[0]?.[0], 'Неделя')
  })

  it('has its buttons under each of its parts, for the last one stays', async () => {
    await using stage = await open()
    const file = { name: 'Продажи.csv', mediaType: 'text/csv', bytes: Buffer.from('1;2') }

    await stage.send({ ...text('Файл'), buttons: [[week]], file })

    assert.deepEqual(
      stage.sent().map(({ type, keyboard }) => [type, keyboard !== undefined]),
      [
        ['text', true],
        ['file', true],
      ],
    )
  })

  it('carries a picture by a link, which leads to it without a detour', async () => {
    await using stage = await open()

    await stage.send({ ...text('Продажи: 12'), picture: PNG })
    await stage.vendor.idle()

    const { picture, words } = stage.olga.chat.at(-1) ?? NOTHING
    assert.ok(picture?.bytes.equals(PNG))
    assert.equal(words, 'Продажи: 12')
  })

  it('shows the title with a picture that is said too much about', async () => {
    await using stage = await open()
    const words = [line('Продажи'), line('а'.repeat(512))]

    await stage.send({ text: words, buttons: [], picture: PNG })
    await stage.vendor.idle()

    assert.deepEqual(
      stage.said().map(({ words }) => words),
      ['Продажи', `Продажи\n${'а'.repeat(512)}`],
    )
  })

  it('carries a picture that is too heavy for a phone as a file', async () => {
    await using stage = await open()
    const heavy = Buffer.concat([PNG, Buffer.alloc(1024 * 1024)])

    const { picture } = await stage.send({ ...text('Продажи: 12'), picture: heavy })
    await stage.vendor.idle()

    assert.equal(picture, false)
    assert.deepEqual(
      stage.said().map(({ words, file }) => [words, file?.name]),
      [
        ['Продажи: 12', undefined],
        ['', 'chart.png'],
      ],
    )
  })

  it('stays below thirty kilobytes with all the words and buttons there can be', async () => {
    await using stage = await open()
    const label = '№'.repeat(30)
    const buttons = Array.from({ length: 12 }, (_, i) => [
      { label, data: `${i}`.padEnd(64, 'x') },
      { label, data: `${i}`.padEnd(64, 'y') },
    ])
    const long = Array.from({ length: 100 }, () => line('₽'.repeat(59)))

    await stage.send({ text: long, buttons })

    assert.equal(stage.sent().length, 1)
    assert.equal(stage.olga.chat.at(-1)?.buttons.length, 24)
  })

  it('is refused when there is nothing to say', async () => {
    await using stage = await open()

    await assert.rejects(stage.send(text(' ')), { code: 'messenger-rejected' })
  })
})

describe('Asking for the number in Viber', () => {
  it('is a button in the language of the question, for clients that know it', async () => {
    await using stage = await open()

    await stage.send({ ...text('Ваш номер?'), askContact: true })
    await stage.send({ ...text('Your number?'), askContact: true })

    assert.deepEqual(
      stage.sent().map(({ min_api_version }) => min_api_version),
      [3, 3],
    )
    assert.deepEqual(stage.keyboard()[0]?.slice(0, 3), ['📱 Send my number', 6, 'share-phone'])
  })

  it('is words alone for a client that is known to be old', async () => {
    await using stage = await open()
    const ivan = stage.vendor.person({ id: 'ivan==', name: 'Ivan', api_version: 2 })
    await ivan.says('привет')
    stage.hears()

    await stage.client.messenger.send('ivan==', { ...text('Номер?'), askContact: true }, null)

    assert.deepEqual(ivan.keyboard, [])
    assert.equal(stage.sent().length, 1)
  })

  it('is words alone once Viber says that the client is old', async () => {
    await using stage = await open()
    const ivan = stage.vendor.person({ id: 'ivan==', name: 'Ivan', api_version: 2 })
    await ivan.says('привет')

    await stage.client.messenger.send('ivan==', { ...text('Номер?'), askContact: true }, null)

    assert.equal(ivan.chat.at(-1)?.words, 'Номер?')
    assert.equal(stage.sent().length, 2)
  })
})

describe('A message on a bad day of Viber’s', () => {
  it('goes out once the webhook that Viber lost is set again', async () => {
    await using stage = await open()
    stage.vendor.forgetsWebhook()

    await stage.send(text('Продажи: 12'))

    assert.equal(stage.vendor.webhookUrl, stage.webhookUrl)
    assert.equal(stage.olga.chat.at(-1)?.words, 'Продажи: 12')
  })

  it('goes on where it was interrupted, and says nothing twice', async () => {
    await using stage = await open()
    const long = Array.from({ length: 300 }, (_, i) => line(`${i} ${'а'.repeat(50)}`))
    const reply = { text: long, buttons: [], idempotencyKey: 'one' }
    stage.vendor.fault({ kind: 'too-many', after: 1 })

    await assert.rejects(stage.send(reply), { code: 'messenger-busy' })
    await stage.send(reply)

    assert.equal(
      stage
        .said()
        .map(({ words }) => words)
        .join('\n'),
      long.map(([span]) => span?.text).join('\n'),
    )
  })

  it('is uncertain after half an answer', async () => {
    await using stage = await open()
    stage.vendor.fault({ kind: 'bad-json' })

    await assert.rejects(stage.send(text('Продажи: 12')), { code: 'delivery-uncertain' })
  })

  it('is uncertain when a fault of Viber’s own answers', async () => {
    await using stage = await open()
    stage.vendor.fault({ kind: 'bad-gateway' })

    await assert.rejects(stage.send(text('Продажи: 12')), { code: 'delivery-uncertain' })
  })

  it('is held back without asking Viber once a hundred went unanswered', async () => {
    await using stage = await open()
    await Promise.all(Array.from({ length: 100 }, (_, i) => stage.send(text(`${i}`))))

    await assert.rejects(stage.send(text('Продажи: 12')), { code: 'messenger-busy' })

    assert.equal(stage.sent().length, 100)
  })

  it('is rejected, and told about, when the free messages are used up', async () => {
    await using stage = await open()
    stage.vendor.fault({ kind: { status: 23, words: 'freeMessagesExceeded' } })

    await assert.rejects(stage.send(text('Продажи: 12')), { code: 'messenger-rejected' })

    assert.deepEqual(
      stage.logged.map(({ event }) => event),
      ['viber.free-messages-used-up'],
    )
  })
})

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const NOTHING: Partial<VisibleMessage> = {}

const week: Button = { label: 'Неделя', data: 'p:week' }
const month: Button = { label: 'Месяц', data: 'p:month' }
const crm: Button = { label: 'CRM', url: 'https://crm.example.org/' }

const text = (words: string): Reply => ({ text: [line(words)], buttons: [] })

async function open() {
  const stage = await openStage()
  return {
    ...stage,
    send: (reply: Reply) => stage.client.messenger.send(stage.chatId, reply, null),
    sent: () => stage.vendor.callsOf('send_message').map(({ params }) => params),
    keyboard: () =>
      stage.olga.keyboard
        .flat()
        .map(({ Text, Columns, ActionType, ActionBody, Silent }) => [
          Text,
          Columns,
          ActionType,
          ActionBody,
          Silent,
        ]),
    /** The bot reads the last call to its webhook. */
    hears() {
      const body = stage.vendor.callbacks.at(-1)?.body ?? ''
      const headers = { 'x-viber-content-signature': stage.vendor.signs(body) }
      stage.client.messenger.parse({ headers, body: Buffer.from(body) })
    },
  }
}
