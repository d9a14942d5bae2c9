import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { en } from './en.ts'
import { ru } from './ru.ts'

describe('the words of the page', () => {
  it('agree with numbers in Russian', () => {
    assert.deepEqual(
      [1, 3, 6, 21, 22].map(ru.people.sees),
      [
        'видит только себя',
        'видит 3 человек',
        'видит 6 человек',
        'видит 21 человека',
        'видит 22 человека',
      ].map(joined),
    )
  })

  it('agree with numbers in English', () => {
    assert.deepEqual([1, 6].map(en.people.found), ['1 person', '6 people'].map(joined))
  })

  it('ask for no day that is still to come', () => {
    assert.equal(ru.questions('1', 'ноября')[1], 'оплаты 1 ноября')
    assert.equal(ru.questions('22', 'ноября')[1], 'оплаты 1–22 ноября')
  })

  it('tell the size of a file in a form that is easy to read', () => {
    assert.deepEqual([ru.bytes(900), ru.bytes(2300)], ['900\u202fБ', '2\u202fКБ'])
  })
})

const joined = (words: string): string => words.replaceAll(' ', '\u00a0')
