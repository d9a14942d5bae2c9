import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { toAppError } from './errors.ts'
import { createMeter } from './meter.ts'

describe('What messages in Viber cost', () => {
  it('is a wait after a hundred in an hour that nobody answers', () => {
    const { meter, says } = open()
    says('olga', 100)

    assert.throws(() => meter.admit('olga'), {
      code: 'messenger-busy',
      retryAfterMs: 20 * 60_000,
      wholeBot: false,
    })
    meter.admit('anna')
  })

  it('is nothing again after an answer, or with the next hour', () => {
    const { meter, says, pass } = open()
    says('olga', 100)
    says('anna', 100)

    meter.heard('olga')
    meter.admit('olga')
    pass({ minutes: 20 })
    meter.admit('anna')
  })

  it('is told once a conversation, when its free messages are used up', () => {
    const { meter, says, logged } = open()
    meter.heard('olga')

    says('olga', 70)

    assert.deepEqual(logged, ['viber.session-used-up'])
  })

  it('is counted anew a day after somebody wrote first', () => {
    const { meter, says, pass, logged } = open()
    meter.heard('olga')
    says('olga', 50)
    pass({ hours: 24 })
    meter.heard('olga')

    says('olga', 50)

    assert.deepEqual(logged, [])
  })

  it('is told at most once an hour when messages are paid for', () => {
    const { says, logged, pass } = open()

    says('olga', 3, 5)
    pass({ hours: 1 })
    says('anna', 3, 5)

    assert.deepEqual(logged, ['viber.message-charged', 'viber.message-charged'])
  })

  it('keeps from writing first to anybody, for an hour, once the free messages are used up', () => {
    const { meter, pass, logged } = open()
    meter.heard('olga')

    meter.refused(toAppError('send_message', { status: 23, words: 'freeMessagesExceeded' }, 0))

    assert.throws(() => meter.admit('anna'), { code: 'messenger-rejected', message: /balance/ })
    meter.admit('olga')
    pass({ hours: 1 })
    meter.admit('anna')
    assert.deepEqual(logged, ['viber.free-messages-used-up'])
  })

  it('has nothing to do with other refusals', () => {
    const { meter, logged } = open()

    meter.refused(toAppError('send_message', { status: 6, words: 'notSubscribed' }, 0))

    meter.admit('anna')
    assert.deepEqual(logged, [])
  })
})

function open() {
  let now = Temporal.Instant.from('2026-11-22T12:40:00Z')
  const logged: string[] = []
  const write = (_: object, event: string) => void logged.push(event)
  const meter = createMeter({ clock: () => now, log: { info: write, warn: write, error: write } })
  return {
    meter,
    logged,
    says(chatId: string, times: number, billing = 1) {
      for (let i = 0; i < times; i += 1) meter.sent(chatId, billing)
    },
    pass(duration: Temporal.DurationLike) {
      now = now.add(duration)
    },
  }
}
