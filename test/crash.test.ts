import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import SqliteDatabase from 'better-sqlite3'
import { readConfig } from '../src/config.ts'
import { systemClock } from '../src/kernel/index.ts'
import { openResources } from '../src/resources.ts'
import { addBot } from '../src/usecases/index.ts'
import { type Person, startTelegramEmulator } from './emulators/telegram/index.ts'
import { eventually } from './harness.ts'
import { unusedPort } from './servers/http-server.ts'
import { type Environment, startSpawned } from './spawned.ts'

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

/** Fifty linked people, and a store and an address that outlive the service. */
async function openStage() {
  await using building = new AsyncDisposableStack()
  const telegram = building.use(await startTelegramEmulator({ pace: 0.01 }))
  const dataDir = await mkdtemp(join(tmpdir(), 'svodka-crash-'))
  building.defer(() => rm(dataDir, { recursive: true }))
  const port = await unusedPort()
  const environment: Environment = {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: dataDir,
    TELEGRAM_API_URL: telegram.url,
  }
  const people = Array.from({ length: PEOPLE }, (_, i) =>
    telegram.person({ id: 6_000_000_000 + i, first_name: `Гость ${i}` }),
  )
  await link(environment, telegram.token, people)
  const built = building.move()
  return {
    telegram,
    environment,
    people,
    /** How much the bot has said. */
    said: () => people.flatMap(({ chat }) => chat.filter(({ fromBot }) => fromBot)).length,
    storePath: readConfig(environment).databasePath,
    /** How many people have an answer. */
    answered: () => people.filter(({ chat }) => chat.some(({ fromBot }) => fromBot)).length,
    [Symbol.asyncDispose]: () => built.disposeAsync(),
  }
}

async function link(
  environment: Environment,
  token: string,
  people: readonly Person[],
): Promise<void> {
  const log = { info() {}, warn() {}, error() {} }
  await using resources = await openResources(readConfig(environment), systemClock, log)
  const { books, clientFor } = resources
  const bot = await addBot(books, clientFor, { kind: 'telegram', token })
  await books.inTransaction(async ({ subscribers }) => {
    for (const { user } of people) {
      await subscribers.add({
        id: `subscriber-${user.id}`,
        botId: bot.id,
        userId: String(user.id),
        chatId: String(user.id),
        username: null,
        employeeId: '7',
        state: 'subscribed',
        locale: null,
        defaultScope: null,
        lastReport: null,
      })
    }
  })
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
