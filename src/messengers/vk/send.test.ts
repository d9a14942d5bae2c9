import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bold, line, muted } from '../../kernel/index.ts'
import { pictured, reply } from '../contract/replies.ts'
import type { Reply } from '../messenger.ts'
import { openStage } from './stage.ts'

describe('Saying in VK', () => {
  it('is recognised when it comes again under the same key, and only then', async () => {
    await using stage = await openStage()
    const keyed: Reply = { ...reply('Продажи: 12'), idempotencyKey: 'entry-1' }
    const send = (one: Reply) => stage.client.messenger.send(stage.chatId, one, null)

    const [first, again] = [await send(keyed), await send(keyed)]
    await send({ ...keyed, idempotencyKey: 'entry-2' })
    await send(reply('Продажи: 12'))
    await send(reply('Продажи: 12'))

    assert.deepEqual(again, first)
    assert.equal(stage.said().length, 4)
  })

  it('gives each message of a long reply a number of its own', async () => {
    await using stage = await openStage()
    const text = Array.from({ length: 400 }, (_, i) => line(`${i}. Петрова Анна — 21 сделка`))
    const keyed = { text, buttons: [], idempotencyKey: 'entry-1' }

    await stage.client.messenger.send(stage.chatId, keyed, null)
    await stage.client.messenger.send(stage.chatId, keyed, null)

    assert.equal(stage.said().length, 3)
    assert.equal(
      stage
        .said()
        .map(({ words }) => words)
        .join('\n')
        .split('\n').length,
      400,
    )
  })

  it('marks emphasis beside the words, in UTF-16 units', async () => {
    await using stage = await openStage()

    await stage.client.messenger.send(
      stage.chatId,
      { text: [line('👍 ', bold('Итого')), line(muted('на 14:05'))], buttons: [] },
      null,
    )

    assert.deepEqual(JSON.parse(lastSent(stage).format_data ?? ''), {
      version: '1',
      items: [
        { type: 'bold', offset: 3, length: 5 },
        { type: 'italic', offset: 9, length: 8 },
      ],
    })
  })

  it('says it without emphasis when VK does not take that', async () => {
    await using stage = await openStage()
    stage.vendor.fault({ kind: 100, words: 'format_data contains incorrect JSON' })

    await stage.client.messenger.send(
      stage.chatId,
      { text: [line(bold('Итого'))], buttons: [] },
      null,
    )

    assert.equal(lastSent(stage).format_data, undefined)
    assert.equal(stage.said().at(-1)?.words, 'Итого')
  })

  it('mentions nobody, whatever people are called', async () => {
    await using stage = await openStage()
    const words = '[id1|Павел], @durov, *club1 и a@b.ru'

    await stage.client.messenger.send(stage.chatId, reply(words), null)

    assert.equal(stage.said().at(-1)?.words, words)
    assert.doesNotMatch(lastSent(stage).message ?? '', /\[id1\||@durov|\*club1/)
    assert.partialDeepStrictEqual(lastSent(stage), { disable_mentions: '1', dont_parse_links: '1' })
  })

  it('leaves out links that VK does not take, then all buttons, rather than the words', async () => {
    await using stage = await openStage()
    const buttons = [
      [{ label: 'Неделя', data: 'p:week' }],
      [{ label: 'CRM', url: 'javascript:alert(1)' }],
    ]
    const send = () =>
      stage.client.messenger.send(stage.chatId, { text: [line('Период?')], buttons }, null)

    await send()
    stage.vendor.fault({ kind: 911, times: 2 })
    await send()

    assert.deepEqual(
      stage.said().map((one) => one.buttons.flat().map(({ text }) => text)),
      [['Неделя'], []],
    )
  })

  it('cuts a label that is too long, never a character', async () => {
    await using stage = await openStage()
    const label = `${'я'.repeat(38)}👍👍`

    await stage.client.messenger.send(
      stage.chatId,
      { text: [line('Кто?')], buttons: [[{ label, data: 'p' }]] },
      null,
    )

    assert.equal(stage.said().at(-1)?.buttons[0]?.[0]?.text, `${'я'.repeat(38)}…`)
  })

  it('says the words of a picture that VK does not take', async () => {
    await using stage = await openStage()
    const text = Buffer.from('not a picture')

    const said = await stage.client.messenger.send(
      stage.chatId,
      { ...pictured('Продажи: 12'), picture: text },
      null,
    )

    assert.equal(said.picture, false)
    assert.deepEqual(stage.said().at(-1)?.photo, undefined)
    assert.equal(stage.said().at(-1)?.words, 'Продажи: 12')
  })

  it('says anew what stands for longer than a day', async () => {
    let now = 1795338000000
    await using stage = await openStage({}, { now: () => now })
    const old = await stage.client.messenger.send(stage.chatId, reply('Неделя: 12'), null)
    now += 25 * 3_600_000

    const said = await stage.client.messenger.send(stage.chatId, reply('Месяц: 57'), old)

    assert.notEqual(said.id, old.id)
    assert.equal(stage.said().length, 2)
  })

  it('keeps to twenty calls a second', async () => {
    await using stage = await openStage()
    const many = Array.from({ length: 25 }, (_, i) => reply(`${i}`))

    await Promise.allSettled(
      many.map((one) => stage.client.messenger.send(stage.chatId, one, null)),
    )

    assert.equal(stage.slept.length, 7)
    assert.ok(stage.slept.every((ms) => ms > 900 && ms <= 1_050))
  })

  it('answers a press, and shows that it writes to whoever spoke', async () => {
    await using stage = await openStage()
    const { vendor, olga, client, chatId } = stage
    const made = olga.presses({ payload: { c: '1h' } })
    const update = { id: '1', chat: { id: chatId, private: true }, from: FROM }
    const pressId = `${made?.eventId}:${chatId}:${chatId}`

    await client.messenger.acknowledge({
      ...update,
      event: { type: 'button', data: '1h', under: null, pressId },
    })
    await client.messenger.acknowledge({ ...update, event: { type: 'text', text: 'план' } })

    assert.notEqual(vendor.presses[0]?.answer, null)
    assert.deepEqual(vendor.community.activity, [{ peerId: Number(chatId), type: 'typing' }])
  })
})

const FROM = { id: '743784474', username: null, name: null, language: null }

type Stage = Awaited<ReturnType<typeof openStage>>

const lastSent = ({ vendor }: Stage) => vendor.callsOf('messages.send').at(-1)?.params ?? {}
