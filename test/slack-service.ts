import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { type Person, type SlackEmulator, startSlackEmulator } from './emulators/slack/index.ts'
import { createClock, createLog, eventually, type LogLine, makeDataDir, queued } from './harness.ts'
import { unusedPort } from './servers/http-server.ts'
import { theTerminal } from './terminal.ts'

/** How Slack tells us things. */
export type SlackRoad = 'http' | 'socket'

/** The whole service as an operator runs it, on the demo CRM, with a Slack of its own. */
export interface SlackService extends AsyncDisposable {
  readonly slack: SlackEmulator
  readonly botId: string
  readonly webhook: string
  readonly log: readonly LogLine[]
  svodka(...words: readonly string[]): Promise<string>
  json<T>(...words: readonly string[]): Promise<T>
  /** Somebody of the workspace who has done nothing yet. */
  person(): Person
  /** Somebody who is linked to an employee by an invitation and was welcomed. */
  joins(login: string): Promise<Person>
  /** Changes the company's database behind the service's back. */
  changeCrm(sql: string): Promise<void>
  /** Lets time pass for the service. */
  pass(duration: Temporal.DurationLike): void
  /** Settles when everything that people did is answered and nothing is left to be sent. */
  settled(): Promise<void>
}

/** Starts the service with one bot. Everything is gone when it is disposed of. */
export async function startSlackService(road: SlackRoad): Promise<SlackService> {
  await using building = new AsyncDisposableStack()
  const { clock, pass } = createClock()
  const now = () => clock().epochMilliseconds
  const slack = building.use(await startSlackEmulator({ now, pace: 0.001 }))
  const dataDir = building.adopt(await makeDataDir(), (path) => rm(path, { recursive: true }))
  const port = road === 'http' ? await unusedPort() : 0
  const url = `http://127.0.0.1:${port}`
  const environment = {
    PORT: String(port),
    DATA_DIR: dataDir,
    SLACK_API_URL: slack.url,
    ...(road === 'http' && { PUBLIC_URL: url }),
  }
  const config = readConfig(environment)
  const log: LogLine[] = []
  const svodka: SlackService['svodka'] = (...words) =>
    theTerminal().run({ words, environment, nowMs: now() })
  const json: SlackService['json'] = async (...words) =>
    JSON.parse(await svodka(...words, '--format', 'json'))
  const keys =
    road === 'http' ? ['--secret', slack.app.signingSecret] : ['--app-token', slack.app.appToken]
  const { id } = await json<{ id: string }>(
    ...['bots', 'add', 'slack', '--token', slack.app.token, ...keys],
  )
  const app = await startApp(config, createLog(log), clock)
  building.defer(() => app[Symbol.asyncDispose]())
  await eventually(() => log.some(({ fields }) => fields.bot === id))
  const webhook = road === 'http' ? await webhookOf(json) : ''
  await connect(slack, road, webhook)
  const built = building.move()
  let known = 0
  const person = () => {
    known += 1
    return slack.person({ id: `U0PERSON${known}`, name: `guest_${known}` })
  }
  return {
    slack,
    botId: id,
    webhook,
    log,
    svodka,
    json,
    person,
    async joins(login) {
      const { code } = await json<{ code: string }>('invite', login, '--bot', id)
      const joined = person()
      joined.says(code)
      await joined.nextMessage()
      return joined
    },
    async changeCrm(sql) {
      await theTerminal().execute({ path: join(dataDir, 'demo.sqlite'), sql })
    },
    pass,
    async settled() {
      await slack.idle(20_000)
      await eventually(() => queued(config.databasePath) === 0)
    },
    [Symbol.asyncDispose]: () => built.disposeAsync(),
  }
}

async function webhookOf(json: SlackService['json']): Promise<string> {
  const [bot] = await json<{ webhookUrl: string }[]>('bots', 'list')
  return bot?.webhookUrl ?? ''
}

/** As the manifest would. */
async function connect(slack: SlackEmulator, road: SlackRoad, webhook: string): Promise<void> {
  if (road === 'socket') {
    slack.usesSockets()
    return eventually(() => slack.sockets.connections > 0)
  }
  await slack.connects({
    events: webhook,
    interactions: `${webhook}/interactions`,
    commands: `${webhook}/commands`,
  })
}
