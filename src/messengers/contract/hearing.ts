import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Update, WebhookRequest } from '../messenger.ts'
import type { Example, Stage } from './example.ts'

export function hears({ recorded, open }: Example): void {
  describe('hearing', () => {
    it('refuses a call that is not from the vendor', {
      skip: without(recorded.forged),
    }, async () => {
      await using stage = await open()

      assert.throws(() => hear(stage, recorded.forged), { code: 'signature-mismatch' })
    })

    it('refuses a call that is not of the form of the vendor', async () => {
      await using stage = await open()

      assert.throws(() => hear(stage, recorded.garbled), { code: 'update-malformed' })
    })

    it('reads what a person wrote', async () => {
      await using stage = await open()

      const { id, chat, from, event } = hearOne(stage, recorded.text)

      assert.deepEqual(event, { type: 'text', text: 'Продажи за неделю' })
      assert.equal(chat.private, true)
      assert.deepEqual(
        [id, chat.id, from.id].map((one) => one.length > 0),
        [true, true, true],
      )
    })

    it('knows an update that comes again by its id', async () => {
      await using stage = await open()

      const first = hearOne(stage, recorded.text)
      const again = hearOne(stage, recorded.text)

      assert.equal(again.id, first.id)
    })

    it('reads the invitation by which the bot was opened', {
      skip: without(recorded.invited),
    }, async () => {
      await using stage = await open()

      const { event } = hearOne(stage, recorded.invited)

      assert.deepEqual(event, { type: 'start', code: 'inv_7Qk2' })
    })

    it('reads what a button carries', async () => {
      await using stage = await open()

      const { event } = hearOne(stage, recorded.button)

      assert.equal(event.type, 'button')
      assert.partialDeepStrictEqual(event, { data: 'p:week' })
    })

    it('vouches for a number of the sender', { skip: without(recorded.ownContact) }, async () => {
      await using stage = await open()

      const { event } = hearOne(stage, recorded.ownContact)

      assert.deepEqual(event, { type: 'contact', phone: '79161234567', own: true })
    })

    it('vouches for nobody else’s number', { skip: without(recorded.foreignContact) }, async () => {
      await using stage = await open()

      const { event } = hearOne(stage, recorded.foreignContact)

      assert.partialDeepStrictEqual(event, { type: 'contact', own: false })
    })

    it('notices that the person stopped the bot', { skip: without(recorded.stopped) }, async () => {
      await using stage = await open()

      assert.deepEqual(hearOne(stage, recorded.stopped).event, { type: 'stopped' })
    })

    it('notices that the person came back', { skip: without(recorded.returned) }, async () => {
      await using stage = await open()

      assert.deepEqual(hearOne(stage, recorded.returned).event, { type: 'returned' })
    })

    it('never takes a group for a private chat', { skip: without(recorded.group) }, async () => {
      await using stage = await open()

      assert.equal(hearOne(stage, recorded.group).chat.private, false)
    })

    it('lets pass what it does not know', { skip: without(recorded.unknown) }, async () => {
      await using stage = await open()

      assert.deepEqual(hear(stage, recorded.unknown), [])
    })
  })
}

function hear({ client }: Stage, request: WebhookRequest | null): readonly Update[] {
  assert.ok(request !== null)
  return client.messenger.parse(request)
}

function hearOne(stage: Stage, request: WebhookRequest | null): Update {
  const [update, ...more] = hear(stage, request)
  assert.ok(update !== undefined)
  assert.equal(more.length, 0)
  return update
}

/** Why a promise is not put to the test, said beside it; false when it is. */
const without = (call: WebhookRequest | null): string | false =>
  call === null && 'this messenger has no such call'
