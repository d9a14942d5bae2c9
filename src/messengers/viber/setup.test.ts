import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startHttpServer } from '../../../test/servers/http-server.ts'
import { fixedClock } from '../../kernel/index.ts'
import { createMediaShelf } from '../media-shelf.ts'
import { openStage } from './stage.ts'

const clock = fixedClock(Temporal.Instant.from('2026-11-22T12:00:00Z'))

describe('Setting up a bot of Viber', () => {
  it('learns who the bot is, and the name in its links', async () => {
    await using stage = await openStage()

    assert.deepEqual(await stage.client.setup.check(), {
      externalId: 'pa:5348329124816532991',
      name: 'Svodka',
      username: 'svodka',
    })
  })

  it('says of a token that Viber does not know where to find the right one', async () => {
    await using stage = await openStage()
    stage.vendor.fault({ kind: { status: 2, words: 'invalidAuthToken' } })

    await assert.rejects(stage.client.setup.check(), {
      code: 'bot-unauthorized',
      message: /Your app key/,
    })
  })

  it('is worth trying again when Viber has a fault inside', async () => {
    await using stage = await openStage()
    stage.vendor.fault({ kind: 'internal-error' })

    await assert.rejects(stage.client.setup.check(), { code: 'messenger-busy' })
  })

  it('registers the webhook for what we read, and wants names but no photos', async () => {
    await using stage = await openStage()

    const { params } = stage.vendor.callsOf('set_webhook')[0] ?? {}

    assert.deepEqual(params, {
      url: stage.webhookUrl,
      event_types: [
        'delivered',
        'seen',
        'failed',
        'subscribed',
        'unsubscribed',
        'conversation_started',
      ],
      send_name: true,
      send_photo: false,
    })
    assert.deepEqual(await stage.client.setup.info(), {
      webhookUrl: stage.webhookUrl,
      pending: null,
      lastError: null,
      lastErrorAt: null,
    })
  })

  it('passes on what Viber met at the address, without its secret part', async () => {
    await using stage = await openStage()
    await using closed = await startHttpServer((_, response) => response.writeHead(419).end())
    const { setup } = stage.client

    await assert.rejects(setup.connect(`${closed.url}webhooks/AbC-_123`), {
      code: 'messenger-rejected',
      message: /POST \/webhooks\/… HTTP\/1\.1.*419/,
    })
  })

  it('needs the internet to reach us, and says what to set', async () => {
    const media = createMediaShelf({ publicUrl: null, clock })
    await using stage = await openStage()
    await using offline = await openStage({ apiUrl: stage.vendor.url, media })

    await assert.rejects(offline.client.setup.connect(null), {
      code: 'bad-config',
      message: /PUBLIC_URL/,
    })
    assert.match((await offline.client.setup.info()).lastError ?? '', /PUBLIC_URL/)
  })

  it('leaves Viber without an address of ours', async () => {
    await using stage = await openStage()

    await stage.client.setup.disconnect()

    assert.equal(stage.vendor.webhookUrl, null)
    assert.partialDeepStrictEqual(await stage.client.setup.info(), { webhookUrl: null })
  })

  it('takes an address with a path as it is, and puts the usual one below a bare host', async () => {
    await using stage = await openStage()
    await using relay = await openStage({ apiUrl: `${stage.vendor.url}/pa/` })

    const identity = await relay.client.setup.check()

    assert.equal(identity.username, 'svodka')
    assert.ok(stage.vendor.callsOf('set_webhook').length === 2)
  })
})
