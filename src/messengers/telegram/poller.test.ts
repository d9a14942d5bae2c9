import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { type Log, systemClock } from '../../kernel/index.ts'
import type { Fetch } from '../http-client.ts'
import type { BotClient, Poller, Update } from '../messenger.ts'
import { realSleep } from '../sleep.ts'
import { TEXT } from './payloads.ts'
import { openStage } from './stage.ts'
import { createTelegram, type TelegramConfig } from './telegram.ts'

const AT_ONCE = { timeout: 2_000 }

describe('Polling Telegram', () => {
  it('brings what people write', async () => {
    await using stage = await open()
    const batches = stage.batches()
    stage.olga.says('план')

    const { value } = await batches.next()

    assert.deepEqual(words(value), ['план'])
  })

  it('confirms a batch only when the next one is asked for', async () => {
    await using stage = await open()
    const batches = stage.batches()
    stage.olga.says('план')
    await batches.next()
    const before = await stage.pending()

    stage.olga.says('продажи')
    const { value } = await batches.next()

    assert.equal(before, 1)
    assert.deepEqual(words(value), ['продажи'])
    assert.equal(await stage.pending(), 1)
  })

  it('brings a batch again to whoever did not ask for the next', async () => {
    await using stage = await open()
    stage.olga.says('план')
    await stage.batches().next()

    const { value } = await stage.batches().next()

    assert.deepEqual(words(value), ['план'])
  })

  it('ends at once when it is called off', AT_ONCE, async () => {
    await using stage = await open()
    const next = stage.batches().next()
    await stage.polled()

    stage.stop.abort()

    assert.deepEqual(await next, { done: true, value: undefined })
  })

  it('ends at once while it waits after an error', AT_ONCE, async () => {
    await using stage = await open({ sleep: realSleep })
    await stage.vendor.down('refuse')
    const next = stage.batches().next()

    await setTimeout(50)
    stage.stop.abort()

    assert.deepEqual(await next, { done: true, value: undefined })
  })

  it('waits longer after each error, and from the beginning after a success', async () => {
    await using stage = await open()
    stage.olga.says('план')
    stage.vendor.fault({ kind: 'internal-error', times: 7 })
    const batches = stage.batches()
    await batches.next()

    stage.vendor.fault({ kind: 'bad-gateway' })
    stage.olga.says('продажи')
    await batches.next()

    assert.deepEqual(
      stage.slept,
      [1, 2, 4, 8, 16, 30, 30, 1].map((seconds) => seconds * 1_000),
    )
  })

  it('waits as long as Telegram asks', async () => {
    await using stage = await open()
    stage.olga.says('план')
    stage.vendor.fault({ kind: 'flood', retryAfter: 45 })

    await stage.batches().next()

    assert.deepEqual(stage.slept, [45_000])
  })

  it('goes on when somebody else polled the same bot', async () => {
    await using stage = await open()
    stage.olga.says('план')
    const description = 'Conflict: terminated by other getUpdates request'
    stage.vendor.fault({ kind: { status: 409, description } })

    const { value } = await stage.batches().next()

    assert.deepEqual(words(value), ['план'])
    assert.partialDeepStrictEqual(stage.logged, [{ code: 'conflict', failures: 1 }])
  })

  it('leaves out what cannot be read, says which, and keeps the rest', async () => {
    const logged: object[] = []
    const strange = { update_id: 853201000, message: 'план' }
    const batches = pollOver([[strange, TEXT, { message: {} }]], logged)

    const { value } = await batches.next()

    assert.deepEqual(words(value), ['Продажи за неделю'])
    assert.deepEqual(logged, [{ updateId: 853201000 }, { updateId: null }])
  })

  it('does not rush when nothing that comes has an id', async () => {
    const logged: object[] = []
    const batches = pollOver([[{ message: {} }], [TEXT]], logged)

    await batches.next()

    assert.partialDeepStrictEqual(logged.at(-1), { code: 'update-malformed', failures: 1 })
  })
})

const words = (updates: readonly Update[] | undefined) =>
  updates?.map(({ event }) => ('text' in event ? event.text : event.type))

const logInto = (logged: object[]): Log => ({
  info() {},
  error() {},
  warn: (fields) => logged.push(fields),
})

async function open(changes: Partial<TelegramConfig> = {}) {
  const logged: object[] = []
  const stage = await openStage({ log: logInto(logged), pollSeconds: 20, ...changes })
  const stop = new AbortController()
  const batches = () => pollerOf(stage.client).batches(stop.signal)[Symbol.asyncIterator]()
  return {
    ...stage,
    logged,
    stop,
    batches,
    /** A poll has reached Telegram. */
    polled: () => setTimeout(50),
    pending: async () => (await stage.client.setup.info()).pending,
    async [Symbol.asyncDispose]() {
      stop.abort()
      await stage[Symbol.asyncDispose]()
    },
  }
}

function pollerOf({ poller }: BotClient): Poller {
  assert.ok(poller)
  return poller
}

/** A Telegram that answers polls with these batches. */
function pollOver(answers: object[][], logged: object[]) {
  const left = answers.values()
  const fetch: Fetch = async () => Response.json({ ok: true, result: left.next().value ?? [] })
  const client = createTelegram({
    ...{ token: '1:a', secret: 's', fetch, clock: systemClock, log: logInto(logged) },
    sleep: async () => undefined,
  })
  return pollerOf(client).batches(new AbortController().signal)[Symbol.asyncIterator]()
}
