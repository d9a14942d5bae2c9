import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Api, GrammyError } from 'grammy'
import { startWithOlga } from './started-with-olga.ts'

describe('sending a message', () => {
  it('gives back plain text with entities, and shows it to the person', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started

    const sent = await api.sendMessage(olga.user.id, ' <b>Продажи</b>: 12 &lt; 20\n', HTML)

    assert.equal(sent.text, 'Продажи: 12 < 20')
    assert.deepEqual(sent.entities, [{ offset: 0, length: 7, type: 'bold' }])
    assert.equal((await olga.sees(/Продажи/)).html, '<b>Продажи</b>: 12 &lt; 20')
  })

  it('numbers the messages of all private chats of a bot together', async () => {
    await using started = await startWithOlga()
    const { api, olga, telegram } = started
    const anna = telegram.person({ id: 6, first_name: 'Анна' })
    anna.starts()

    const first = await api.sendMessage(olga.user.id, 'раз')
    const second = await api.sendMessage(anna.user.id, 'два')

    assert.equal(second.message_id, first.message_id + 1)
  })

  it('keeps a reply one level deep', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started
    const message_id = olga.says('сколько?')

    const sent = await api.sendMessage(olga.user.id, '12', { reply_parameters: { message_id } })

    assert.equal(sent.reply_to_message?.text, 'сколько?')
  })

  it('takes the same call as query, form, JSON and multipart, the method in any case', async () => {
    await using started = await startWithOlga()
    const { telegram, olga } = started
    const address = `${telegram.url}/bot${telegram.token}`
    const fields = { chat_id: `${olga.user.id}`, text: 'сумма', disable_notification: 'true' }
    const form = new FormData()
    form.set('chat_id', fields.chat_id)
    form.set('text', fields.text)

    const answers = await Promise.all([
      fetch(`${address}/SENDMESSAGE?${new URLSearchParams(fields)}`),
      fetch(`${address}/sendmessage`, { method: 'POST', body: new URLSearchParams(fields) }),
      fetch(`${address}/sendMessage`, { method: 'POST', ...json(fields) }),
      fetch(`${address}/sendMessage`, { method: 'POST', body: form }),
    ])

    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 200],
    )
    assert.equal(olga.chat.filter(({ words }) => words === 'сумма').length, 4)
  })

  it('shows and removes a reply keyboard', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started

    await api.sendMessage(olga.user.id, 'меню', {
      reply_markup: { keyboard: [[{ text: 'План' }, 'Рассылки']], resize_keyboard: true },
    })
    assert.deepEqual(olga.keyboard, [['План', 'Рассылки']])

    await api.sendMessage(olga.user.id, 'всё', { reply_markup: { remove_keyboard: true } })
    assert.deepEqual(olga.keyboard, [])
  })
})

