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

  it('keeps what was chosen in a tab', () => {
    const route = { page: 'log', query: { state: 'failed', search: 'Петрова & Ко?' } } as const

    assert.deepEqual(fromHash(toHash(route)), route)
  })

  it('of a one-time link carries its token', () => {
    assert.deepEqual(fromHash('#/sign-in/a-b_c'), { page: 'sign-in', token: 'a-b_c' })
    assert.deepEqual(fromHash('#/sign-in'), { page: 'sign-in', token: null })
    assert.equal(toHash({ page: 'setup', token: 'x' }), '#/setup/x')
  })

  it('that nobody knows is the first page', () => {
    const first = { page: 'home' }

    assert.deepEqual(fromHash(''), first)
    assert.deepEqual(fromHash('#/nowhere'), first)
    assert.deepEqual(fromHash('#/%E0%A4%A'), first)
  })
})
