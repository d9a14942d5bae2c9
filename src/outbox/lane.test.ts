import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { AppError, type ErrorCode } from '../kernel/index.ts'
import { CAPABILITIES } from '../messengers/capabilities.fixture.ts'
import type { Messenger } from '../messengers/index.ts'
import type { Entry, Outbox, Outcome } from './entry.ts'
import { type Lane, type LaneOptions, startLane } from './lane.ts'

const opened: Lane[] = []

afterEach(async () => {
  for (const lane of opened.splice(0)) await lane[Symbol.asyncDispose]()
})

describe('a lane', () => {
  it('sends what is due, in order within a chat', async () => {
    const { lane, said } = open([entry('1', 'a'), entry('2', 'a'), entry('3', 'b')])

    await lane.settled()

    assert.deepEqual(
      said.filter((text) => text.startsWith('a')),
      ['a 1', 'a 2'],
    )
    assert.deepEqual(
      said.filter((text) => text.startsWith('b')),
      ['b 3'],
    )
  })

  it('tries again as soon as the messenger allows, and no sooner', async () => {
    const { lane, rows, clock } = open([entry('1', 'a')], { failures: [busy(7000)] })

    await rows.changed('1', 'queued')

    const waits = clock.now().until(rows.of('1').dueAt).total('milliseconds')
    assert.ok(waits >= 7000 && waits < 8000, `waits ${waits} ms`)
    clock.pass(8000)
    lane.wake()
    await rows.changed('1', 'sent')
  })

  it('keeps the whole bot silent when the messenger asks for that', async () => {
    const { lane, rows, clock, said } = open([entry('1', 'a')], { failures: [busy(5000, true)] })
    await rows.changed('1', 'queued')

    rows.add(entry('2', 'b'))
    lane.wake()
    await turn()

    assert.deepEqual(said, [])
    clock.pass(7000)
    lane.wake()
    await rows.changed('2', 'sent')
  })

  it('stops at a permanent refusal and keeps its words', async () => {
    const { rows } = open([entry('1', 'a')], { failures: [failure('messenger-rejected')] })

    await rows.changed('1', 'failed')

    assert.equal(rows.of('1').error, 'messenger-rejected on purpose')
  })

  it('reports a recipient who is gone', async () => {
    const { rows, refusals } = open([entry('1', 'a')], { failures: [failure('recipient-gone')] })

    await rows.changed('1', 'failed')

    assert.deepEqual(refusals, ['1 recipient-gone'])
  })

  it('says an interactive answer again when it is unknown whether it arrived', async () => {
    const { rows } = open([entry('1', 'a')], { failures: [failure('delivery-uncertain')] })

    await rows.changed('1', 'queued')
  })

  it('never says a bulk message again when it is unknown whether it arrived', async () => {
    const { rows } = open([entry('1', 'a', { lane: 'bulk' })], {
      failures: [failure('delivery-uncertain')],
    })

    await rows.changed('1', 'uncertain')
  })

  it('marks a bulk message uncertain that a crash caught in mid-air', async () => {
    const { rows, said } = open([entry('1', 'a', { lane: 'bulk', claimed: true })])

    await rows.changed('1', 'uncertain')

    assert.deepEqual(said, [])
  })

  it('records why nothing was sent', async () => {
    const { rows, said } = open([entry('1', 'a', { body: 'skip' })])

    await rows.changed('1', 'skipped')

    assert.deepEqual(said, [])
    assert.equal(rows.of('1').error, 'deactivated or blocked')
  })

  it('does not send what was stopped while it was worked out', async () => {
    const { lane, rows, said } = open([entry('1', 'a', { lane: 'bulk', body: 'stop' })])

    await lane.settled()

    assert.deepEqual(said, [])
    assert.equal(rows.of('1').error, 'stopped')
  })

  it('lets what nobody waits for wait while the CRM is away', async () => {
    const { rows } = open([entry('1', 'a', { lane: 'bulk', body: 'away' })])

    await rows.changed('1', 'queued')

    assert.equal(rows.of('1').error, 'crm-unavailable on purpose')
  })

  it('answers while many messages hang that nobody waits for', async () => {
    const many = Array.from({ length: 30 }, (_, i) =>
      entry(`bulk ${i}`, `chat ${i}`, { lane: 'bulk', body: 'hang' }),
    )
    const { lane, rows, said, release } = open(many, { concurrency: 10 })
    await turn()

    rows.add(entry('1', 'a'))
    lane.wake()
    await rows.changed('1', 'sent')

    assert.deepEqual(said, ['a 1'])
    release()
  })

  it('gives up after a day', async () => {
    const old = START.subtract({ hours: 25 })
    const { rows } = open([entry('1', 'a', { queuedAt: old })], { failures: [busy(1)] })

    await rows.changed('1', 'failed')

    assert.match(rows.of('1').error ?? '', /^gave up after a day/)
  })

  it('finishes what is on its way before it stops', async () => {
    const { lane, said } = open([entry('1', 'a')])
    await turn()

    await lane[Symbol.asyncDispose]()

    assert.deepEqual(said, ['a 1'])
  })
})

