import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bold, line, muted } from '../../kernel/index.ts'
import type { Reply } from '../messenger.ts'
import { openStage } from './stage.ts'

const text = (words: string): Reply => ({ text: [line(words)], buttons: [] })
const WEEK = { label: 'Неделя', data: 'p:week' }

describe('A message in Slack', () => {
  it('is rich text, in which nothing can be taken for markup', async () => {
    await using stage = await openStage()
    const words = [line(bold('Продажи'), ': *12*'), line(), line(muted('данные <на> 14:05'))]

    await stage.client.messenger.send(stage.chatId, { text: words, buttons: [] }, null)

    const { args } = stage.vendor.callsOf('chat.postMessage').at(-1) ?? {}
    assert.deepEqual(JSON.parse(String(args?.blocks))[0].elements[0].elements, [
      { type: 'text', text: 'Продажи', style: { bold: true } },
      { type: 'text', text: ': *12*\n\n' },
      { type: 'text', text: 'данные <на> 14:05', style: { italic: true } },
    ])
    assert.equal(args?.text, 'Продажи: *12*\n\nданные &lt;на&gt; 14:05')
  })

  it('shows no preview of a link in it', async () => {
    await using stage = await openStage()

    await stage.client.messenger.send(stage.chatId, text('https://crm.example.org'), null)

    assert.partialDeepStrictEqual(stage.vendor.callsOf('chat.postMessage').at(-1)?.args, {
      unfurl_links: 'false',
      unfurl_media: 'false',
    })
  })

  it('asks once for the conversation of a person', async () => {
    await using stage = await openStage()

    await stage.client.messenger.send(stage.chatId, text('раз'), null)
    await stage.client.messenger.send(stage.chatId, text('два'), null)

    assert.equal(stage.vendor.callsOf('conversations.open').length, 1)
  })

  it('keeps a label within what Slack shows, without half an emoji', async () => {
    await using stage = await openStage()
    const button = { label: `${'я'.repeat(73)}👩‍💻👩‍💻`, data: 'x' }

    await stage.client.messenger.send(stage.chatId, { ...text('а'), buttons: [[button]] }, null)

    const label = stage.said()[0]?.buttons[0]?.[0]?.label ?? ''
    assert.ok(label.length <= 75 && label.isWellFormed() && label.endsWith('…'))
  })

  it('may have as many buttons as we say it may', async () => {
    await using stage = await openStage()
    const {
      buttons: most,
      buttonRows,
      buttonDataBytes,
      textLength,
    } = stage.client.messenger.capabilities
    const button = { label: '📈 Статистика', data: 'x'.repeat(buttonDataBytes) }
    const row = Array.from({ length: most / buttonRows }, () => button)
    const buttons = Array.from({ length: buttonRows }, () => row)

    await stage.client.messenger.send(
      stage.chatId,
      { ...text('а'.repeat(textLength - 1)), buttons },
      null,
    )

    assert.equal(stage.said()[0]?.buttons.flat().length, most)
  })

  it('waits until Slack has processed the picture', async () => {
    await using stage = await openStage()

    await stage.client.messenger.send(stage.chatId, { ...text('а'), picture: PNG }, null)

    assert.ok(stage.slept.length > 0)
    assert.deepEqual(stage.said()[0]?.picture, PNG)
  })

  it('is tried again later when its picture could not be handed over', async () => {
    await using stage = await openStage()
    stage.vendor.fault({ kind: 'status', status: 500, method: 'upload' })

    await assert.rejects(
      stage.client.messenger.send(stage.chatId, { ...text('а'), picture: PNG }, null),
      { code: 'messenger-busy' },
    )
    assert.deepEqual(stage.said(), [])
  })

  it('is refused when there is nothing to say', async () => {
    await using stage = await openStage()

    await assert.rejects(stage.client.messenger.send(stage.chatId, text(' '), null), {
      code: 'messenger-rejected',
    })
  })

  it('among others is seen by one person, and has no buttons', async () => {
    await using stage = await openStage()
    const other = stage.vendor.person({ id: 'U0IVAN001', name: 'ivan' })
    const { id } = stage.vendor.channel('channel', [stage.olga, other])

    await stage.client.messenger.send(`${id}/U0OLGA001`, { ...text('а'), buttons: [[WEEK]] }, null)

    assert.deepEqual(
      stage.olga.chatIn(id).map(({ words, buttons }) => [words, buttons]),
      [['а', []]],
    )
    assert.deepEqual(other.chatIn(id), [])
  })
})

