import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { codeOf, type Log } from '../../kernel/index.ts'
import type { Update } from '../messenger.ts'
import { parseWebhook } from './parse.ts'
import * as payloads from './payloads.ts'

const SECRET = 'Tg-Secret_1'

describe('A call to the webhook', () => {
  it('is refused without a secret token', () => {
    const body = Buffer.from(JSON.stringify(payloads.TEXT))

    assert.throws(() => parseWebhook({ headers: {}, body }, SECRET, undefined), {
      code: 'signature-mismatch',
    })
  })

  it('is refused with an empty secret token, even when ours is empty', () => {
    const headers = { 'x-telegram-bot-api-secret-token': '' }

    assert.throws(() => parseWebhook({ headers, body: Buffer.from('{}') }, '', undefined), {
      code: 'signature-mismatch',
    })
  })

  it('is refused when it is no JSON', () => {
    assert.throws(() => parseBody('{"update_id":1'), { code: 'update-malformed' })
  })

  it('is refused when it is no update', () => {
    assert.throws(() => parseBody('[{"update_id":1}]'), { code: 'update-malformed' })
  })

  it('is taken and logged by its id when the update is of a strange shape', () => {
    const logged: object[] = []
    const log: Log = { info() {}, error() {}, warn: (fields) => logged.push(fields) }

    const updates = parseBody('{"update_id":7,"message":{"text":["план"]}}', log)

    assert.deepEqual(updates, [])
    assert.deepEqual(logged, [{ updateId: 7 }])
  })
})

describe('A message', () => {
  it('tells who wrote it', () => {
    assert.deepEqual(hear(payloads.TEXT), {
      id: '853201001',
      chat: { id: '5012345678', private: true },
      from: { id: '5012345678', username: 'olga_p', name: 'Olga Petrova', language: 'ru' },
      event: { type: 'text', text: 'Продажи за неделю' },
    })
  })

  it('may come from somebody without a name', () => {
    const from = { id: 5012345678, is_bot: false }

    const update = hear({ ...payloads.TEXT, message: { ...payloads.TEXT.message, from } })

    assert.deepEqual(update?.from, {
      id: '5012345678',
      username: null,
      name: null,
      language: null,
    })
  })

  it('opens the bot when it is /start', () => {
    assert.deepEqual(hearText('/start')?.event, { type: 'start', code: null })
  })

  it('opens the bot by an invitation when /start carries one', () => {
    assert.deepEqual(hearText('/start@acme_crm_bot inv_7Qk2')?.event, {
      type: 'start',
      code: 'inv_7Qk2',
    })
  })

  it('opens the bot without an invitation when /start carries what no link can', () => {
    assert.deepEqual(hearText('/start дай отчёт')?.event, { type: 'start', code: null })
  })

  it('is not /start when it only begins like it', () => {
    assert.deepEqual(hearText('/started')?.event, { type: 'text', text: '/started' })
  })

  it('loses the name of the bot behind a command', () => {
    assert.deepEqual(hear(payloads.GROUP_COMMAND)?.event, {
      type: 'text',
      text: '/today за вчера',
    })
  })

  it('without words is something else', () => {
    assert.deepEqual(hear(payloads.STICKER)?.event, { type: 'other' })
  })

  it('is not private in a chat that is not the sender’s own', () => {
    const chat = { id: 6012345678, type: 'private' }

    const update = hear({ ...payloads.TEXT, message: { ...payloads.TEXT.message, chat } })

    assert.equal(update?.chat.private, false)
  })

  it('from another bot is not heard', () => {
    const from = { id: 5012345678, is_bot: true }

    assert.equal(hear({ ...payloads.TEXT, message: { ...payloads.TEXT.message, from } }), null)
  })
})

describe('A press', () => {
  it('says under which message the button stood', () => {
    assert.deepEqual(hear(payloads.BUTTON)?.event, {
      type: 'button',
      data: 'p:week',
      under: { id: '414', picture: false },
      pressId: '21527489012345678',
    })
  })

  it('says that the button stood under a picture', () => {
    assert.partialDeepStrictEqual(hear(payloads.BUTTON_UNDER_PICTURE)?.event, {
      under: { id: '415', picture: true },
    })
  })

  it('is heard when the message is no longer there', () => {
    assert.partialDeepStrictEqual(hear(payloads.BUTTON_UNDER_NOTHING)?.event, {
      data: 'p:week',
      under: null,
    })
  })

  it('in somebody else’s chat is not heard', () => {
    assert.equal(hear(payloads.BUTTON_INLINE), null)
  })
})

