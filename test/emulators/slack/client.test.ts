import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SocketModeClient } from '@slack/socket-mode'
import type { KnownBlock } from '@slack/types'
import { SILENT } from '../../../src/messengers/slack/api.ts'
import { PNG, startWithOlga } from './started.ts'

const USER = 'U0OLGA001'
const section = (text: string): KnownBlock => ({ type: 'section', text: { type: 'mrkdwn', text } })

describe('the vendor’s own client against the emulator', () => {
  it('learns who it is', async () => {
    await using started = await startWithOlga()

    const { team_id, bot_id } = await started.api.auth.test()

    assert.deepEqual([team_id, bot_id], ['T0ACME001', 'B0BOT0001'])
  })

  it('posts to a person, changes and deletes what it posted', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started
    const { channel = '', ts = '' } = await api.chat.postMessage({ channel: USER, text: 'раз' })

    await api.chat.update({ channel, ts, text: 'два', blocks: [section('два &amp; три')] })
    const [changed] = olga.chat
    await api.chat.delete({ channel, ts })

    assert.deepEqual([changed?.words, changed?.edited], ['два & три', true])
    assert.deepEqual(olga.chat, [])
  })

  it('cannot change what it did not post, nor in a chat named by its person', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started
    const ts = olga.says('моё')

    await assert.rejects(
      api.chat.update({ channel: olga.dm, ts, text: 'x' }),
      refused('cant_update_message'),
    )
    await assert.rejects(
      api.chat.update({ channel: USER, ts, text: 'x' }),
      refused('channel_not_found'),
    )
    await assert.rejects(
      api.chat.update({ channel: olga.dm, ts: '1.1', text: 'x' }),
      refused('message_not_found'),
    )
  })

  it('uploads a file in three steps and shares it', async () => {
    await using started = await startWithOlga()

    await started.api.filesUploadV2({
      channel_id: started.olga.dm,
      file: Buffer.from('a;b'),
      filename: 'a.csv',
      initial_comment: 'вот',
    })

    const [message] = started.olga.chat
    assert.deepEqual(message?.file, { name: 'a.csv', bytes: Buffer.from('a;b') })
  })

  it('shows a picture in a message only when Slack has processed it', async () => {
    await using started = await startWithOlga({ processingMs: 60_000 })
    const { api } = started
    const { upload_url, file_id = '' } = await api.files.getUploadURLExternal({
      filename: 'a.png',
      length: PNG.length,
    })
    await fetch(upload_url ?? '', { method: 'POST', body: new Uint8Array(PNG) })
    await api.files.completeUploadExternal({ files: [{ id: file_id }] })

    const blocks: KnownBlock[] = [{ type: 'image', slack_file: { id: file_id }, alt_text: 'а' }]

    await assert.rejects(
      api.chat.postMessage({ channel: USER, text: 'а', blocks }),
      refused('invalid_blocks'),
    )
  })

  it('is refused an upload of another length', async () => {
    await using started = await startWithOlga()
    const { upload_url } = await started.api.files.getUploadURLExternal({
      filename: 'a',
      length: 5,
    })

    const { status } = await fetch(upload_url ?? '', { method: 'POST', body: 'abc' })

    assert.equal(status, 400)
  })

  it('is told what is wrong with its blocks, and where', async () => {
    await using started = await startWithOlga()
    const label = 'я'.repeat(76)
    const button = { type: 'button', text: { type: 'plain_text', text: label } } as const
    const blocks: KnownBlock[] = [{ type: 'actions', elements: [button] }]

    const post = () => started.api.chat.postMessage({ channel: USER, text: 'а', blocks })

    await assert.rejects(post(), refused('invalid_blocks'))
    assert.deepEqual(started.slack.calls.at(-1)?.answer.response_metadata, {
      messages: [
        '[ERROR] must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
      ],
    })
  })

  it('may show no more than 50 blocks, 3000 characters in one, 13 200 in all', async () => {
    await using started = await startWithOlga()
    const posts = (blocks: KnownBlock[]) =>
      started.api.chat.postMessage({ channel: USER, text: 'а', blocks })

    await assert.rejects(posts(Array(51).fill(section('а'))), refused('invalid_blocks'))
    await assert.rejects(posts([section('а'.repeat(3001))]), refused('invalid_blocks'))
    await assert.rejects(
      posts(Array(5).fill(section('а'.repeat(2900)))),
      refused('msg_blocks_too_long'),
    )
  })

  it('opens a window by a trigger, once, and only while it is fresh', async () => {
    let now = 1_795_338_000_000
    await using started = await startWithOlga({ now: () => now })
    const { world } = started.slack
    const trigger = (id: string) =>
      world.triggers.set(id, { user: USER, until: now + 3_000, used: false })
    trigger('1')
    trigger('2')

    await started.api.views.open({ trigger_id: '1', view: MODAL })

    await assert.rejects(
      started.api.views.open({ trigger_id: '1', view: MODAL }),
      refused('exchanged_trigger_id'),
    )
    now += 3_001
    await assert.rejects(
      started.api.views.open({ trigger_id: '2', view: MODAL }),
      refused('expired_trigger_id'),
    )
    await assert.rejects(
      started.api.views.open({ trigger_id: '3', view: MODAL }),
      refused('invalid_trigger_id'),
    )
    assert.equal(started.olga.modal?.title, 'Заявка')
  })

  it('is refused a window whose inputs nothing sends', async () => {
    await using started = await startWithOlga()
    const { submit: _, ...view } = MODAL

    await assert.rejects(
      started.api.views.open({ trigger_id: '1', view }),
      refused('invalid_arguments'),
    )
  })

  it('is told which permission it lacks, and that its token is wrong or gone', async () => {
    await using started = await startWithOlga()
    const { slack, client } = started
    slack.app.scopes.delete('im:write')

    await assert.rejects(started.api.conversations.open({ users: USER }), refused('missing_scope'))
    await assert.rejects(client('xoxb-wrong').auth.test(), refused('invalid_auth'))
    await assert.rejects(client(slack.app.appToken).auth.test(), refused('not_allowed_token_type'))
    slack.uninstalls()
    await assert.rejects(started.api.auth.test(), refused('account_inactive'))
  })

  it('may not write to who left, to a bot, or in a channel it is not in', async () => {
    await using started = await startWithOlga()
    const { api, slack, olga } = started
    const { id } = slack.channel('channel', [olga], false)

    await assert.rejects(
      api.chat.postMessage({ channel: id, text: 'а' }),
      refused('not_in_channel'),
    )
    await assert.rejects(
      api.conversations.open({ users: slack.app.botUser }),
      refused('cannot_dm_bot'),
    )
    olga.leavesCompany()
    await assert.rejects(api.conversations.open({ users: USER }), refused('user_disabled'))
    await assert.rejects(
      api.chat.postMessage({ channel: olga.dm, text: 'а' }),
      refused('channel_not_found'),
    )
  })

  it('is asked to wait when it posts faster than a person reads', async () => {
    await using started = await startWithOlga({ limits: true, now: () => 1_795_338_000_000 })
    const post = () => started.api.chat.postMessage({ channel: USER, text: 'а' })
    await Promise.all([post(), post(), post(), post(), post()])

    await assert.rejects(post(), { code: 'slack_webapi_rate_limited_error', retryAfter: 5 })
  })

  it('hears people over a socket, and is told again what it does not acknowledge', async () => {
    await using started = await startWithOlga({ pace: 0, ackMs: 50 })
    const { slack, olga } = started
    slack.usesSockets()
    const socket = new SocketModeClient({
      appToken: slack.app.appToken,
      logger: SILENT,
      autoReconnectEnabled: false,
      clientOptions: { slackApiUrl: `${slack.url}/api/` },
    })
    const heard: [string, number][] = []
    socket.on('message', async ({ event, retry_num, ack }) => {
      heard.push([event.text, retry_num])
      if (retry_num === 1) await ack()
    })
    await socket.start()

    olga.says('план')
    await slack.idle()

    assert.deepEqual(heard, [
      ['план', 0],
      ['план', 1],
    ])
    await socket.disconnect()
  })
})

const MODAL = {
  type: 'modal',
  title: { type: 'plain_text', text: 'Заявка' },
  submit: { type: 'plain_text', text: 'OK' },
  blocks: [
    {
      type: 'input',
      block_id: 'name',
      label: { type: 'plain_text', text: 'Имя' },
      element: { type: 'plain_text_input', action_id: 'value' },
    },
  ],
} as const satisfies Parameters<
  Awaited<ReturnType<typeof startWithOlga>>['api']['views']['open']
>[0]['view']

const refused = (error: string) => ({ message: `An API error occurred: ${error}` })
