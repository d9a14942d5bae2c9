import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { describe, it } from 'node:test'
import { startWithOlga } from './started-with-olga.ts'

describe('The webhook of the Viber emulator', () => {
  it('is tried, with a signature, before it is taken', async () => {
    await using stage = await startWithOlga()

    const { status, event_types } = await stage.listens()

    const [tried] = stage.heard
    assert.equal(status, 0)
    assert.ok(event_types.includes('message') && event_types.includes('client_status'))
    assert.match(tried?.body ?? '', /^\{"event":"webhook",.*"message_token":\d{19}\}$/)
    const signature = createHmac('sha256', stage.viber.token)
      .update(tried?.body ?? '')
      .digest('hex')
    assert.deepEqual([tried?.signature, tried?.query], [signature, `sig=${signature}`])
  })

  it('is not taken when it answers anything but 200, or nothing', async () => {
    await using stage = await startWithOlga()
    stage.answers.push({ status: 419, body: '' })

    const refused = await stage.listens()
    const closed = await stage.call('set_webhook', { url: 'http://127.0.0.1:1/hook' })
    const plain = await stage.call('set_webhook', { url: 'http://bot.example.org/hook' })

    assert.deepEqual([refused.status, closed.status, plain.status], [1, 1, 1])
    assert.match(refused.status_message, /POST \/hook HTTP\/1\.1.*419/)
    assert.match(closed.status_message, /Connection refused/)
    assert.equal(stage.viber.webhookUrl, null)
  })

  it('is needed for sending anything', async () => {
    await using stage = await startWithOlga()
    await stage.olga.says('привет')

    assert.equal((await stage.sends()).status, 10)
  })

  it('is shown by the account, until it is taken away', async () => {
    await using stage = await startWithOlga()
    await stage.listens()

    const { webhook } = await stage.call('get_account_info', {})
    await stage.call('set_webhook', { url: '' })

    assert.equal(webhook, stage.webhookUrl)
    assert.equal((await stage.call('get_account_info', {})).webhook, undefined)
  })

  it('hears only what it asked for, and what cannot be refused', async () => {
    await using stage = await startWithOlga()
    await stage.call('set_webhook', { url: stage.webhookUrl, event_types: [] })

    await stage.olga.opens()
    await stage.olga.says('привет')
    await stage.sends()
    await stage.olga.unsubscribes()
    await stage.viber.idle()

    assert.deepEqual(eventsIn(stage), ['webhook', 'message', 'unsubscribed'])
  })

  it('is called again, with the same bytes, until it answers 200', async () => {
    await using stage = await startWithOlga()
    await stage.listens()
    stage.answers.push({ status: 500, body: '' }, { status: 403, body: '' })

    await stage.olga.says('привет')
    await stage.viber.idle()

    const bodies = stage.heard.slice(1).map(({ body }) => body)
    assert.equal(bodies.length, 3)
    assert.equal(new Set(bodies).size, 1)
    assert.deepEqual(stage.viber.callbacks.at(-1)?.statuses, [500, 403, 200])
  })

  it('is called no more after ten times', async () => {
    await using stage = await startWithOlga({ pace: 0.00001 })
    await stage.listens()
    stage.answers.push(...Array(20).fill({ status: 500, body: '' }))

    await stage.olga.says('привет')
    await stage.viber.idle()

    assert.equal(stage.viber.callbacks.at(-1)?.statuses.length, 10)
  })

  it('hears the same twice, or in another order, when the day is bad', async () => {
    await using stage = await startWithOlga()
    await stage.listens()

    stage.viber.disturb('twice')
    await stage.olga.says('один')
    stage.viber.disturb('late')
    await stage.olga.unsubscribes()
    await stage.olga.subscribes()
    await stage.viber.idle()

    assert.deepEqual(eventsIn(stage), [
      'webhook',
      'message',
      'message',
      'subscribed',
      'unsubscribed',
    ])
  })
})

describe('A bad day of the Viber emulator', () => {
  it('is a verdict, a fault, half an answer or none', async () => {
    await using stage = await startWithOlga()
    await stage.listens()
    await stage.olga.says('привет')
    stage.viber.fault({ kind: 'too-many' })
    stage.viber.fault({ kind: { status: 7, words: 'publicAccountBlocked' } })
    stage.viber.fault({ kind: 'internal-error' })

    const answers = [await stage.sends(), await stage.sends(), await stage.sends()]
    stage.viber.fault({ kind: 'bad-json' })
    await assert.rejects(stage.sends(), SyntaxError)
    stage.viber.fault({ kind: 'drop' })
    await assert.rejects(stage.sends(), TypeError)

    assert.deepEqual(
      answers.map(({ http, status }) => [http, status]),
      [
        [200, 12],
        [200, 7],
        [500, undefined],
      ],
    )
    assert.equal(stage.olga.chat.filter(({ fromBot }) => fromBot).length, 0)
  })

  it('can take a message and give no answer', async () => {
    await using stage = await startWithOlga()
    await stage.listens()
    await stage.olga.says('привет')
    stage.viber.fault({ kind: 'drop-after' })

    await assert.rejects(stage.sends(), TypeError)

    assert.equal(stage.olga.chat.at(-1)?.words, 'Продажи: 12')
  })

  it('is over when it comes up again', async () => {
    await using stage = await startWithOlga()
    await stage.listens()
    await stage.viber.down('refuse')
    await assert.rejects(stage.call('get_account_info', {}))

    await stage.viber.up()

    assert.equal((await stage.call('get_account_info', {})).status, 0)
  })
})

const eventsIn = ({ heard }: Awaited<ReturnType<typeof startWithOlga>>): readonly string[] =>
  heard.map(({ body }) => JSON.parse(body).event)
