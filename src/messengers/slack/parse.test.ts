import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { codeOf, type Log } from '../../kernel/index.ts'
import type { Update, WebhookRequest } from '../messenger.ts'
import { fromExternalId } from './identity.ts'
import { parseWebhook } from './parse.ts'
import * as payloads from './payloads.ts'
import { call, form, IDENTITY, NOW, pressed, SECRET, signedCall } from './stage.ts'

const { MESSAGE, envelope } = payloads

describe('A message to the bot', () => {
  it('tells who wrote it: in the chat that is theirs, by their own id', () => {
    assert.deepEqual(hear(call(payloads.TEXT)), {
      id: 'message/D0DM00001/1795338000.000119',
      chat: { id: 'U0OLGA001', private: true },
      from: { id: 'U0OLGA001', username: null, name: null, language: null },
      event: { type: 'text', text: 'Продажи за неделю' },
    })
  })

  it('is the same act however often and under whatever id it is told', () => {
    const again = { ...payloads.TEXT, event_id: 'Ev0OTHER' }

    assert.equal(hear(call(again))?.id, hear(call(payloads.TEXT))?.id)
  })

  it('loses Slack’s escapes, and links are what was typed', () => {
    const text =
      'A &amp; B &lt;b&gt; <mailto:olga@acme.test|olga@acme.test> <https://a.ru> <tel:+79|+79>'

    assert.deepEqual(hearText(text), {
      type: 'text',
      text: 'A & B <b> olga@acme.test https://a.ru +79',
    })
  })

  it('is an invitation when it is nothing but a code of ours', () => {
    const code = 'Ab-_56789012345678901x'

    assert.deepEqual(hearText(` \`${code}\` `), { type: 'start', code })
    assert.deepEqual(hearText('_b-_5678901234567890_-'), {
      type: 'start',
      code: '_b-_5678901234567890_-',
    })
    assert.deepEqual(hearText(`${code}!`), { type: 'text', text: `${code}!` })
  })

  it('with a picture and no words is something else', () => {
    assert.deepEqual(hearEvent({ subtype: 'file_share', text: '' })?.event, { type: 'other' })
  })

  it('from a bot, from ourselves, or about a change of another is not heard', () => {
    assert.equal(hearEvent({ bot_id: 'B0' }), undefined)
    assert.equal(hearEvent({ user: 'U0BOT0001' }), undefined)
    assert.equal(hearEvent({ subtype: 'message_changed' }), undefined)
    assert.equal(hearEvent({ user: undefined }), undefined)
  })

  it('among several is not heard, whatever the conversation is called', () => {
    assert.equal(hearEvent({ channel_type: 'mpim', channel: 'G0' }), undefined)
    assert.equal(hearEvent({ channel_type: 'channel', channel: 'C0' }), undefined)
    assert.equal(hearEvent({ channel_type: 'im', channel: 'C0' }), undefined)
    assert.equal(hearEvent({ channel_type: undefined }), undefined)
  })

  it('that mentions the bot in a channel comes without the mention, and not in private', () => {
    assert.partialDeepStrictEqual(hear(call(payloads.MENTION)), {
      chat: { id: 'C0SALES01/U0OLGA001', private: false },
      event: { type: 'text', text: 'продажи' },
    })
  })
})

describe('App Home', () => {
  it('is a screen that can be replaced, once it is opened', () => {
    assert.partialDeepStrictEqual(hear(call(payloads.HOME_OPENED)), {
      chat: { id: 'U0OLGA001', private: true },
      event: { type: 'button', data: '1h', under: { id: 'app-home', picture: false } },
    })
  })

  it('is not opened by looking at the chat', () => {
    const event = { ...payloads.HOME_OPENED.event, tab: 'messages' }

    assert.deepEqual(parse(call(envelope(event))), [])
  })

  it('answers a press in the chat', () => {
    const press = { ...payloads.PRESS, container: { type: 'view', view_id: 'V0' }, channel: null }

    assert.partialDeepStrictEqual(hear(pressed(press)), {
      chat: { id: 'U0OLGA001', private: true },
      event: { type: 'button', data: 'p:week', under: null },
    })
  })
})

describe('A press', () => {
  it('tells what the button carries, and under which message it stood', () => {
    assert.deepEqual(hear(pressed(payloads.PRESS)), {
      id: 'press/U0OLGA001/1795338010.123456',
      chat: { id: 'U0OLGA001', private: true },
      from: { id: 'U0OLGA001', username: 'olga', name: null, language: null },
      event: {
        type: 'button',
        data: 'p:week',
        under: { id: 'D0DM00001/1795338003.000400', picture: false },
        pressId: '5012345.6789.abcdef0123456789',
      },
    })
  })

  it('in a channel is not private', () => {
    const press = { ...payloads.PRESS, channel: { id: 'C0', name: 'sales' } }
    const container = { ...payloads.PRESS.container, channel_id: 'C0' }

    assert.equal(hear(pressed({ ...press, container }))?.chat.private, false)
  })

  it('of a button that opens a link carries nothing', () => {
    const actions = [{ action_id: 'button-0-0', action_ts: '1.2' }]

    assert.deepEqual(parse(pressed({ ...payloads.PRESS, actions })), [])
  })

  it('of the button for requests asks for the form', () => {
    const actions = [{ action_id: 'button-2-0', value: '1a', action_ts: '1.2' }]

    assert.deepEqual(hear(pressed({ ...payloads.PRESS, actions }))?.event, {
      type: 'request',
      trigger: '5012345.6789.abcdef0123456789',
      text: null,
    })
  })
})

