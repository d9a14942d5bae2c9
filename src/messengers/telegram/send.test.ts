import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FaultOptions } from '../../../test/emulators/telegram/index.ts'
import { bold, line } from '../../kernel/index.ts'
import type { MessageRef, Reply, UpdateEvent } from '../messenger.ts'
import { openStage } from './stage.ts'

describe('A message in Telegram', () => {
  it('can be forwarded, and shows no preview of a link in it', async () => {
    await using stage = await open()

    await stage.send(text('https://crm.example.org'), null)

    const params = stage.vendor.callsOf('sendMessage').at(-1)?.params
    assert.partialDeepStrictEqual(params, { link_preview_options: { is_disabled: true } })
    assert.equal(params?.protect_content, undefined)
  })

  it('shows the title with a picture that is said too much about', async () => {
    await using stage = await open()
    const words = [line(bold('Продажи')), line('а'.repeat(1100))]

    await stage.send({ text: words, buttons: [], picture: PNG }, null)

    assert.deepEqual(stage.html(), ['<b>Продажи</b>', `<b>Продажи</b>\n${'а'.repeat(1100)}`])
  })

  it('carries a file with any name', async () => {
    await using stage = await open()
    const file = { name: 'План "июнь"; a=b.csv', mediaType: 'text/csv', bytes: Buffer.from('1') }

    await stage.send({ ...text('Файл'), file }, null)

    assert.equal(stage.olga.chat.at(-1)?.document?.file_name, 'План _июнь_; a=b.csv')
  })

  it('asks for the number by a button below the chat', async () => {
    await using stage = await open()

    await stage.send({ ...text('Подтвердите номер'), askContact: true }, null)

    assert.deepEqual(stage.olga.keyboard, [['📱 Отправить мой номер']])
  })

  it('asks for the number in the language of the question', async () => {
    await using stage = await open()

    await stage.send({ ...text('Confirm your number'), askContact: true }, null)

    assert.deepEqual(stage.olga.keyboard, [['📱 Send my number']])
  })

  it('keeps its own buttons when it asks for the number, and is what can be replaced', async () => {
    await using stage = await open()
    const buttons = [[{ label: 'Отмена', data: 'cancel' }]]

    const said = await stage.send({ ...text('Номер?'), buttons, askContact: true }, null)

    const [question, pointer] = stage.said()
    assert.equal(String(question?.message_id), said.id)
    assert.deepEqual(question?.buttons, [[{ text: 'Отмена', callback_data: 'cancel' }]])
    assert.deepEqual(pointer?.keyboard, [['📱 Отправить мой номер']])
  })

  it('goes out plain when Telegram does not understand the markup', async () => {
    await using stage = await open()
    const description = "Bad Request: can't parse entities: Unclosed start tag at byte offset 7"
    stage.vendor.fault({ kind: { status: 400, description } })

    await stage.send({ text: [line(bold('A & B'))], buttons: [] }, null)

    assert.deepEqual(stage.html(), ['A &amp; B'])
  })

  it('goes out without a link that only the office knows', async () => {
    await using stage = await open()
    const buttons = [[{ label: 'Неделя', data: 'p:week' }], [{ label: 'CRM', url: 'http://crm/' }]]

    await stage.send({ ...text('Главная'), buttons }, null)

    assert.deepEqual(stage.olga.chat.at(-1)?.buttons, [
      [{ text: 'Неделя', callback_data: 'p:week' }],
    ])
  })

  it('is refused when there is nothing to say', async () => {
    await using stage = await open()

    await assert.rejects(stage.send(text(' '), null), { code: 'messenger-rejected' })
  })

  it('follows a group that became another', async () => {
    await using stage = await open()
    const group = stage.vendor.group({ id: -55, title: 'Отдел', addedBy: stage.olga })
    const upgraded = group.upgrades(stage.olga, -1005)

    await stage.client.messenger.send('-55', text('Пишите мне лично'), null)

    assert.equal(upgraded.chat.at(-1)?.words, 'Пишите мне лично')
  })
})

