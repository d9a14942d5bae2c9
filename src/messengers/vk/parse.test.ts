import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Log, systemClock } from '../../kernel/index.ts'
import { CLIENT, CONFIRMATION, message, press, READ, TEXT } from './payloads.ts'
import { SECRET } from './stage.ts'
import { createVk } from './vk.ts'

const OLGA = '743784474'
/** As our invitations have them. */
const CODE = 'nSHU9hdbhWYlEVaWvPxEBA'

describe('What VK tells', () => {
  it('is known by its event id', () => {
    assert.deepEqual(hear(TEXT), [
      {
        id: TEXT.event_id,
        chat: { id: OLGA, private: true },
        from: { id: OLGA, username: null, name: null, language: 'ru' },
        event: { type: 'text', text: 'Продажи за неделю' },
      },
    ])
  })

  it('is a press with its place and what answers it', () => {
    assert.deepEqual(event(press(1, { c: 'p:week' })), {
      type: 'button',
      data: 'p:week',
      under: { id: '128', picture: false },
      pressId: `a1b2c3d4e5f6:${OLGA}:${OLGA}`,
    })
  })

  it('is a press however the application wraps what the button carries', () => {
    const inner = '{"c":"p:week"}'
    const wrapped = [
      inner,
      JSON.stringify(inner),
      { payload: { c: 'p:week' } },
      { payload: inner },
      { button: inner },
    ]

    assert.deepEqual(
      wrapped.map((payload) => dataOf(event(press(1, payload)))),
      Array(5).fill('p:week'),
    )
  })

  it('is no press when the button was never ours', () => {
    const foreign = [null, 'x', '{', '[]', { c: 5 }, { d: 1 }, undefined, '"""']

    assert.deepEqual(
      foreign.flatMap((payload) => hear(press(1, payload))),
      [],
    )
  })

  it('replaces nothing under a file', () => {
    assert.partialDeepStrictEqual(event(press(1, { c: '1h', f: 1 })), { data: '1h', under: null })
  })

  it('is a press that was said as a message, without anything to replace', () => {
    assert.deepEqual(event(message(1, { text: 'Неделя', payload: '{"c":"p:week"}' })), {
      ...{ type: 'button', data: 'p:week', under: null, pressId: '' },
    })
  })

  it('is a start by button, by word and by command', () => {
    const starts = [
      { text: 'Начать', payload: '{"command":"start"}' },
      { text: 'начать' },
      { text: 'Start' },
      { text: '/start' },
    ]

    assert.deepEqual(
      starts.map((changes) => event(message(1, changes))),
      Array(4).fill({ type: 'start', code: null }),
    )
  })

  it('is an invitation by link, by hand, or with the link around it', () => {
    const invitations = [
      { text: 'Здравствуйте', ref: CODE },
      { text: CODE },
      { text: ` ${CODE}\n` },
      { text: `/start ${CODE}` },
      { text: `https://vk.me/acme_crm?ref=${CODE}` },
    ]

    assert.deepEqual(
      invitations.map((changes) => event(message(1, changes))),
      Array(5).fill({ type: 'start', code: CODE }),
    )
  })

  it('is words and no invitation when it only resembles one', () => {
    const words = [
      { text: 'Здравствуйте', ref: 'spring_sale' },
      { text: 'internationalisations' },
      { text: `${CODE}1` },
      { text: `код ${CODE}` },
      { text: CODE.replace(/A$/, 'B') },
    ]

    assert.deepEqual(
      words.map((changes) => event(message(1, changes))),
      words.map(({ text }) => ({ type: 'text', text })),
    )
  })

  it('is what was typed, signs and all', () => {
    const text = 'a &lt;b&gt; &amp;amp; &quot;c&quot; &nbsp;'

    assert.deepEqual(event(message(1, { text })), {
      type: 'text',
      text: 'a <b> &amp; "c" &nbsp;',
    })
  })

  it('is something that we do not read, without words', () => {
    const picture = { text: '', attachments: [{ type: 'photo' }] }

    assert.deepEqual(event(message(1, picture)), { type: 'other' })
    assert.deepEqual(event(message(1, { text: '', geo: {} })), { type: 'other' })
    assert.deepEqual(hear(message(1, { text: '' })), [])
  })

  it('is never private where several people or communities talk', () => {
    const [inChat] = hear(message(1, { peer_id: 2000000007, text: '[club1|@acme], план' }))
    const [pressed] = hear(press(1, { c: '1h' }, { peer_id: 2000000007 }))
    const [odd] = hear(message(1, { peer_id: 5 }))

    assert.deepEqual(inChat?.event, { type: 'text', text: 'план' })
    assert.deepEqual(
      [inChat, pressed, odd].map((update) => update?.chat.private),
      [false, false, false],
    )
    assert.deepEqual(hear(message(1, { from_id: -7, peer_id: -7 })), [])
  })

  it('is a receipt for everything up to a message', () => {
    assert.deepEqual(event(READ), {
      ...{ type: 'receipt', messageId: '128', state: 'read', andBefore: true, error: null },
    })
  })

  it('speaks the language of the application, also when only pressing', () => {
    const { messenger } = open()
    const english = message(1, {}, { ...CLIENT, lang_id: 3 })

    const [said] = messenger.parse(call(english))
    const [pressed] = messenger.parse(call(press(2, { c: '1h' })))

    assert.deepEqual([said?.from.language, pressed?.from.language], ['en', 'en'])
  })

  it('is left out when it is of a strange form, and the log says which', () => {
    const logged: object[] = []
    const strange = { ...TEXT, object: { message: 'план' } }

    const heard = open(logged).messenger.parse(call(strange))

    assert.deepEqual(heard, [])
    assert.deepEqual(logged, [{ updateId: TEXT.event_id, type: 'message_new' }])
  })

  it('is about our community alone', () => {
    assert.throws(() => hear({ ...TEXT, group_id: 7 }), { code: 'signature-mismatch' })
  })
})

describe('What VK is answered', () => {
  it('is «ok» to an event, in plain text', () => {
    assert.deepEqual(open().messenger.answer(call(TEXT)), { mediaType: 'text/plain', body: 'ok' })
  })

  it('is the code to a confirmation, with the secret or before it is known', () => {
    const { messenger } = open()
    const bare = call(CONFIRMATION)
    const sealed = call({ ...CONFIRMATION, secret: SECRET })

    assert.deepEqual([messenger.parse(bare), messenger.parse(sealed)], [[], []])
    assert.deepEqual(
      [messenger.answer(bare)?.body, messenger.answer(sealed)?.body],
      ['9f3ac2d1', '9f3ac2d1'],
    )
  })

  it('is no code to a stranger', () => {
    const forged = call({ ...CONFIRMATION, secret: 'guessed' })

    assert.throws(() => open().messenger.answer(forged), { code: 'signature-mismatch' })
  })
})

function open(logged: object[] = []) {
  const log: Log = { info() {}, error() {}, warn: (fields) => logged.push(fields) }
  return createVk({
    ...{ token: 'vk1.a.x', secret: SECRET, groupId: '224466880', confirmation: '9f3ac2d1' },
    ...{ fetch, clock: systemClock, log },
  })
}

const call = (body: object) => ({ headers: {}, body: Buffer.from(JSON.stringify(body)) })

const hear = (body: object) => open().messenger.parse(call(body))

const event = (body: object) => hear(body)[0]?.event

const dataOf = (one: ReturnType<typeof event>) => one?.type === 'button' && one.data
