import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pageOf } from './paging.ts'

const ROWS = Array.from({ length: 120 }, (_, place) => place)

describe('a long list', () => {
  it('is shown page by page', () => {
    const { rows, from, to, of, pages } = pageOf(ROWS, 2, 50)

    assert.deepEqual(
      { rows: rows.length, from, to, of, pages },
      { rows: 20, from: 101, to: 120, of: 120, pages: 3 },
    )
  })

  it('that became shorter is shown from its last page', () => {
    assert.equal(pageOf(ROWS.slice(0, 60), 2, 50).page, 1)
  })

  it('that is empty begins nowhere', () => {
    assert.equal(pageOf([], 0, 50).from, 0)
  })
})
