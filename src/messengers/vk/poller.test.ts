import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { Log } from '../../kernel/index.ts'
import type { Update } from '../messenger.ts'
import { openStage } from './stage.ts'
import type { VkConfig } from './vk.ts'

const AT_ONCE = { timeout: 3_000 }

describe('Polling VK', () => {
  it('brings what people write', async () => {
    await using stage = await open()
    const next = stage.next()
    await stage.polled()
    stage.olga.says('план')

    assert.deepEqual(words(await next), ['план'])
  })

  it('confirms a batch only when the next one is asked for', async () => {
    await using stage = await open()
    const first = stage.next()
    await stage.polled()
    stage.olga.says('план')
    await first
    const before = stage.vendor.longPoll.waiting()

    stage.olga.says('продажи')
    const second = await stage.next()

    assert.equal(before, 1)
    assert.deepEqual(words(second), ['продажи'])
  })

  it('gets another key when its own has expired, and loses nothing', AT_ONCE, async () => {
    await using stage = await open()
    const next = stage.next()
    await stage.polled()
    stage.vendor.longPoll.expireKey()
    stage.olga.says('план')

    assert.deepEqual(words(await next), ['план'])
  })

  it('goes on from where VK remembers', AT_ONCE, async () => {
    await using stage = await open()
    const first = stage.next()
    await stage.polled()
    stage.olga.says('раз')
    await first
    stage.olga.says('два')
    stage.vendor.longPoll.forget()
    const next = stage.next()
    await stage.polled()
    stage.olga.says('три')

    assert.deepEqual(words(await next), ['три'])
    assert.deepEqual(stage.logged, [{ failed: 1 }])
  })

  it('begins anew when VK remembers nothing', AT_ONCE, async () => {
    await using stage = await open()
    stage.vendor.longPoll.reset()
    const next = stage.next()
    await stage.polled()
    stage.olga.says('план')

    assert.deepEqual(words(await next), ['план'])
  })

  it('ends at once when it is called off', AT_ONCE, async () => {
    await using stage = await open()
    const next = stage.next()
    await stage.polled()

    stage.stop.abort()

    assert.deepEqual(await next, { done: true, value: undefined })
  })

  it('waits longer after each error, and goes on', async () => {
    await using stage = await open()
    stage.vendor.fault({ kind: 10, method: 'groups.getLongPollServer', times: 3 })
    const next = stage.next()
    await stage.polled()
    stage.olga.says('план')

    assert.deepEqual(words(await next), ['план'])
    assert.deepEqual(stage.slept, [1_000, 2_000, 4_000])
  })

  it('ends when the key is no longer one', async () => {
    await using stage = await open()
    stage.vendor.fault({ kind: 5, method: 'groups.getLongPollServer' })

    await assert.rejects(stage.next(), { code: 'bot-unauthorized' })
  })
})

const words = ({ value }: IteratorResult<readonly Update[]>): readonly string[] =>
  (value ?? []).map(({ event }: Update) => ('text' in event ? event.text : event.type))

async function open(changes: Partial<VkConfig> = {}) {
  const logged: object[] = []
  const log: Log = { info() {}, error() {}, warn: (fields) => logged.push(fields) }
  const stage = await openStage({ log, pollSeconds: 5, ...changes })
  await stage.client.setup.connect(null)
  const stop = new AbortController()
  assert.ok(stage.client.poller)
  const batches = stage.client.poller.batches(stop.signal)[Symbol.asyncIterator]()
  return {
    ...stage,
    logged,
    stop,
    next: () => batches.next(),
    /** A poll has reached VK. */
    polled: () => setTimeout(100),
    async [Symbol.asyncDispose]() {
      stop.abort()
      await stage[Symbol.asyncDispose]()
    },
  }
}
