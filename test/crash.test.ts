import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import SqliteDatabase from 'better-sqlite3'
import { readConfig } from '../src/config.ts'
import { systemClock } from '../src/kernel/index.ts'
import { openResources } from '../src/resources.ts'
import { addBot } from '../src/usecases/index.ts'
import { openCrashStage } from './crash-stage.ts'
import type { Person } from './emulators/telegram/index.ts'
import { eventually } from './harness.ts'
import { link, recipientsAmong } from './linked.ts'
import { startSpawned } from './spawned.ts'

const PEOPLE = 50

describe('a service that is killed while it answers fifty people', () => {
  it('has answered every update that it took, once it runs again', async () => {
    await using stage = await openStage()
    const { telegram, environment, people, answered } = stage
    // Half of the answers never get through before the end.
    const stuck = people
      .slice(0, PEOPLE / 2)
      .map(({ user }) => telegram.fault({ kind: 'hang', chatId: user.id, times: 1000 }))
    const first = await startSpawned(environment)

    saysEverybody(people, '/month')
    await eventually(() => answered() >= PEOPLE / 4)
    await first.kills()
    const before = answered()
    stuck.map((fault) => fault.clear())
    await telegram.up()
    await using second = await startSpawned(environment)
    await eventually(() => answered() === PEOPLE, 20_000)

    assert.ok(before < PEOPLE)
    assert.deepEqual(
      people.filter(({ chat }) => chat.filter(({ fromBot }) => fromBot).length > 2),
      [],
    )
    assert.doesNotMatch(second.log(), new RegExp(telegram.token))
  })

  it('leaves a store that is whole, after every one of several ends', async () => {
    await using stage = await openStage()

    const verdicts = [await endOf(stage), await endOf(stage), await endOf(stage)]

    assert.deepEqual(verdicts, ['ok', 'ok', 'ok'])
  })
})

/** Kills a service in the middle of its answers; what is then the matter with its store. */
async function endOf({ environment, people, said, storePath }: Stage): Promise<unknown> {
  await using service = await startSpawned(environment)
  const before = said()
  saysEverybody(people, '/today')
  await eventually(() => said() > before + PEOPLE / 4)
  await service.kills()
  return verdictOn(storePath)
}

type Stage = Awaited<ReturnType<typeof openStage>>

/** Linked people, and a store and an address that outlive the service. */
async function openStage() {
  await using building = new AsyncDisposableStack()
  const stage = building.use(await openCrashStage(PEOPLE))
  const { telegram, environment, people } = stage
  const config = readConfig(environment)
  const log = { info() {}, warn() {}, error() {} }
  await using resources = await openResources(config, systemClock, log)
  const { books, clientFor } = resources
  const bot = await addBot(books, clientFor, { kind: 'telegram', token: telegram.token })
  await link(books, recipientsAmong(people, bot.id))
  const built = building.move()
  return {
    ...stage,
    /** How much the bot has said. */
    said: () => people.flatMap(({ chat }) => chat.filter(({ fromBot }) => fromBot)).length,
    storePath: config.databasePath,
    /** How many people have an answer. */
    answered: () => people.filter(({ chat }) => chat.some(({ fromBot }) => fromBot)).length,
    [Symbol.asyncDispose]: () => built.disposeAsync(),
  }
}

function saysEverybody(people: readonly Person[], text: string): void {
  for (const person of people) person.says(text)
}

function verdictOn(path: string): unknown {
  const database = new SqliteDatabase(path)
  try {
    return database.pragma('integrity_check', { simple: true })
  } finally {
    database.close()
  }
}
