import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { codeOf, fixedClock } from '../../kernel/index.ts'
import type { WebhookRequest } from '../messenger.ts'
import { createMeter } from './meter.ts'
import { parseWebhook } from './parse.ts'
import * as payloads from './payloads.ts'
import { createPeople } from './people.ts'

const OLGA = 'K917PBuvPZmhKfb8Vw3b2Q=='

describe('A call of Viber’s', () => {
  it('is known by the vendor’s own example of a signature', () => {
    const { hear } = open()
    const signature = 'f1852377399c63d8e6be901c64567ace1f2bc5cd1aea79bcb6610396ebb4df6e'

    assert.deepEqual(hear(payloads.WEBHOOK, { header: signature }), [])
  })

  it('may carry its signature in the query alone', () => {
    const { hear } = open()

    assert.equal(hear(payloads.TEXT, { header: null, query: signed(payloads.TEXT) }).length, 1)
  })

  it('is refused for a wrong header, whatever the query says', () => {
    const { hear } = open()
    const query = signed(payloads.TEXT)

    assert.throws(() => hear(payloads.TEXT, { header: 'f'.repeat(64), query }), {
      code: 'signature-mismatch',
    })
  })

  it('is refused when a single byte of it was changed', () => {
    const { hear } = open()
    const header = signed(payloads.TEXT)

    assert.throws(() => hear(payloads.TEXT.replace('неделю', 'недел1'), { header }), {
      code: 'signature-mismatch',
    })
  })

  it('keeps all nineteen digits of its token', () => {
    const { hear } = open()

    const ids = [payloads.TEXT, payloads.NEXT_TEXT].map((body) => hear(body)[0]?.id)

    assert.deepEqual(ids, ['message:5741311803571721099', 'message:5741311803571721098'])
  })

  it('is not confused by a token that somebody writes about', () => {
    const { hear } = open()
    const words = '"message_token": 7, {"message_token":8}'
    const body = payloads.TEXT.replace('"Продажи за неделю"', JSON.stringify(words))

    const [update] = hear(body)

    assert.equal(update?.id, 'message:5741311803571721099')
    assert.deepEqual(update?.event, { type: 'text', text: words })
  })

  it('says who it was, in which language', () => {
    const { hear } = open()

    assert.deepEqual(hear(payloads.TEXT)[0]?.from, {
      id: OLGA,
      username: null,
      name: 'Olga Petrova',
      language: 'ru-RU',
    })
  })

  it('opens the bot without an invitation', () => {
    const { hear } = open()

    assert.deepEqual(hear(payloads.OPENED)[0]?.event, { type: 'start', code: null })
  })

  it('opens the bot without an invitation by a context that cannot be one', () => {
    const { hear } = open()

    const [update] = hear(payloads.INVITED.replace('inv_7Qk2', 'a b&c=d'))

    assert.deepEqual(update?.event, { type: 'start', code: null })
  })

  it('may be the word that other messengers begin with', () => {
    const { hear } = open()
    const say = (text: string) => hear(payloads.TEXT.replace('Продажи за неделю', text))[0]?.event

    assert.deepEqual(
      [say('/start'), say('/start inv_7Qk2'), say('/start of something'), say('/started')],
      [
        { type: 'start', code: null },
        { type: 'start', code: 'inv_7Qk2' },
        { type: 'start', code: null },
        { type: 'text', text: '/started' },
      ],
    )
  })

  it('holds words and not a press when somebody types what a button carries', () => {
    const { hear } = open()

    const [update] = hear(payloads.TEXT.replace('Продажи за неделю', 'p:week'))

    assert.deepEqual(update?.event, { type: 'text', text: 'p:week' })
  })

  it('holds something that we do not read', () => {
    const { hear } = open()

    assert.deepEqual(hear(payloads.STICKER)[0]?.event, { type: 'other' })
  })

  it('tells what became of a message of ours', () => {
    const { hear } = open()
    const bodies = [payloads.DELIVERED, payloads.SEEN, payloads.FAILED]

    const updates = bodies.flatMap((body) => hear(body))

    const receipt = { type: 'receipt', messageId: '5741311803571721200', andBefore: false }
    assert.deepEqual(
      updates.map(({ event }) => event),
      [
        { ...receipt, state: 'delivered', error: null },
        { ...receipt, state: 'read', error: null },
        { ...receipt, state: 'failed', error: 'Internal server error. Keyboard is not valid' },
      ],
    )
    assert.equal(updates[0]?.id, `delivered:5741311803571721200:${OLGA}`)
  })

  it('is left out, and logged by its kind, when a part is missing', () => {
    const { hear, logged } = open()

    assert.deepEqual(hear(payloads.HEADLESS), [])

    assert.deepEqual(logged, [{ event: 'message' }])
  })

  it('is read or refused, and nothing else, however it is damaged', () => {
    const bodies = Object.values(payloads).filter((body) => body.startsWith('{'))
    const damaged = fc
      .tuple(
        fc.constantFrom(...bodies),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('', '"', '{', '7', '\0'),
      )
      .map(([body, from, length, instead]) => {
        const at = from % body.length
        return body.slice(0, at) + instead + body.slice(at + (length % 40))
      })

    fc.assert(
      fc.property(damaged, (body) => {
        const { hear } = open()
        attempt(() => hear(body))
      }),
      { numRuns: 3000, seed: 20261122 },
    )
  })

  it('changes nothing when it tells of a leave-taking before the last words', () => {
    const { hear } = open()
    hear(payloads.TEXT)

    assert.deepEqual(hear(payloads.UNSUBSCRIBED), [])
    assert.deepEqual(hear(payloads.SUBSCRIBED), [])
  })

  it('brings somebody back by any words, each time that it comes', () => {
    const { hear } = open()
    hear(payloads.UNSUBSCRIBED)

    const types = [payloads.TEXT, payloads.TEXT, payloads.NEXT_TEXT].map((body) =>
      hear(body).map(({ event }) => event.type),
    )

    assert.deepEqual(types, [['returned', 'text'], ['returned', 'text'], ['text']])
  })
})

const signed = (body: string, token = payloads.TOKEN) =>
  createHmac('sha256', token).update(body).digest('hex')

/** Whatever goes wrong must be «malformed». */
function attempt(work: () => unknown): void {
  try {
    work()
  } catch (error) {
    assert.equal(codeOf(error), 'update-malformed')
  }
}

function open() {
  const logged: object[] = []
  const write = (fields: object) => void logged.push(fields)
  const log = { info: write, warn: write, error: write }
  const clock = fixedClock(Temporal.Instant.from('2026-11-22T12:00:00Z'))
  const config = {
    token: payloads.TOKEN,
    people: createPeople(),
    meter: createMeter({ clock, log }),
    log,
  }
  return {
    logged,
    hear(body: string, { header = signed(body), query = '' }: Signing = {}) {
      const headers = header === null ? {} : { 'x-viber-content-signature': header }
      const request: WebhookRequest = { headers, body: Buffer.from(body) }
      return parseWebhook(query === '' ? request : { ...request, query: `sig=${query}` }, config)
    },
  }
}

interface Signing {
  readonly header?: string | null
  readonly query?: string
}
