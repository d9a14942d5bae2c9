import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { startWithOlga } from './started-with-olga.ts'
import { type Received, startReceiver } from './webhook-receiver.ts'

const HOUR_MS = 3600 * 1000

describe('a webhook', () => {
  it('gets what waited and what comes, with its secret', async () => {
    await using started = await startWithOlga()
    await using receiver = await startReceiver()
    const { api, olga, telegram } = started

    await api.setWebhook(receiver.url, { secret_token: 'secret_1' })
    olga.says('план')
    await telegram.idle()

    assert.deepEqual(receiver.texts(), ['/start', 'план'])
    const headers = receiver.received[0]?.headers
    assert.equal(headers?.['x-telegram-bot-api-secret-token'], 'secret_1')
    assert.equal(headers?.['content-type'], 'application/json')
  })

  it('is sent a failed update again, at once and then more and more slowly', async () => {
    await using started = await startWithOlga()
    await using receiver = await startReceiver([500, 502, 503])
    const { api, telegram } = started

    await api.setWebhook(receiver.url)
    await telegram.idle()

    assert.deepEqual(receiver.texts(), ['/start', '/start', '/start', '/start'])
    const [, second = 0, third = 0, fourth = 0] = receiver.received.map(({ at }) => at)
    assert.ok(third - second >= 18 && fourth - third >= 38)
    const info = await api.getWebhookInfo()
    assert.equal(
      info.last_error_message,
      'Wrong response from the webhook: 503 Service Unavailable',
    )
    assert.equal(info.pending_update_count, 0)
  })

  it('holds up the messages of a chat behind a failed one, and nobody else', async () => {
    await using started = await startWithOlga()
    await using receiver = await startReceiver([500, 500, 500])
    const { api, olga, telegram } = started
    const anna = telegram.person({ id: 6, first_name: 'Анна' })
    olga.says('план')
    await api.setWebhook(receiver.url)

    await receiver.waitFor(3)
    anna.starts()
    await telegram.idle()

    assert.deepEqual(receiver.received.map(sender), [
      ...Array(3).fill('Ольга'),
      'Анна',
      ...Array(2).fill('Ольга'),
    ])
    assert.deepEqual(receiver.texts().slice(-2), ['/start', 'план'])
  })

  it('may be told how long to wait', async () => {
    await using started = await startWithOlga()
    await using receiver = await startReceiver([429], { 'Retry-After': '5' })
    const { api, telegram } = started

    await api.setWebhook(receiver.url)
    await telegram.idle()

    const [first = 0, second = 0] = receiver.received.map(({ at }) => at)
    assert.ok(second - first >= 45)
  })

  it('loses updates that expire: presses in 150 seconds, messages in a day', async () => {
    let at = 1_800_000_000_000
    await using started = await startWithOlga({ now: () => at })
    await using receiver = await startReceiver()
    const { api, olga, telegram } = started
    await api.sendMessage(olga.user.id, 'меню', {
      reply_markup: { inline_keyboard: [[{ text: 'План', callback_data: 'plan' }]] },
    })
    olga.presses('План')

    at += 151_000
    assert.equal((await api.getWebhookInfo()).pending_update_count, 2)
    await api.setWebhook(receiver.url)
    await telegram.idle()

    assert.deepEqual(receiver.texts(), ['/start'])
    at += 24 * HOUR_MS
    assert.equal((await api.getWebhookInfo()).pending_update_count, 0)
  })

  it('is given up when it answers 410 for 23 hours', async () => {
    let at = 1_800_000_000_000
    await using started = await startWithOlga({ now: () => at })
    await using receiver = await startReceiver([200, 410, 410])
    const { api, olga, telegram } = started
    await api.setWebhook(receiver.url)
    await telegram.idle()

    olga.says('раз')
    await receiver.waitFor(3)
    at += 23.5 * HOUR_MS
    await setTimeout(20)

    assert.equal((await api.getWebhookInfo()).url, '')
  })

  it('may answer with a method call', async () => {
    await using started = await startWithOlga()
    const chat_id = started.olga.user.id
    const reply = JSON.stringify({ method: 'sendMessage', chat_id, text: 'из ответа' })
    await using receiver = await startReceiver([], {}, reply)

    await started.api.setWebhook(receiver.url)

    assert.equal((await started.olga.sees('из ответа')).fromBot, true)
  })

  it('that nobody listens at is told so', async () => {
    await using started = await startWithOlga()
    const { api } = started
    const receiver = await startReceiver()
    await receiver[Symbol.asyncDispose]()

    await api.setWebhook(receiver.url)
    await setTimeout(50)

    const { last_error_message, pending_update_count } = await api.getWebhookInfo()
    assert.deepEqual([last_error_message, pending_update_count], ['Connection refused', 1])
  })

  it('is described as long as it is set', async () => {
    await using started = await startWithOlga()
    const { api } = started
    const nothing = { url: '', has_custom_certificate: false, pending_update_count: 1 }
    assert.deepEqual(await api.getWebhookInfo(), nothing)

    await using receiver = await startReceiver()
    await api.setWebhook(receiver.url, { max_connections: 7, allowed_updates: ['message'] })
    await started.telegram.idle()

    assert.deepEqual(await api.getWebhookInfo(), {
      url: receiver.url,
      has_custom_certificate: false,
      pending_update_count: 0,
      ip_address: '127.0.0.1',
      max_connections: 7,
      allowed_updates: ['message'],
    })
  })
})

function sender({ update }: Received) {
  return update.message?.from.first_name
}
