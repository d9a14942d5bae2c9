import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parse } from 'yaml'
import { slackManifest } from './manifest.ts'
import { openStage } from './stage.ts'

describe('Setting up a bot of Slack', () => {
  it('learns which app it is, in which workspace', async () => {
    await using stage = await openStage()

    assert.deepEqual(await stage.client.setup.check(), {
      externalId: 'T0ACME001/A0APP0001/U0BOT0001',
      name: 'svodka (Acme)',
      username: 'svodka',
    })
  })

  it('learns the workspace also without the permission to look the app up', async () => {
    await using stage = await openStage()
    stage.vendor.app.scopes.delete('users:read')

    const { externalId } = await stage.client.setup.check()

    assert.equal(externalId, 'T0ACME001//U0BOT0001')
  })

  it('sends nowhere what cannot be a bot’s token', async () => {
    await using stage = await openStage({ token: 'xoxp-person' })

    await assert.rejects(stage.client.setup.check(), { code: 'bot-unauthorized' })
    assert.equal(stage.vendor.calls.length, 0)
  })

  it('says of a token that was revoked where to get another', async () => {
    await using stage = await openStage({ token: 'xoxb-revoked' })

    await assert.rejects(stage.client.setup.check(), {
      code: 'bot-unauthorized',
      message: /api\.slack\.com\/apps/,
    })
  })

  it('refuses a token of another workspace than before', async () => {
    await using stage = await openStage({ externalId: 'T0OTHER01/A0APP0001/U0BOT0001' })

    await assert.rejects(stage.client.setup.check(), { code: 'conflict' })
  })

  it('tries the app-level token too', async () => {
    await using stage = await openStage({ appToken: 'xapp-wrong' })

    await assert.rejects(stage.client.setup.check(), { code: 'bot-unauthorized' })
  })

  it('is worth trying again when Slack is ill', async () => {
    await using stage = await openStage()
    stage.vendor.fault({ kind: 'error', error: 'fatal_error' })

    await assert.rejects(stage.client.setup.check(), { code: 'messenger-busy' })
  })

  it('remembers the address that an administrator enters', async () => {
    await using stage = await openStage()

    await stage.client.setup.connect('https://bot.example.org/webhooks/abc')

    assert.partialDeepStrictEqual(await stage.client.setup.info(), {
      webhookUrl: 'https://bot.example.org/webhooks/abc',
    })
  })

  it('cannot be reached without an address and without Socket Mode', async () => {
    await using stage = await openStage()

    await assert.rejects(stage.client.setup.connect(null), {
      code: 'bad-config',
      message: /PUBLIC_URL.*--app-token/,
    })
  })
})

describe('The manifest of the app', () => {
  const given = { name: 'Svodka', webhookKey: 'key' }

  it('names our address for each kind of call', async () => {
    const { data } = await slackManifest({ ...given, publicUrl: 'https://bot.example.org' })

    assert.partialDeepStrictEqual(data, {
      features: {
        slash_commands: [
          { command: '/svodka', url: 'https://bot.example.org/webhooks/key/commands' },
          { command: '/request', url: 'https://bot.example.org/webhooks/key/commands' },
        ],
      },
      settings: {
        event_subscriptions: { request_url: 'https://bot.example.org/webhooks/key' },
        interactivity: { request_url: 'https://bot.example.org/webhooks/key/interactions' },
        socket_mode_enabled: false,
      },
    })
  })

  it('asks for Socket Mode, and names no address, where none leads to us', async () => {
    const { data, json } = await slackManifest({ ...given, publicUrl: null })

    assert.equal(data.settings.socket_mode_enabled, true)
    assert.doesNotMatch(json, /url/)
  })

  it('opens the chat for writing, and hears nothing said in channels but what mentions the bot', async () => {
    const { data } = await slackManifest({ ...given, publicUrl: null })

    assert.equal(data.features.app_home.messages_tab_read_only_enabled, false)
    assert.deepEqual(data.settings.event_subscriptions.bot_events, [
      'app_home_opened',
      'app_mention',
      'app_uninstalled',
      'message.im',
      'tokens_revoked',
    ])
  })

  it('asks for no more than the emulated workspace grants', async () => {
    await using stage = await openStage()
    const { data } = await slackManifest({ ...given, publicUrl: null })

    assert.deepEqual(data.oauth_config.scopes.bot, [...stage.vendor.app.scopes])
  })

  it('is the same as JSON and as YAML', async () => {
    const { data, json, yaml } = await slackManifest({
      ...given,
      publicUrl: 'https://bot.example.org',
    })

    assert.deepEqual(JSON.parse(json), data)
    assert.deepEqual(parse(yaml), data)
  })
})
