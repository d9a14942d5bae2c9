import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isSigned, signatureOf } from './signature.ts'
import { NOW, SECRET, signedCall } from './stage.ts'

const BODY =
  'payload=%7B%22type%22%3A%22block_actions%22%2C%22user%22%3A%7B%22id%22%3A%22U0OLGA001%22%7D%7D'

describe('Slack’s signature', () => {
  it('is the one of the known example', () => {
    assert.equal(
      signatureOf(SECRET, '1795338000', Buffer.from(BODY)),
      'v0=b157f78c7c0ab56c2abc9374620b9724435610ae6cc7cc853aece162c82928f5',
    )
  })

  it('counts for five minutes, in both directions', () => {
    const at = (seconds: number) => isSigned(signedCall(BODY), SECRET, NOW.add({ seconds }))

    assert.deepEqual(
      [at(0), at(300), at(-300), at(301), at(-301)],
      [true, true, true, false, false],
    )
  })

  it('is of no use for another body, another time or another secret', () => {
    const { headers } = signedCall(BODY)
    const later = { ...headers, 'x-slack-request-timestamp': '1795338001' }

    assert.equal(isSigned({ headers, body: Buffer.from(`${BODY}+`) }, SECRET, NOW), false)
    assert.equal(isSigned({ headers: later, body: Buffer.from(BODY) }, SECRET, NOW), false)
    assert.equal(isSigned(signedCall(BODY), 'another', NOW), false)
  })

  it('is none when it is missing, or when we have no secret', () => {
    assert.equal(isSigned({ headers: {}, body: Buffer.from(BODY) }, SECRET, NOW), false)
    assert.equal(isSigned(signedCall(BODY, ''), '', NOW), false)
  })
})
