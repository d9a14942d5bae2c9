import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { barsOf, HEIGHT } from './bars.ts'

describe('the bars of a day', () => {
  it('show the busiest hour in full and the others against it', () => {
    assert.deepEqual(
      barsOf([0, 50, 100]).map(({ height }) => height),
      [1, HEIGHT / 2, HEIGHT],
    )
  })

  it('let a single message be seen beside a thousand', () => {
    assert.equal(barsOf([1, 1000])[0]?.height, 3)
  })
})
