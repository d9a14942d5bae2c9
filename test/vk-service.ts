import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import {
  type Person,
  startVkEmulator,
  type VkEmulator,
  type VkEmulatorOptions,
  validateCall,
  validateObject,
  validateResult,
} from './emulators/vk/index.ts'
import {
  createClock,
  createLog,
  eventually,
  type LogLine,
  makeDataDir,
  queued,
  type Road,
} from './harness.ts'
import { unusedPort } from './servers/http-server.ts'
import { theTerminal } from './terminal.ts'

interface VkServiceOptions {
  readonly road: Road
  readonly vk?: VkEmulatorOptions
  /** What the bot is added with besides its key. */
  readonly added?: readonly string[]
}

/** The whole service as an operator runs it, on the demo CRM, with a VK of its own. */
export interface VkService extends AsyncDisposable {
  readonly vk: VkEmulator
  readonly botId: string
  readonly log: readonly LogLine[]
  svodka(...words: readonly string[]): Promise<string>
  /** The same with `--format json`, read. Its form is for the test to know. */
  json<T>(...words: readonly string[]): Promise<T>
  /** Somebody who has written nothing yet. */
  person(language?: string): Person
  /** Somebody who is linked to an employee by an invitation's link and was welcomed. */
  joins(login: string, language?: string): Promise<Person>
  /** Changes the company's database behind the service's back. */
  changeCrm(sql: string): Promise<void>
  /** Lets time pass for the service, and makes it look at what is due. */
  pass(duration: Temporal.DurationLike): Promise<void>
  /** Settles when everything that people did is answered and nothing is left to be sent. */
  settled(): Promise<void>
  /** The webhook's address, as VK was told. */
  webhookUrl(): string
  /** Posts a body to the webhook; the status and what was answered. */
  posts(body: string): Promise<{ readonly status: number; readonly said: string }>
  /** What is wrong with the calls and events so far by VK's description of its API. */
  invalid(): readonly string[]
  /** Stops the service and starts it anew on the same data; `meanwhile` happens in between. */
  restarts(meanwhile?: () => Promise<unknown>): Promise<void>
}

/** Starts the service with one bot in VK. Everything is gone when it is disposed of. */
export async function startVkService(options: VkServiceOptions): Promise<VkService> {
  const { road, added = [] } = options
  await using building = new AsyncDisposableStack()
  const { clock, pass } = createClock()
  const vk = building.use(await startVkEmulator({ pace: 0.01, ...options.vk }))
  const dataDir = building.adopt(await makeDataDir(), (path) => rm(path, { recursive: true }))
  const port = await unusedPort()
  const environment = {
    PORT: String(port),
    DATA_DIR: dataDir,
    VK_API_URL: vk.url,
    ...(road === 'webhook' && { PUBLIC_URL: `http://127.0.0.1:${port}` }),
  }
  const config = readConfig(environment)
  const log: LogLine[] = []
  const svodka: VkService['svodka'] = (...words) =>
    theTerminal().run({ words, environment, nowMs: clock().epochMilliseconds })
  const json: VkService['json'] = async (...words) =>
    JSON.parse(await svodka(...words, '--format', 'json'))
  const bot = await json<{ id: string }>('bots', 'add', 'vk', '--token', vk.token, ...added)
  let app = await startApp(config, createLog(log), clock)
  building.defer(() => app[Symbol.asyncDispose]())
  const connected = () =>
    log.filter(({ event, fields }) => event === 'bot connected' && fields.bot === bot.id).length
  await eventually(() => connected() > 0)
  const built = building.move()
  let people = 0
  let passes = 0
  const service: VkService = {
    ...{ vk, botId: bot.id, log, svodka, json },
    person(language = 'ru') {
      people += 1
      const lang_id = language === 'ru' ? 0 : 3
      return vk.person({
        id: 743_784_000 + people,
        first_name: 'Гость',
        client: { ...USUAL_CLIENT, lang_id },
      })
    },
    async joins(login, language) {
      const { link } = await json<{ link: string }>('invite', login, '--bot', bot.id)
      const person = service.person(language)
      person.follows(link)
      await person.nextMessage()
      return person
    },
    async changeCrm(sql) {
      await theTerminal().execute({ path: join(dataDir, 'demo.sqlite'), sql })
    },
    async pass(duration) {
      pass(duration)
      passes += 1
      const sql = `PRAGMA user_version = ${passes}`
      await theTerminal().execute({ path: config.databasePath, sql })
    },
    async settled() {
      await vk.idle(20_000)
      await eventually(() => queued(config.databasePath) === 0)
    },
    webhookUrl: () => [...vk.community.servers.values()].at(-1)?.settings.url ?? '',
    async posts(body) {
      const response = await fetch(service.webhookUrl(), { method: 'POST', body })
      return { status: response.status, said: await response.text() }
    },
    invalid: () => [
      ...vk.calls.flatMap(({ method, params }) => validateCall(method, params)),
      ...vk.calls.flatMap(({ method, answer }) => validateResult(method, answer ?? {})),
      ...vk.events.flatMap(({ type, object }) => validateObject(`callback_${type}`, object)),
    ],
    async restarts(meanwhile) {
      await app[Symbol.asyncDispose]()
      await meanwhile?.()
      const before = connected()
      app = await startApp(config, createLog(log), clock)
      await eventually(() => connected() > before)
    },
    [Symbol.asyncDispose]: () => built.disposeAsync(),
  }
  return service
}

const USUAL_CLIENT = {
  button_actions: ['text', 'open_link', 'callback'],
  keyboard: true,
  inline_keyboard: true,
  carousel: false,
}

/** Presses one button after the other, each as soon as it is there. */
export async function opens(person: Person, ...labels: readonly string[]): Promise<void> {
  for (const label of labels) {
    const has = () =>
      person.chat
        .at(-1)
        ?.buttons.flat()
        .some(({ text }) => text === label)
    await eventually(has)
    await person.pressesAndIsAnswered(label)
  }
}