const START = Temporal.Instant.from('2026-11-22T09:00:00Z')
const turn = () => new Promise((resolve) => setTimeout(resolve, 20))

const failure = (code: ErrorCode) => new AppError(code, `${code} on purpose`)
const busy = (retryAfterMs: number, wholeBot = false) =>
  new AppError('messenger-busy', 'wait', { retryAfterMs, wholeBot })

function entry(id: string, chatId: string, more: Partial<Entry> = {}): Entry {
  return {
    id,
    botId: 'bot',
    chatId,
    lane: 'interactive',
    kind: 'text',
    topic: 'home',
    body: 'say',
    replaces: null,
    recipient: '@olga',
    employeeId: null,
    subscriberId: null,
    state: 'queued',
    attempts: 0,
    dueAt: START,
    error: null,
    createdAt: START,
    queuedAt: START,
    claimed: false,
    ...more,
  }
}

/** A lane over an outbox in memory and a messenger that fails as it is told. */
function open(
  entries: readonly Entry[],
  { failures = [], concurrency = 8 }: { failures?: AppError[]; concurrency?: number } = {},
) {
  const rows = fakeOutbox(entries)
  const released = Promise.withResolvers<void>()
  const said: string[] = []
  const refusals: string[] = []
  let now = START
  const clock = {
    now: () => now,
    pass: (ms: number) => {
      now = now.add({ milliseconds: ms })
    },
  }
  const messenger: Pick<Messenger, 'send'> = {
    async send(chatId, { text }) {
      const next = failures.shift()
      if (next !== undefined) throw next
      said.push(`${chatId} ${text[0]?.[0]?.text}`)
      await setImmediate()
      return { id: '100', picture: false }
    },
  }
  const options: LaneOptions = {
    botId: 'bot',
    messenger: { ...messenger, ...REST_OF_MESSENGER },
    outbox: rows.outbox,
    write: (work) => work(rows.outbox),
    async prepare({ id, body }) {
      if (body === 'skip') return { skip: 'deactivated or blocked' }
      if (body === 'away') throw failure('crm-unavailable')
      if (body === 'hang') await released.promise
      if (body === 'stop') rows.settle(id, { state: 'skipped', error: 'stopped' })
      return { reply: { text: [[{ text: id }]], buttons: [] } }
    },
    onRefusal: async ({ id }, code) => void refusals.push(`${id} ${code}`),
    clock: clock.now,
    random: () => 0.5,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    concurrency,
    bulkPerSecond: 1000,
  }
  const lane = startLane(options)
  opened.push(lane)
  return { lane, rows, said, refusals, clock, release: released.resolve }
}

const REST_OF_MESSENGER: Omit<Messenger, 'send'> = {
  kind: 'telegram',
  capabilities: CAPABILITIES,
  parse: () => [],
  answer: () => null,
  acknowledge: async () => {},
}

function fakeOutbox(entries: readonly Entry[]) {
  const all = new Map(entries.map((one) => [one.id, one]))
  const waiting: { id: string; state: string; resolve: () => void }[] = []
  const queued = () => [...all.values()].filter(({ state }) => state === 'queued')
  function of(id: string): Entry {
    const found = all.get(id)
    assert.ok(found)
    return found
  }
  function settle(id: string, outcome: Outcome): void {
    all.set(id, { ...of(id), ...outcome, error: 'error' in outcome ? outcome.error : null })
    for (const { id: wanted, state, resolve } of waiting) {
      if (wanted === id && state === outcome.state) resolve()
    }
  }
  const outbox: Outbox = {
    put: async () => 'made',
    due: async (_bot, now) =>
      queued().filter(({ dueAt }) => Temporal.Instant.compare(dueAt, now) <= 0),
    nextDueAt: async () => queued().map(({ dueAt }) => dueAt)[0] ?? null,
    claim: async (id) => of(id).state === 'queued',
    settle: async (id, outcome) => settle(id, outcome),
    toldSince: async () => 0,
    traffic: async () => ({ hours: [], people: 0 }),
    queuedOf: async () => queued().length,
    newest: async () => [],
  }
  return {
    outbox,
    of,
    settle,
    add: (added: Entry) => all.set(added.id, added),
    /** Resolves at the next settlement of an entry in that state. */
    changed: (id: string, state: string) =>
      new Promise<void>((resolve) => waiting.push({ id, state, resolve })),
  }
}