describe('A contact', () => {
  it('of nobody on Telegram is not the sender’s own', () => {
    assert.partialDeepStrictEqual(hear(payloads.CONTACT_OF_NOBODY)?.event, { own: false })
  })

  it('that was forwarded is not the sender’s own, although it is theirs', () => {
    assert.partialDeepStrictEqual(hear(payloads.CONTACT_FORWARDED)?.event, { own: false })
  })

  it('in a group is not heard', () => {
    const chat = { id: -100, type: 'group' }

    const update = hear({ ...payloads.CONTACT, message: { ...payloads.CONTACT.message, chat } })

    assert.equal(update, null)
  })
})

describe('What is not for us', () => {
  it('is that somebody came into a group', () => {
    assert.equal(hear(payloads.GROUP_NOISE), null)
  })

  it('is that the bot came into a group', () => {
    assert.equal(hear(payloads.ADDED_TO_GROUP), null)
  })

  it('is that a message was pinned', () => {
    assert.equal(hear(payloads.PINNED), null)
  })

  it('is that a message was changed', () => {
    assert.equal(hear(payloads.EDITED), null)
  })

  it('is what a person writes to somebody whom a bot serves', () => {
    assert.equal(hear(payloads.BUSINESS), null)
  })

  it('is what stands in a channel', () => {
    assert.equal(hear(payloads.CHANNEL_POST), null)
  })

  it('is what is typed behind the name of the bot in another chat', () => {
    assert.equal(hear(payloads.INLINE_QUERY), null)
  })
})

describe('Any body', () => {
  it('is read or refused, and breaks nothing', () => {
    fc.assert(fc.property(mutatedUpdate, isHarmless), { numRuns: 5_000 })
  })

  it('of any bytes is read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => isHarmless(Buffer.from(bytes))),
      { numRuns: 1_000 },
    )
  })

  it('gives a private chat to nobody but its owner', () => {
    const chat = fc.record({
      id: fc.integer(),
      type: fc.constantFrom('private', 'group', 'channel'),
    })
    const from = fc.record({ id: fc.integer({ min: 1 }) })

    fc.assert(
      fc.property(chat, from, (where, who) => {
        const message = { message_id: 1, date: 1, chat: where, from: who, text: 'план' }
        const update = hear({ update_id: 1, message })
        return update?.chat.private === (where.type === 'private' && where.id === who.id)
      }),
    )
  })
})

function parseBody(body: string | Buffer, log?: Log): readonly Update[] {
  const headers = { 'x-telegram-bot-api-secret-token': SECRET }
  return parseWebhook({ headers, body: Buffer.from(body) }, SECRET, log)
}

function hear(update: object): Update | null {
  const [heard = null] = parseBody(JSON.stringify(update))
  return heard
}

function hearText(text: string): Update | null {
  return hear({ ...payloads.TEXT, message: { ...payloads.TEXT.message, text } })
}

function isHarmless(body: string | Buffer): boolean {
  try {
    return parseBody(body).every(isWhole)
  } catch (error) {
    return codeOf(error) === 'update-malformed'
  }
}

const isWhole = ({ id, chat, from, event }: Update): boolean =>
  /^-?\d+$/.test(id) &&
  /^-?\d+$/.test(chat.id) &&
  typeof chat.private === 'boolean' &&
  /^-?\d+$/.test(from.id) &&
  typeof event.type === 'string'

/** A recorded update with one value, however deep, put out of shape or cut out. */
const mutatedUpdate = fc
  .tuple(
    fc.constantFrom(...Object.values(payloads)),
    fc.nat(60),
    fc.option(fc.jsonValue({ maxDepth: 2 }), { nil: undefined }),
  )
  .map(([update, at, value]) => {
    let left = at
    return JSON.stringify(update, (_, old) => {
      left -= 1
      return left === -1 ? value : old
    })
  })
  .map((json) => json ?? '')
