import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { button, layOut, type Rows, shortened } from './layout.ts'

describe('buttons under a message', () => {
  it('stay in their rows where there is room', () => {
    assert.deepEqual(
      labels(layOut(rows('ab', 'c'), { buttonsPerRow: 8, buttonRows: 12, buttons: 96 })),
      ['ab', 'c'],
    )
  })

  it('have long rows broken', () => {
    assert.deepEqual(
      labels(layOut(rows('abcde', 'f'), { buttonsPerRow: 3, buttonRows: 9, buttons: 27 })),
      ['abc', 'de', 'f'],
    )
  })

  it('are packed tight when there are too many rows', () => {
    assert.deepEqual(
      labels(layOut(rows('a', 'b', 'c', 'd'), { buttonsPerRow: 2, buttonRows: 2, buttons: 4 })),
      ['ab', 'cd'],
    )
  })

  it('keep the way home when not all of them fit', () => {
    assert.deepEqual(
      labels(layOut(rows('abcd', 'ef', 'h'), { buttonsPerRow: 2, buttonRows: 2, buttons: 4 })),
      ['ab', 'ch'],
    )
  })

  it('have labels of at most thirty characters, never half a character', () => {
    const long = button('Константинопольская-Задунайская Анна', { do: 'home' })

    assert.deepEqual(
      [long.label, shortened('аб😀', 4), shortened('аб😀в', 4), shortened('абв', 3)],
      ['Константинопольская-Задунайск…', 'аб😀', 'аб…', 'абв'],
    )
  })
})

const rows = (...texts: string[]): Rows =>
  texts.map((text) => Array.from(text, (label) => button(label, { do: 'home' })))

const labels = (laidOut: Rows) => laidOut.map((row) => row.map(({ label }) => label).join(''))
