import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { systemClock } from '../../kernel/index.ts'
import { openStage } from './stage.ts'

const WEBHOOK = 'http://127.0.0.1:1/webhooks/abc'

describe('Setting up a bot of Telegram', () => {
  it('learns who the bot is', async () => {
    await using stage = await openStage()

    assert.deepEqual(await stage.client.setup.check(), {
      externalId: '7123456789',
      name: 'Svodka',
      username: 'svodka_bot',
    })
  })

  it('says of a token that was revoked whom to ask', async () => {
    await using stage = await openStage({ token: '7123456789:AAErevoked' })

    await assert.rejects(stage.client.setup.check(), {
      code: 'bot-unauthorized',
      message: /BotFather/,
    })
  })

  it('sends nowhere what cannot be a token', async () => {
    await using stage = await openStage({ token: 'мой токен' })

    await assert.rejects(stage.client.setup.check(), { code: 'bot-unauthorized' })

    assert.equal(stage.vendor.callsOf('getMe').length, 0)
  })

  it('is worth trying again when Telegram has a fault inside', async () => {
    await using stage = await openStage()
    stage.vendor.fault({ kind: 'internal-error' })

    await assert.rejects(stage.client.setup.check(), { code: 'messenger-busy' })
  })

  it('registers the webhook with a secret, for what we read', async () => {
    await using stage = await openStage()

    await stage.client.setup.connect(WEBHOOK)

    assert.partialDeepStrictEqual(stage.vendor.callsOf('setWebhook').at(0)?.params, {
      url: WEBHOOK,
      secret_token: 'Tg-Secret_1',
      allowed_updates: ['message', 'callback_query', 'my_chat_member'],
    })
    assert.partialDeepStrictEqual(await stage.client.setup.info(), {
      webhookUrl: WEBHOOK,
      pending: 0,
    })
  })

  it('passes on why Telegram does not take an address', async () => {
    await using stage = await openStage()

    await assert.rejects(stage.client.setup.connect('http://crm.example.org/webhooks/abc'), {
      code: 'messenger-rejected',
      message: /An HTTPS URL must be provided/,
    })
  })

  it('gives up the webhook in order to poll', async () => {
    await using stage = await openStage()
    await stage.client.setup.connect(WEBHOOK)

    await stage.client.setup.connect(null)

    assert.deepEqual(await stage.client.setup.info(), {
      webhookUrl: null,
      pending: 0,
      lastError: null,
      lastErrorAt: null,
    })
  })

  it('leaves Telegram without an address of ours', async () => {
    await using stage = await openStage()
    await stage.client.setup.connect(WEBHOOK)

    await stage.client.setup.disconnect()

    assert.partialDeepStrictEqual(await stage.client.setup.info(), { webhookUrl: null })
  })

  it('tells what went wrong at the webhook, and when', async () => {
    await using stage = await openStage()
    const before = systemClock().subtract({ seconds: 2 })
    await stage.client.setup.connect(WEBHOOK)

    stage.olga.says('план')
    await refused(stage)

    const { lastError, lastErrorAt, pending } = await stage.client.setup.info()
    assert.equal(lastError, 'Connection refused')
    assert.equal(pending, 1)
    assert.ok(lastErrorAt && Temporal.Instant.compare(lastErrorAt, before) > 0)
  })

  it('offers the commands in Russian, and in English to whoever uses it', async () => {
    await using stage = await openStage()

    await stage.client.setup.connect(null)

    const [anybody, english] = stage.vendor.callsOf('setMyCommands')
    assert.equal(anybody?.params.language_code, undefined)
    assert.match(JSON.stringify(anybody?.params.commands), /Статистика/)
    assert.equal(english?.params.language_code, 'en')
    assert.match(JSON.stringify(english?.params.commands), /Statistics/)
  })

  it('is done although the commands cannot be offered', async () => {
    await using stage = await openStage()
    stage.vendor.fault({ kind: 'internal-error', method: 'setMyCommands', times: 2 })

    await stage.client.setup.connect(null)

    assert.equal(stage.vendor.callsOf('setMyCommands').length, 2)
  })
})

/** Telegram has tried to reach the webhook, and could not. */
async function refused({ client }: Awaited<ReturnType<typeof openStage>>): Promise<void> {
  while ((await client.setup.info()).lastError === null) await setImmediate()
}
