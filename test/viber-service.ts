import { rm } from 'node:fs/promises'
import { startApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { type Person, startViberEmulator, type ViberEmulator } from './emulators/viber/index.ts'
import { createClock, createLog, eventually, type LogLine, makeDataDir, queued } from './harness.ts'
import { unusedPort } from './servers/http-server.ts'
import { theTerminal } from './terminal.ts'

/** The whole service on the demo CRM, with a bot in a Viber of its own. */
export interface ViberService extends AsyncDisposable {
  readonly viber: ViberEmulator
  readonly botId: string
  readonly url: string
  readonly log: readonly LogLine[]
  /** What a command prints, while the service runs. Rejects as the command does. */
  svodka(...words: readonly string[]): Promise<string>
  /** The same with `--format json`, read. Its form is for the test to know. */
  json<T>(...words: readonly string[]): Promise<T>
  /** Somebody who has opened nothing yet. */
  person(language?: string): Person
  /** Somebody who opened the link of an invitation, was welcomed, and wrote. */
  joins(login: string, language?: string): Promise<Person>
  changeCrm(sql: string): Promise<void>
  /** Lets time pass for the service and for Viber. */
  pass(duration: Temporal.DurationLike): void
  /** Settles when everything is answered and nothing is left to be sent. */
  settled(): Promise<void>
}

interface Options {
  /** False: the internet does not reach the service. True by default. */
  readonly reachable?: boolean
}

/** Starts the service with one bot. Everything is gone when it is disposed of. */
export async function startViberService({ reachable = true }: Options = {}): Promise<ViberService> {
  await using building = new AsyncDisposableStack()
  const { clock, pass } = createClock()
  const now = () => clock().epochMilliseconds
  const viber = building.use(await startViberEmulator({ pace: 0.0005, now }))
  const dataDir = building.adopt(await makeDataDir(), (path) => rm(path, { recursive: true }))
  const port = await unusedPort()
  const environment = {
    PORT: String(port),
    DATA_DIR: dataDir,
    VIBER_API_URL: viber.url,
    ...(reachable && { PUBLIC_URL: `http://127.0.0.1:${port}` }),
  }
  const config = readConfig(environment)
  const log: LogLine[] = []
  const svodka: ViberService['svodka'] = (...words) =>
    theTerminal().run({ words, environment, nowMs: now() })
  const json: ViberService['json'] = async (...words) =>
    JSON.parse(await svodka(...words, '--format', 'json'))
  const { id: botId } = await json<{ id: string }>('bots', 'add', 'viber', '--token', viber.token)
  const app = building.use(await startApp(config, createLog(log), clock))
  await eventually(() => log.some(({ fields }) => fields.bot === botId))
  const person = createPeople(viber)
  const built = building.move()
  return {
    viber,
    botId,
    url: app.url,
    log,
    svodka,
    json,
    person,
    async joins(login, language) {
      const made = await json<{ link: string }>('invite', login, '--bot', botId)
      const joined = person(language)
      await joined.opensLink(made.link)
      await joined.nextMessage()
      return joined
    },
    async changeCrm(sql) {
      await theTerminal().execute({ path: `${dataDir}/demo.sqlite`, sql })
    },
    pass,
    async settled() {
      await viber.idle(20_000)
      await eventually(() => queued(config.databasePath) === 0)
      await viber.idle(20_000)
    },
    [Symbol.asyncDispose]: () => built.disposeAsync(),
  }
}

/** People with ids and names of their own. */
function createPeople(viber: ViberEmulator): ViberService['person'] {
  let known = 0
  return (language = 'ru-RU') => {
    known += 1
    const id = `${Buffer.from(`guest ${known}/+`).toString('base64')}==`
    return viber.person({ id, name: 'Гость', language })
  }
}