describe('A command', () => {
  it('alone opens the bot, with words asks', () => {
    assert.deepEqual(hear(form(payloads.COMMAND))?.event, { type: 'start', code: null })
    assert.deepEqual(hear(form({ ...payloads.COMMAND, text: 'план' }))?.event, {
      type: 'text',
      text: 'план',
    })
  })

  it('in a channel is no update: see what it is answered', () => {
    const elsewhere = { ...payloads.COMMAND, channel_id: 'C0', channel_name: 'sales' }

    assert.deepEqual(parse(form(elsewhere)), [])
  })

  it('for a request is one wherever it is given, and speaks to its author alone', () => {
    const request = { command: '/request', text: 'нужна смета' }
    const elsewhere = { channel_id: 'C0', channel_name: 'sales' }

    assert.partialDeepStrictEqual(hear(form({ ...payloads.COMMAND, ...request, ...elsewhere })), {
      chat: { id: 'U0OLGA001', private: true },
      event: { type: 'request', trigger: '5012345.6789.command', text: 'нужна смета' },
    })
  })
})

describe('A shortcut on a message', () => {
  it('is a request with the words of the message', () => {
    assert.partialDeepStrictEqual(hear(pressed(payloads.SHORTCUT)), {
      chat: { id: 'U0OLGA001', private: true },
      event: { type: 'request', text: 'Нужна смета & счёт' },
    })
  })

  it('that is not ours is nothing', () => {
    assert.deepEqual(parse(pressed({ ...payloads.SHORTCUT, callback_id: 'other' })), [])
  })
})

describe('A call', () => {
  it('that only asks whether anybody is there needs no signature', () => {
    assert.deepEqual(parse({ headers: {}, body: Buffer.from('ssl_check=1&token=zzz') }), [])
  })

  it('is not taken for such a question because the words stand in it', () => {
    const body = Buffer.from('{"type":"event_callback","event":{"type":"ssl_check=1"}}')

    assert.throws(() => parse({ headers: {}, body }), { code: 'signature-mismatch' })
  })

  it('says that the app is gone, and which token was revoked', () => {
    const revoked = (bot: string[]) => call(envelope({ type: 'tokens_revoked', tokens: { bot } }))

    assert.throws(() => parse(call(envelope({ type: 'app_uninstalled' }))), {
      code: 'bot-unauthorized',
    })
    assert.throws(() => parse(revoked(['U0BOT0001'])), { code: 'bot-unauthorized' })
    assert.deepEqual(parse(revoked(['U0OTHER01'])), [])
  })

  it('of a strange shape is left out, and logged by its kind alone', () => {
    const logged: object[] = []
    const log: Log = { info() {}, error() {}, warn: (fields) => logged.push(fields) }
    const request = call(envelope({ type: 'message', text: ['план'] }))

    const updates = parseWebhook(request, { secret: SECRET, identity: OWN, log }, NOW)

    assert.deepEqual(updates, [])
    assert.deepEqual(logged, [{ type: 'message' }])
  })

  it('never does anything but give updates or say no, whatever is in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), damaged()), (text) => {
        assert.ok(['updates', 'update-malformed', 'signature-mismatch'].includes(outcome(text)))
      }),
      { numRuns: 300 },
    )
  })
})

const OWN = fromExternalId(IDENTITY)

const parse = (request: WebhookRequest): readonly Update[] =>
  parseWebhook(request, { secret: SECRET, identity: OWN, log: undefined }, NOW)

const hear = (request: WebhookRequest): Update | undefined => parse(request)[0]

const hearEvent = (changes: object) => hear(call(envelope({ ...MESSAGE, ...changes })))

const hearText = (text: string) => hearEvent({ text })?.event

function outcome(text: string): string {
  try {
    return parse(signedCall(text)) && 'updates'
  } catch (error) {
    return codeOf(error) ?? String(error)
  }
}

/** A payload of Slack's with one value replaced by another kind of value. */
function damaged(): fc.Arbitrary<string> {
  const known = [payloads.TEXT, payloads.PRESS, payloads.SUBMISSION, payloads.SHORTCUT]
  return fc
    .tuple(fc.constantFrom(...known.map((one) => JSON.stringify(one))), fc.nat(), fc.json())
    .map(([text, place, value]) => {
      const spots = [...text.matchAll(/:("[^"]*"|\d+|true|null)/g)]
      const spot = spots[place % spots.length]
      const at = spot?.index ?? 0
      const json = `${text.slice(0, at)}:${value}${text.slice(at + (spot?.[0].length ?? 0))}`
      return text.includes('event_callback') ? json : `payload=${encodeURIComponent(json)}`
    })
}
