import { rmSync } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { startApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { openDemoCrm } from '../src/crm/demo/index.ts'
import type { Clock, Log } from '../src/kernel/index.ts'
import {
  type Person,
  startTelegramEmulator,
  type TelegramEmulator,
  validateCall,
} from './emulators/telegram/index.ts'
import { unusedPort } from './servers/http-server.ts'
import { theTerminal } from './terminal.ts'

/** How updates reach the service. */
export type Road = 'webhook' | 'polling'

interface ServiceOptions {
  readonly road: Road
  /** Variables besides those that every test needs: `SMTP_URL`, for one. */
  readonly environment?: Readonly<Record<string, string>>
}

/** Something that was logged. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly event: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** The whole service as an operator runs it, on the demo CRM, with a Telegram of its own. */
export interface Service extends AsyncDisposable {
  readonly telegram: TelegramEmulator
  /** The bot's id, as `svodka bots` shows it. */
  readonly botId: string
  readonly dataDir: string
  readonly url: string
  readonly log: readonly LogLine[]
  /** What a command prints, while the service runs. Rejects as the command does. */
  svodka(...words: readonly string[]): Promise<string>
  /** The same under other variables. */
  svodkaWith(environment: Readonly<Record<string, string>>, ...words: string[]): Promise<string>
  /** The same with `--format json`, read. Its form is for the test to know. */
  json<T>(...words: readonly string[]): Promise<T>
  /** Somebody who is linked to an employee by an invitation and was welcomed. */
  joins(login: string, language?: string): Promise<Person>
  /** Somebody who has opened nothing yet. */
  person(language?: string): Person
  /** Changes the company's database behind the service's back. */
  changeCrm(sql: string): Promise<void>
  /** Changes what the service keeps, as another process would. */
  changeStore(sql: string): Promise<void>
  /** What time it is for the service. */
  now(): Temporal.Instant
  /** Lets time pass for the service, and makes it look at what is due. */
  pass(duration: Temporal.DurationLike): Promise<void>
  /** Settles when everything that people did is answered and nothing is left to be sent. */
  settled(): Promise<void>
  /** Posts a body to the bot's webhook as Telegram would, or with another secret token. */
  posts(body: string, secret?: string): Promise<number>
  /** What is wrong with the calls so far by Telegram's description of its API. */
  invalidCalls(): string[]
  /** Stops the service and starts it anew on the same data; `meanwhile` happens in between. */
  restarts(meanwhile?: () => Promise<unknown>): Promise<void>
}

/** A Wednesday noon in the demo company's zone. */
const START = Temporal.Instant.from('2026-11-18T12:00:00+05:00')

/** Starts the service with one bot. Everything is gone when it is disposed of. */
export async function startService({
  road,
  environment: more = {},
}: ServiceOptions): Promise<Service> {
  await using building = new AsyncDisposableStack()
  const { clock, pass } = createClock()
  const telegram = building.use(await startTelegramEmulator({ pace: 0.01 }))
  const dataDir = building.adopt(await makeDataDir(), (path) => rm(path, { recursive: true }))
  const environment = {
    ...(await makeEnvironment(road, dataDir, telegram.url)),
    ...more,
  }
  const config = readConfig(environment)
  const log: LogLine[] = []
  let passes = 0
  const svodka: Service['svodka'] = (...words) =>
    theTerminal().run({ words, environment, nowMs: clock().epochMilliseconds })
  const json: Service['json'] = async (...words) =>
    JSON.parse(await svodka(...words, '--format', 'json'))
  const added = await json<{ id: string }>('bots', 'add', 'telegram', '--token', telegram.token)
  let app = await startApp(config, createLog(log), clock)
  building.defer(() => app[Symbol.asyncDispose]())
  await eventually(() => log.some(({ fields }) => fields.bot === added.id))
  const built = building.move()
  const person = createPeople(telegram)
  return {
    telegram,
    botId: added.id,
    dataDir,
    url: app.url,
    log,
    svodka,
    svodkaWith: (others, ...words) =>
      theTerminal().run({
        words,
        environment: { ...environment, ...others },
        nowMs: clock().epochMilliseconds,
      }),
    json,
    person,
    async joins(login, language) {
      const made = await json<{ code: string }>('invite', login, '--bot', added.id)
      const joined = person(language)
      joined.starts(made.code)
      await joined.nextMessage()
      return joined
    },
    async changeCrm(sql) {
      await theTerminal().execute({ path: join(dataDir, 'demo.sqlite'), sql })
    },
    async changeStore(sql) {
      await theTerminal().execute({ path: config.databasePath, sql })
    },
    now: clock,
    async pass(duration) {
      pass(duration)
      // Whatever is written by somebody else wakes the service. Nobody reads this number.
      passes += 1
      const sql = `PRAGMA user_version = ${passes}`
      await theTerminal().execute({ path: config.databasePath, sql })
    },
    async settled() {
      await telegram.idle(20_000)
      await eventually(() => queued(config.databasePath) === 0)
    },
    posts: (body, secret) => post(telegram, body, secret),
    invalidCalls: () =>
      telegram.calls.flatMap(({ method, params }) => validateCall(method, params)),
    async restarts(meanwhile) {
      await app[Symbol.asyncDispose]()
      await meanwhile?.()
      app = await startApp(config, createLog(log), clock)
    },
    [Symbol.asyncDispose]: () => built.disposeAsync(),
  }
}

/** Waits until something is so. For what tells nobody when it happens. Rejects after 5 seconds. */
export async function eventually(
  check: () => unknown | Promise<unknown>,
  timeoutMs = 5000,
): Promise<void> {
  const until = performance.now() + timeoutMs
  while (!(await check())) {
    if (performance.now() > until) throw new Error(`Not so within ${timeoutMs} ms: ${check}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

let template: Promise<string> | null = null

/** A folder with the demo company in it: made once, then copied. */
export async function makeDataDir(): Promise<string> {
  template ??= makeTemplate()
  const dataDir = await mkdtemp(join(tmpdir(), 'svodka-test-'))
  await copyFile(await template, join(dataDir, 'demo.sqlite'))
  return dataDir
}

async function makeTemplate(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'svodka-demo-'))
  process.once('exit', () => rmSync(dir, { recursive: true }))
  const path = join(dir, 'demo.sqlite')
  const crm = await openDemoCrm({ path, clock: () => START })
  await crm.close()
  return path
}

async function makeEnvironment(road: Road, dataDir: string, telegramUrl: string) {
  const port = await unusedPort()
  return {
    PORT: String(port),
    DATA_DIR: dataDir,
    TELEGRAM_API_URL: telegramUrl,
    ...(road === 'webhook' && { PUBLIC_URL: `http://127.0.0.1:${port}` }),
  }
}

/** A clock that runs as the real one does, from `START` on, and can be put forward. */
export function createClock(): {
  readonly clock: Clock
  pass(duration: Temporal.DurationLike): void
} {
  const began = performance.now()
  let passedMs = 0
  return {
    clock: () => START.add({ milliseconds: Math.floor(performance.now() - began + passedMs) }),
    pass(duration) {
      passedMs += Temporal.Duration.from(duration).total('milliseconds')
    },
  }
}

/** A log to look into. */
export function createLog(lines: LogLine[]): Log {
  const write = (level: LogLine['level']) => (fields: object, event: string) => {
    lines.push({ level, event, fields: { ...fields } })
  }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}

/** People with ids and names of their own. */
function createPeople(telegram: TelegramEmulator): Service['person'] {
  let known = 0
  return (language = 'ru') => {
    known += 1
    const id = 5_000_000_000 + known
    return telegram.person({
      id,
      first_name: 'Гость',
      username: `guest_${known}`,
      language_code: language,
    })
  }
}

/** How many messages wait in a store to be sent. */
export function queued(path: string): unknown {
  const database = new SqliteDatabase(path, { readonly: true })
  try {
    return database.prepare("SELECT COUNT(*) FROM outbox WHERE state = 'queued'").pluck().get()
  } finally {
    database.close()
  }
}

async function post(telegram: TelegramEmulator, body: string, secret?: string): Promise<number> {
  const { url, secret_token } = telegram.callsOf('setWebhook').at(-1)?.params ?? {}
  const response = await fetch(String(url), {
    method: 'POST',
    headers: { 'x-telegram-bot-api-secret-token': secret ?? String(secret_token) },
    body,
  })
  return response.status
}