describe('a message that Telegram refuses', () => {
  const refused = async (
    text: string,
    other: Parameters<Api['sendMessage']>[2],
    description: string,
  ) => {
    await using started = await startWithOlga()
    await assert.rejects(started.api.sendMessage(started.olga.user.id, text, other), (error) => {
      assert.ok(error instanceof GrammyError)
      assert.deepEqual([error.error_code, error.description], [400, `Bad Request: ${description}`])
      return true
    })
  }
  const buttons = (...row: object[]) => ({
    // Wrong on purpose: types would not let us.
    reply_markup: { inline_keyboard: [row] } as never,
  })

  it('is empty or blank', async () => {
    await refused('', {}, 'message text is empty')
    await refused(' \n ', {}, 'text must be non-empty')
  })

  it('is longer than 4096 characters', async () => {
    await refused('я'.repeat(4097), {}, 'message is too long')
  })

  it('has malformed markup', async () => {
    await refused(
      '<b>x',
      HTML,
      `can't parse entities: Can't find end tag corresponding to start tag "b"`,
    )
    await refused(
      'я<br>',
      HTML,
      `can't parse entities: Unsupported start tag "br" at byte offset 2`,
    )
  })

  it('has a button with more than 64 bytes of data, or none', async () => {
    await refused('x', buttons({ text: 'a', callback_data: 'я'.repeat(33) }), 'BUTTON_DATA_INVALID')
    await refused('x', buttons({ text: 'a', callback_data: '' }), 'BUTTON_DATA_INVALID')
  })

  it('has a button without a label or an action', async () => {
    const context = "can't parse inline keyboard button:"
    await refused(
      'x',
      buttons({ text: ' ', callback_data: 'a' }),
      'inline keyboard button text must be non-empty',
    )
    await refused(
      'x',
      buttons({ text: 'a' }),
      `${context} Text buttons are unallowed in the inline keyboard`,
    )
    await refused('x', buttons({ callback_data: 'a' }), `${context} Can't find field "text"`)
  })

  it('has a button with a link that is none', async () => {
    await refused(
      'x',
      buttons({ text: 'a', url: 'http://localhost:8080/' }),
      "inline keyboard button URL 'http://localhost:8080/' is invalid: Wrong HTTP URL",
    )
    await refused(
      'x',
      buttons({ text: 'a', url: 'viber://pa' }),
      "inline keyboard button URL 'viber://pa' is invalid: Unsupported URL protocol",
    )
  })

  it('has more than a hundred buttons', async () => {
    const row = Array.from({ length: 101 }, () => ({ text: 'a', callback_data: 'b' }))
    await refused('x', buttons(...row), 'reply markup is too long')
  })

  it('answers a message that is not there', async () => {
    const missing = { reply_parameters: { message_id: 999 } }
    await refused('x', missing, 'message to be replied not found')
  })
})

describe('a chat', () => {
  it('is not found until the person presses Start', async () => {
    await using started = await startWithOlga()
    const { api, telegram } = started
    const stranger = telegram.person({ id: 77, first_name: 'Пётр' })

    await assert.rejects(api.sendMessage(77, 'x'), /400: Bad Request: chat not found/)

    stranger.starts()
    await api.sendMessage(77, 'x')
    assert.equal(stranger.chat.at(-1)?.words, 'x')
  })

  it('is closed to a bot that its person blocked, until they unblock it', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started

    olga.blocks()
    const blocked = /403: Forbidden: bot was blocked by the user/
    await assert.rejects(api.sendMessage(olga.user.id, 'x'), blocked)
    await assert.rejects(api.sendChatAction(olga.user.id, 'typing'), blocked)

    olga.unblocks()
    await api.sendMessage(olga.user.id, 'x')
    assert.equal(olga.chat.at(-1)?.words, 'x')
  })

  it('is closed when its person deleted the account', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started
    olga.leavesTelegram()

    await assert.rejects(api.sendMessage(olga.user.id, 'x'), /403: Forbidden: user is deactivated/)
  })

  it('shows what the bot does', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started

    await api.sendChatAction(olga.user.id, 'upload_photo')

    assert.equal(olga.action, 'upload_photo')
    await assert.rejects(
      api.sendChatAction(olga.user.id, 'thinking' as never),
      /Bad Request: wrong parameter action in request/,
    )
  })

  it('never belongs to another bot', async () => {
    await using started = await startWithOlga()
    const { api, telegram } = started
    const other = telegram.addBot({ id: 42, first_name: 'Other', username: 'other_bot' })
    telegram.person({ id: 500, first_name: 'Глеб' }, other.token).starts()

    await assert.rejects(api.sendMessage(500, 'x'), /chat not found/)
  })
})

describe('limits', () => {
  it('are thirty a second in all and a short burst a chat, when they are on', async () => {
    await using started = await startWithOlga({ limits: true, now: () => 0 })
    const { api, olga } = started
    await Promise.all([1, 2, 3].map((n) => api.sendMessage(olga.user.id, `${n}`)))

    await assert.rejects(api.sendMessage(olga.user.id, '4'), (error) => {
      assert.ok(error instanceof GrammyError)
      assert.equal(error.description, 'Too Many Requests: retry after 1')
      assert.deepEqual(error.parameters, { retry_after: 1 })
      return true
    })
  })
})

const HTML = { parse_mode: 'HTML' } as const

function json(value: unknown) {
  return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) }
}
