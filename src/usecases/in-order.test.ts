import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { createInOrder } from './in-order.ts'

describe('work in order', () => {
  it('keeps the order within a key, however long each takes', async () => {
    const { inOrder, done, takes } = open()

    await Promise.all([
      inOrder('a', takes('slow', 20)),
      inOrder('a', takes('quick', 0)),
      inOrder('b', takes('other', 5)),
    ])

    assert.deepEqual(done, ['other', 'slow', 'quick'])
  })

  it('goes on after work that failed', async () => {
    const { inOrder, done, takes } = open()
    const failing = inOrder('a', () => Promise.reject(new RangeError('on purpose')))
    const next = inOrder('a', takes('next', 0))

    await assert.rejects(failing, RangeError)
    await next

    assert.deepEqual(done, ['next'])
  })
})

function open() {
  const done: string[] = []
  const takes = (name: string, ms: number) => async () => {
    await setTimeout(ms)
    done.push(name)
  }
  return { inOrder: createInOrder(), done, takes }
}
