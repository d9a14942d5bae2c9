import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readConfig } from '../src/config.ts'
import { systemClock } from '../src/kernel/index.ts'
import { openResources, type Resources } from '../src/resources.ts'
import { addBot, type Broadcast } from '../src/usecases/index.ts'
import { openCrashStage } from './crash-stage.ts'
import type { Person } from './emulators/telegram/index.ts'
import { eventually } from './harness.ts'
import { link, recipientsAmong } from './linked.ts'
import { startSpawned } from './spawned.ts'

const PEOPLE = 60

describe('a service that is killed in the middle of a broadcast', () => {
  it('sends to the rest and to nobody twice, and marks what it cannot know as uncertain', async () => {
    await using stage = await openStage()
    const { telegram, environment, people, resources } = stage
    const first = await startSpawned(environment)
    await eventually(() => people.every(({ chat }) => chat.some(({ fromBot }) => fromBot)), 15_000)
    // These get it, but the messenger's answer never comes.
    const cut = people.slice(10, 13)
    const faults = cut.map(({ user }) =>
      telegram.fault({ kind: 'hang-after', method: 'sendMessage', chatId: user.id }),
    )
    await send(stage)
    await eventually(() => faults.every((fault) => fault.used() === 1), 15_000)

    await first.kills()
    const before = stage.got().length
    await using _second = await startSpawned(environment)
    await eventually(async () => (await progress(resources)).queued === 0, 20_000)

    assert.ok(before < PEOPLE, `${before} of ${PEOPLE} had it when the service was killed`)
    const { sent, uncertain, ...rest } = await progress(resources)
    assert.deepEqual(rest, { queued: 0, failed: 0, skipped: 0 })
    assert.equal(sent + uncertain, PEOPLE)
    assert.ok(uncertain >= cut.length, `${uncertain} are uncertain`)
    assert.deepEqual(
      people.filter((person) => reportsOf(person) > 1),
      [],
    )
    // Only what is uncertain may have been lost.
    assert.ok(PEOPLE - stage.got().length <= uncertain - cut.length)
  })
})

type Stage = Awaited<ReturnType<typeof openStage>>

/** Linked people, and a store and an address that outlive the service. */
async function openStage() {
  await using building = new AsyncDisposableStack()
  const stage = building.use(await openCrashStage(PEOPLE))
  const { telegram, environment, people } = stage
  for (const person of people) person.starts()
  const log = { info() {}, warn() {}, error() {} }
  const resources = building.use(await openResources(readConfig(environment), systemClock, log))
  const { books, clientFor } = resources
  const bot = await addBot(books, clientFor, { kind: 'telegram', token: telegram.token })
  const recipients = recipientsAmong(people, bot.id)
  await link(books, recipients)
  const built = building.move()
  return {
    ...stage,
    resources,
    recipients,
    /** Those who have the report. */
    got: () => people.filter((person) => reportsOf(person) > 0),
    [Symbol.asyncDispose]: () => built.disposeAsync(),
  }
}

const reportsOf = ({ chat }: Person) => chat.filter(({ words }) => words.includes('Сводка')).length

const BROADCAST: Omit<Broadcast, 'stoppedAt'> = {
  id: 'broadcast',
  at: systemClock(),
  by: 'test',
  question: { subject: 'summary', period: 'month', scope: 'all', view: 'text' },
  request: '1RsatM..',
  topic: 'summary month all text',
  note: '',
  total: PEOPLE,
}

async function send({ resources: { books }, recipients }: Stage): Promise<void> {
  await books.inTransaction(({ broadcasts }) => broadcasts.add(BROADCAST, 'a key', recipients))
}

async function progress({ books }: Resources) {
  const found = await books.read.broadcasts.progress([BROADCAST.id])
  const counts = found.get(BROADCAST.id)
  assert.ok(counts)
  return counts
}
