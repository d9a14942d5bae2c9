import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ErrorCode } from '../../kernel/index.ts'
import { foreignAnswer, refusalOf, toAppError } from './errors.ts'

const NOW = Temporal.Instant.from('2026-11-22T12:40:00Z').epochMilliseconds

describe('What a refusal of Viber’s means', () => {
  const codes: readonly [number, ErrorCode][] = [
    [1, 'messenger-rejected'],
    [2, 'bot-unauthorized'],
    [3, 'messenger-rejected'],
    [4, 'messenger-rejected'],
    [5, 'recipient-gone'],
    [6, 'recipient-gone'],
    [7, 'bot-unauthorized'],
    [8, 'bot-unauthorized'],
    [9, 'bot-unauthorized'],
    [10, 'messenger-busy'],
    [11, 'recipient-gone'],
    [12, 'messenger-busy'],
    [13, 'messenger-rejected'],
    [14, 'messenger-rejected'],
    [15, 'bot-unauthorized'],
    [16, 'messenger-rejected'],
    [17, 'messenger-rejected'],
    [18, 'messenger-rejected'],
    [19, 'messenger-rejected'],
    [20, 'messenger-rejected'],
    [21, 'recipient-gone'],
    [22, 'messenger-rejected'],
    [23, 'messenger-rejected'],
    [24, 'messenger-rejected'],
    [777, 'messenger-busy'],
  ]

  it('is told by its status, and one that nobody knows passes', () => {
    assert.deepEqual(
      codes.map(([status]) => [status, refused(status).code]),
      codes,
    )
  })

  it('concerns the whole bot when it is about the bot', () => {
    assert.equal(refused(2).wholeBot, true)
    assert.equal(refused(10).wholeBot, true)
    assert.equal(refused(12).wholeBot, false)
    assert.equal(refused(6).wholeBot, false)
  })

  it('is over with the clock’s hour when too much went unanswered', () => {
    assert.equal(refused(12).retryAfterMs, 20 * 60_000)
  })

  it('is no reason to try again when it is for good', () => {
    assert.equal(refused(3).retryAfterMs, undefined)
  })

  it('does not repeat the address that nobody shall know', () => {
    const words = 'HttpRequest[POST /webhooks/AbC-_1234567890123456 HTTP/1.1]@351848d8'

    assert.match(refused(1, words).message, /POST \/webhooks\/… HTTP/)
  })

  it('travels along with the error', () => {
    assert.deepEqual(refusalOf(refused(6, 'notSubscribed')), { status: 6, words: 'notSubscribed' })
    assert.equal(refusalOf(new Error('another')), null)
  })
})

describe('An answer that is not Viber’s', () => {
  it('leaves open whether the message was taken, unless it cannot have been', () => {
    assert.equal(foreignAnswer('send_message', 200).code, 'delivery-uncertain')
    assert.equal(foreignAnswer('send_message', 502).code, 'delivery-uncertain')
    assert.equal(foreignAnswer('send_message', 403).code, 'messenger-busy')
  })
})

const refused = (status: number, words = 'no') => toAppError('send_message', { status, words }, NOW)
