import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromHash, toHash } from './route.ts'

describe('the address of a page', () => {
  it('leads back to the chat that it was made of', () => {
    const route = { page: 'try', employeeId: 'ид/7', chatId: 'a_b-c' } as const

    assert.deepEqual(fromHash(toHash(route)), route)
  })

  it('of an employee without a chat begins one', () => {
    assert.deepEqual(fromHash('#/try/7'), { page: 'try', employeeId: '7', chatId: null })
  })

  it('that nobody knows is the first page', () => {
    const first = { page: 'try', employeeId: null, chatId: null }

    assert.deepEqual(fromHash(''), first)
    assert.deepEqual(fromHash('#/nowhere'), first)
    assert.deepEqual(fromHash('#/%E0%A4%A'), first)
  })
})
