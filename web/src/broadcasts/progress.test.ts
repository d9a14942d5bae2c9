import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { doneOf, partsOf } from './progress.ts'

const counts = { queued: 2, sent: 6, failed: 2, skipped: 0, uncertain: 0 }

describe('the progress of a broadcast', () => {
  it('shows every fate that somebody had, and no other', () => {
    assert.deepEqual(
      partsOf({ counts, total: 10 }).map(({ what, share }) => [what, share]),
      [
        ['sent', 0.6],
        ['failed', 0.2],
        ['queued', 0.2],
      ],
    )
  })

  it('never fills more than the whole bar', () => {
    const shares = partsOf({ counts, total: 5 }).map(({ share }) => share)

    assert.equal(
      shares.reduce((sum, share) => sum + share, 0),
      1,
    )
  })

  it('counts a failure as done', () => {
    assert.equal(doneOf({ counts, total: 10 }), 8)
  })
})
