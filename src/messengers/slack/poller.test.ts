import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { eventually } from '../../../test/harness.ts'
import { type Log, systemClock } from '../../kernel/index.ts'
import type { Update } from '../messenger.ts'
import { openStage } from './stage.ts'

const AT_ONCE = { timeout: 3_000 }

describe('Slack by Socket Mode', () => {
  it('brings what people write, press and command', AT_ONCE, async () => {
    await using stage = await open()
    const heard = stage.hears(3)

    stage.olga.says('план')
    void stage.olga.commands('/svodka', 'продажи')
    stage.olga.opensHome()

    assert.deepEqual((await heard).map(({ event }) => event.type).toSorted(), [
      'button',
      'text',
      'text',
    ])
  })

  it('acknowledges an event only when the next batch is asked for', AT_ONCE, async () => {
    await using stage = await open()
    const batches = stage.batches()
    stage.olga.says('план')
    await batches.next()
    await setTimeout(100)
    const before = stage.vendor.deliveries.log.length

    void batches.next()
    await stage.vendor.idle()

    assert.equal(before, 0)
    assert.equal(stage.vendor.deliveries.log.length, 1)
  })

  it('brings again, under the same id, what was kept by nobody', AT_ONCE, async () => {
    await using stage = await open()
    stage.olga.says('план')
    const first = await stage.batches().next()
    stage.vendor.sockets.drop()

    const again = await stage.batches().next()

    assert.deepEqual(ids(again.value), ids(first.value))
  })

  it('goes over to another connection when Slack asks for it', AT_ONCE, async () => {
    await using stage = await open()
    const heard = stage.hears(1)
    await eventually(() => stage.vendor.sockets.connections === 1)

    stage.vendor.sockets.refresh()
    await eventually(() => stage.vendor.callsOf('apps.connections.open').length === 2)
    stage.olga.says('план')

    assert.equal((await heard).length, 1)
  })

  it('tries again, later each time, when nobody answers', AT_ONCE, async () => {
    await using stage = await open()
    const times = 4
    stage.vendor.fault({ kind: 'status', status: 500, method: 'apps.connections.open', times })
    const heard = stage.hears(1)

    stage.olga.says('план')
    await heard

    // A sign of the vendor's own that we wait for is longer than the first pauses.
    assert.deepEqual(stage.slept, [1_000, 2_000, 4_000, 8_000])
    assert.deepEqual(
      stage.logged.map(({ failures }) => failures),
      [1, 2, 3, 4],
    )
  })

  it('ends when the app-level token is one no more', AT_ONCE, async () => {
    await using stage = await open()
    const method = 'apps.connections.open'
    stage.vendor.fault({ kind: 'error', error: 'invalid_auth', method })

    await assert.rejects(stage.batches().next(), { code: 'bot-unauthorized' })
  })

  it('ends when the app is removed', AT_ONCE, async () => {
    await using stage = await open()
    const next = stage.batches().next()
    await eventually(() => stage.vendor.sockets.connections === 1)

    stage.vendor.uninstalls()

    await assert.rejects(next, { code: 'bot-unauthorized' })
  })

  it('ends at once when it is called off', AT_ONCE, async () => {
    await using stage = await open()
    const next = stage.batches().next()
    await eventually(() => stage.vendor.sockets.connections === 1)

    stage.stop.abort()

    assert.deepEqual(await next, { done: true, value: undefined })
  })

  it('ends at once while nobody answers it', AT_ONCE, async () => {
    await using stage = await open()
    stage.vendor.fault({ kind: 'hang', method: 'apps.connections.open' })
    const next = stage.batches().next()

    await setTimeout(50)
    stage.stop.abort()

    assert.deepEqual(await next, { done: true, value: undefined })
  })

  it('points to the chat whoever gives the command in a channel', AT_ONCE, async () => {
    await using stage = await open()
    const { id } = stage.vendor.channel('channel', [stage.olga], false)
    void stage.batches().next()

    assert.match(await stage.olga.commands('/svodka', 'план', id), /личной переписке/)
  })

  it('is not there without a token for it', async () => {
    await using stage = await openStage()

    assert.equal(stage.client.poller, null)
  })
})

async function open() {
  const logged: Record<string, unknown>[] = []
  const log: Log = { info() {}, error() {}, warn: (fields) => logged.push({ ...fields }) }
  const stage = await openStage({
    appToken: 'xapp-1-A0APP0001-3333333333-0123456789abcdef',
    clock: systemClock,
    log,
  })
  stage.vendor.usesSockets()
  const stop = new AbortController()
  const batches = () => {
    const { poller } = stage.client
    assert.ok(poller !== null)
    return poller.batches(stop.signal)[Symbol.asyncIterator]()
  }
  return {
    ...stage,
    logged,
    stop,
    batches,
    async hears(count: number) {
      const heard: Update[] = []
      const iterator = batches()
      while (heard.length < count) heard.push(...((await iterator.next()).value ?? []))
      void iterator.next().catch(() => undefined)
      return heard
    },
    async [Symbol.asyncDispose]() {
      stop.abort()
      await stage[Symbol.asyncDispose]()
    },
  }
}

const ids = (updates: readonly Update[] | undefined) => updates?.map(({ id }) => id)
