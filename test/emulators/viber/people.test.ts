import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startWithOlga } from './started-with-olga.ts'

describe('Somebody in the Viber emulator', () => {
  it('may be written to once after opening the chat, and then not until they write', async () => {
    await using stage = await open()

    const before = await stage.sends()
    await stage.olga.opens('inv_7Qk2')
    const answers = [await stage.sends(), await stage.sends()]
    await stage.olga.says('привет')

    assert.equal(before.status, 6)
    assert.deepEqual(
      answers.map(({ status }) => status),
      [0, 6],
    )
    assert.equal((await stage.sends()).status, 0)
  })

  it('may be welcomed in the answer to opening the chat', async () => {
    await using stage = await open()
    const welcome = { type: 'text', text: 'Добро пожаловать!', sender: { name: 'Сводка' } }
    stage.answers.push({ status: 200, body: JSON.stringify(welcome) })

    await stage.olga.opens()

    assert.equal(stage.olga.chat.at(-1)?.words, 'Добро пожаловать!')
    assert.equal((await stage.sends()).status, 6)
  })

  it('is not welcomed any more after five minutes', async () => {
    let now = 1_795_338_000_000
    await using stage = await open({ now: () => now })
    await stage.olga.opens()

    now += 5 * 60_000

    assert.equal((await stage.sends()).status, 6)
  })

  it('cannot be written to once they unsubscribed, nor when nobody knows them', async () => {
    await using stage = await open()
    await stage.olga.says('привет')
    await stage.olga.unsubscribes()

    assert.equal((await stage.sends()).status, 6)
    assert.equal((await stage.sends({ receiver: 'nobody' })).status, 5)
  })

  it('takes a hundred messages an hour without an answer', async () => {
    let now = 1_795_338_000_000
    await using stage = await open({ now: () => now })
    await stage.olga.says('привет')

    const hundred = await Promise.all(Array.from({ length: 100 }, () => stage.sends()))
    const refused = await stage.sends()
    await stage.olga.says('хватит')
    const answered = await stage.sends()
    now += 3_600_000

    assert.ok(hundred.every(({ status }) => status === 0))
    assert.deepEqual([refused.status, answered.status], [12, 0])
    assert.equal((await stage.sends()).status, 0)
  })

  it('is charged for outside a conversation of a day, when the free messages are used up', async () => {
    let now = 1_795_338_000_000
    await using stage = await open({ now: () => now })
    await stage.olga.says('привет')
    stage.viber.grants({ free: 1, paid: 1 })

    const inside = await stage.sends()
    now += 24 * 3_600_000
    const outside = [await stage.sends(), await stage.sends(), await stage.sends()]

    assert.equal(inside.billing_status, 1)
    assert.deepEqual(
      outside.map(({ status, billing_status }) => [status, billing_status]),
      [
        [0, 3],
        [0, 5],
        [23, undefined],
      ],
    )
  })

  it('with an old phone cannot be sent what it does not know', async () => {
    await using stage = await open()
    const ivan = stage.viber.person({ id: 'ivan==', name: 'Ivan', api_version: 2 })
    await ivan.says('привет')

    assert.equal((await stage.sends({ receiver: 'ivan==', min_api_version: 3 })).status, 13)
  })

  it('presses what stands below the chat, and the bot hears what the button carries', async () => {
    await using stage = await open()
    await stage.olga.says('привет')
    const Buttons = [{ ActionBody: 'p:week', Text: 'Неделя', Silent: true }]
    await stage.sends({ keyboard: { Type: 'keyboard', Buttons }, tracking_data: '{"n":12}' })

    await stage.olga.presses('Неделя')

    assert.partialDeepStrictEqual(JSON.parse(stage.heard.at(-1)?.body ?? ''), {
      event: 'message',
      message: { type: 'text', text: 'p:week', tracking_data: '{"n":12}' },
      sender: { id: stage.olga.user.id, name: 'Olga Petrova', language: 'ru-RU', api_version: 10 },
      silent: true,
    })
    await assert.rejects(stage.olga.presses('Месяц'), /there are \["Неделя"\]/)
  })

  it('opens a link that leads to this bot, and no other', async () => {
    await using stage = await open()

    await stage.olga.opensLink('viber://pa?chatURI=svodka&context=inv_7Qk2')

    const { event, context, subscribed } = JSON.parse(stage.heard.at(-1)?.body ?? '')
    assert.deepEqual([event, context, subscribed], ['conversation_started', 'inv_7Qk2', false])
    await assert.rejects(stage.olga.opensLink('viber://pa?chatURI=other'), /does not lead/)
  })

  it('tells what they have read, each message once', async () => {
    await using stage = await open()
    await stage.olga.says('привет')
    const { text } = await stage.sends()
    await stage.viber.idle()

    await stage.olga.reads()
    await stage.olga.reads()

    const seen = stage.heard.filter(({ body }) => body.includes('"seen"'))
    assert.equal(seen.length, 1)
    assert.equal(tokenIn(seen[0]?.body), tokenIn(text))
  })
})

const tokenIn = (json = '') => /"message_token":(\d{19})/.exec(json)?.[1]

async function open(options: Parameters<typeof startWithOlga>[0] = {}) {
  const stage = await startWithOlga(options)
  await stage.listens()
  return stage
}
