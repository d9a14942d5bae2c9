import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createChangeFeed, type Fact } from './changes.ts'

const row = (id: string): Fact => ({ type: 'log', id })

describe('the feed of changes', () => {
  it('tells facts that come together at once, each of them once', async () => {
    const feed = createChangeFeed(10)
    const told: (readonly Fact[])[] = []
    feed.subscribe((facts) => told.push(facts))

    feed.publish([row('1'), row('2')])
    feed.publish([row('1'), { type: 'changed', what: 'users' }])
    await later(30)

    assert.deepEqual(told, [[row('1'), row('2'), { type: 'changed', what: 'users' }]])
  })

  it('tells nobody what happened before they listened, or after they stopped', async () => {
    const feed = createChangeFeed(10)
    const told: (readonly Fact[])[] = []
    feed.publish([row('before')])
    const stop = feed.subscribe((facts) => told.push(facts))
    feed.publish([row('after')])
    stop()
    await later(30)

    assert.deepEqual(told, [])
    assert.equal(feed.heard(), false)
  })
})

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