describe('A message with a file', () => {
  const file = { name: 'План "июнь".csv', mediaType: 'text/csv', bytes: Buffer.from('а;б') }

  it('is one with the words when there are no buttons', async () => {
    await using stage = await openStage()

    await stage.client.messenger.send(stage.chatId, { ...text('Файл <1>'), file }, null)

    assert.deepEqual(
      stage.said().map((one) => [one.words, one.file?.name]),
      [['Файл <1>', 'План "июнь".csv']],
    )
  })

  it('comes under the words with their buttons when there are some', async () => {
    await using stage = await openStage()

    const said = await stage.client.messenger.send(
      stage.chatId,
      { ...text('Файл'), file, buttons: [[WEEK]] },
      null,
    )

    const [words, below] = stage.said()
    assert.equal(said.id, `${stage.olga.dm}/${words?.ts}`)
    assert.deepEqual([words?.words, below?.file?.bytes], ['Файл', file.bytes])
  })
})

describe('A message whose answer was lost', () => {
  it('is not said twice when it did arrive', async () => {
    await using stage = await openStage()
    const reply = { ...text('Продажи: 12'), idempotencyKey: 'entry-1' }
    stage.vendor.fault({ kind: 'drop-after', method: 'chat.postMessage' })
    await assert.rejects(stage.client.messenger.send(stage.chatId, reply, null), {
      code: 'delivery-uncertain',
    })

    const said = await stage.client.messenger.send(stage.chatId, reply, null)

    assert.deepEqual(
      stage.said().map(({ ts }) => `${stage.olga.dm}/${ts}`),
      [said.id],
    )
  })

  it('is said when it did not', async () => {
    await using stage = await openStage()
    const reply = { ...text('Продажи: 12'), idempotencyKey: 'entry-1' }
    stage.vendor.fault({ kind: 'drop-before', method: 'chat.postMessage' })
    await assert.rejects(stage.client.messenger.send(stage.chatId, reply, null))

    await stage.client.messenger.send(stage.chatId, reply, null)

    assert.equal(stage.said().length, 1)
  })
})

describe('What Slack says no to', () => {
  it('concerns one conversation when it is about posting, and everybody otherwise', async () => {
    await using stage = await openStage()
    const { send } = stage.client.messenger
    const first = await send(stage.chatId, text('раз'), null)
    stage.vendor.fault({ kind: 'ratelimited', retryAfter: 9, method: 'chat.postMessage' })
    stage.vendor.fault({ kind: 'ratelimited', retryAfter: 9, method: 'chat.update' })

    const limited = { code: 'messenger-busy', retryAfterMs: 9_000 }

    await assert.rejects(send(stage.chatId, text('два'), null), { ...limited, wholeBot: false })
    await assert.rejects(send(stage.chatId, text('два'), first), { ...limited, wholeBot: true })
  })

  it('names the permission that the app lacks, and stops no bot', async () => {
    await using stage = await openStage()
    stage.vendor.app.scopes.delete('chat:write')

    await assert.rejects(stage.client.messenger.send(stage.chatId, text('раз'), null), {
      code: 'messenger-rejected',
      message: /the app lacks the scope chat:write/,
    })
  })

  it('is about the settings when the chat with the app is closed', async () => {
    await using stage = await openStage()
    stage.vendor.app.messagesTab = false

    await assert.rejects(stage.client.messenger.send(stage.chatId, text('раз'), null), {
      code: 'messenger-rejected',
      message: /messages_tab_disabled/,
    })
  })

  it('is uncertain when a page answers that is not Slack’s', async () => {
    await using stage = await openStage()
    stage.vendor.fault({ kind: 'html', method: 'chat.postMessage' })

    await assert.rejects(stage.client.messenger.send(stage.chatId, text('раз'), null), {
      code: 'delivery-uncertain',
    })
  })

  it('says anew what can be changed no more', async () => {
    await using stage = await openStage()
    const { send } = stage.client.messenger
    const first = await send(stage.chatId, text('раз'), null)
    stage.vendor.fault({ kind: 'error', error: 'edit_window_closed', method: 'chat.update' })

    await send(stage.chatId, text('два'), first)

    assert.deepEqual(
      stage.said().map(({ words }) => words),
      ['два'],
    )
  })

  it('is heard nowhere else when an upload is sent to a stranger', async () => {
    const asked: string[] = []
    await using stage = await openStage({
      fetch: async (input) => {
        asked.push(String(input))
        return Response.json({ ok: true, upload_url: 'http://10.0.0.1/x', file_id: 'F1' })
      },
    })

    await assert.rejects(
      stage.client.messenger.send(stage.chatId, { ...text('а'), file: FILE }, null),
      { code: 'messenger-rejected' },
    )
    assert.deepEqual(
      asked.filter((one) => one.includes('10.0.0.1')),
      [],
    )
  })
})

const FILE = { name: 'a.csv', mediaType: 'text/csv', bytes: Buffer.from('1') }

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