describe('A message in several parts', () => {
  it('waits where it is when Telegram asks to wait in the middle', async () => {
    await using stage = await open()
    stage.failSecond({ kind: 'flood', retryAfter: 3 })

    await stage.send({ text: LONG, buttons: [] }, null)

    assert.equal(stage.html().join('\n'), LONG.map(([span]) => span?.text).join('\n'))
    assert.deepEqual(stage.slept, [3_000])
  })

  it('does not wait for long', async () => {
    await using stage = await open()
    stage.failSecond({ kind: 'flood', retryAfter: 30 })

    await assert.rejects(stage.send({ text: LONG, buttons: [] }, null), {
      code: 'messenger-busy',
      retryAfterMs: 30_000,
    })
  })
})

describe('A message that replaces another', () => {
  it('comes before the picture goes', async () => {
    await using stage = await open()
    const picture = await stage.send({ ...text('Неделя'), picture: PNG }, null)

    await stage.send(text('Месяц'), picture)

    const calls = stage.vendor.calls.slice(-2).map(({ method }) => method)
    assert.deepEqual(calls, ['sendMessage', 'deleteMessage'])
  })

  it('is sent although the picture cannot be deleted', async () => {
    await using stage = await open()
    const picture = await stage.send({ ...text('Неделя'), picture: PNG }, null)
    stage.vendor.fault({ kind: 'internal-error', method: 'deleteMessage' })

    const said = await stage.send(text('Месяц'), picture)

    assert.equal(said.picture, false)
    assert.equal(stage.olga.chat.at(-1)?.words, 'Месяц')
  })

  it('leaves alone the file that its button stood under', async () => {
    await using stage = await open()
    const file = { name: 'a.csv', mediaType: 'text/csv', bytes: Buffer.from('1') }
    const report = await stage.send({ ...text('Файл'), file }, null)

    await stage.send(text('Месяц'), report)

    assert.deepEqual(
      stage.said().map(({ words }) => words),
      ['Файл', 'Месяц'],
    )
  })

  it('takes its buttons away with it', async () => {
    await using stage = await open()
    const buttons = [[{ label: 'Неделя', data: 'p:week' }]]
    const menu = await stage.send({ ...text('Период?'), buttons }, null)

    await stage.send(text('Готово'), menu)

    assert.deepEqual(stage.olga.chat.at(-1)?.buttons, [])
  })

  it('stands for all parts of a long text, and the old one goes', async () => {
    await using stage = await open()
    const menu = await stage.send(text('Период?'), null)

    await stage.send({ text: LONG, buttons: [] }, menu)

    assert.equal(stage.html().join('\n'), LONG.map(([span]) => span?.text).join('\n'))
  })
})

describe('A sign of life', () => {
  it('stops the spinner of a button', async () => {
    await using stage = await open()
    const buttons = [[{ label: 'Неделя', data: 'p:week' }]]
    await stage.send({ ...text('Период?'), buttons }, null)
    const press = stage.olga.presses('Неделя')

    await stage.acknowledge({
      type: 'button',
      data: 'p:week',
      under: null,
      pressId: press?.id ?? '',
    })

    assert.ok(await press?.answered())
  })

  it('shows that somebody types an answer', async () => {
    await using stage = await open()

    await stage.acknowledge({ type: 'text', text: 'план' })

    assert.equal(stage.olga.action, 'typing')
  })

  it('is no more than silence for a press that is too old', async () => {
    await using stage = await open()

    await stage.acknowledge({ type: 'button', data: 'p:week', under: null, pressId: '1' })

    assert.equal(stage.vendor.callsOf('answerCallbackQuery').length, 1)
  })
})

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const LONG = Array.from({ length: 200 }, (_, i) => line(`${i} ${'а'.repeat(40)}`))

const text = (words: string): Reply => ({ text: [line(words)], buttons: [] })

async function open() {
  const stage = await openStage()
  const { chatId, client, olga, vendor } = stage
  const chat = { id: chatId, private: true }
  const from = { id: chatId, username: null, name: null, language: null }
  return {
    ...stage,
    send: (reply: Reply, replaces: MessageRef | null) =>
      client.messenger.send(chatId, reply, replaces),
    acknowledge: (event: UpdateEvent) =>
      client.messenger.acknowledge({ id: '1', chat, from, event }),
    html: () => stage.said().map(({ html }) => html),
    /** The first part goes through, the second does not. */
    failSecond(fault: FaultOptions) {
      const stop = olga.watch(() => {
        stop()
        vendor.fault(fault)
      })
    },
  }
}
