import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MetricId } from '../src/crm/index.ts'
import { encodeAction } from '../src/dialog/index.ts'
import type { View } from '../src/statistics/index.ts'
import { type Person, startTelegramEmulator } from '../test/emulators/telegram/index.ts'
import { bareRenders, bareRequests } from './floors.ts'
import { latency, perSecond, round, timed } from './measure.ts'
import { freePort, startService, svodka } from './service.ts'

/**
 * The whole pipeline over HTTP: people in the Telegram emulator press buttons, the service in a
 * process of its own answers. The emulator and the people share this process and its core. Trust
 * the ratios: they are to floors measured in the same run.
 */
const SUBSCRIBERS = 50
/** Two reports in turn, so that every answer changes what stands in the chat. */
const TURNS = [
  { metric: 'deals.new', title: 'Новые сделки' },
  { metric: 'deals.closed', title: 'Закрытые сделки' },
] as const

const dataDir = mkdtempSync(join(tmpdir(), 'svodka-bench-'))
const telegram = await startTelegramEmulator({ keepLog: false })
const port = await freePort()
const env = {
  DATA_DIR: dataDir,
  PORT: String(port),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  TELEGRAM_API_URL: telegram.url,
}

const { id: botId } = await svodka<{ id: string }>(
  env,
  'bots',
  'add',
  'telegram',
  '--token',
  telegram.token,
)
const employees = await svodka<{ login: string; active: boolean }[]>(env, 'employees')
const staff = employees.filter(({ active }) => active)
// The second start is what an operator sees every day; the first one made the demo company.
const service = await startService(env, port)
const people: Person[] = []
for (let i = 0; i < SUBSCRIBERS; i++) people.push(await subscribe(i))

const texts = await timed(300, (i) => ask(0, i, 'text'))
const charts = await timed(100, (i) => ask(0, i, 'chart'))
const updates8 = await perSecond(8, 5, (worker, i) => ask(worker, i, 'text'))
const updates50 = await perSecond(50, 5, (worker, i) => ask(worker, i, 'text'))
const chartRate = await perSecond(8, 5, (worker, i) => ask(worker, i, 'chart'))
const busyMb = service.residentMb()
const startMs = round(service.startMs)
await service[Symbol.asyncDispose]()

const fresh = await startService(env, port)
await new Promise((resolve) => setTimeout(resolve, 3000))
const idleMb = fresh.residentMb()
await fresh[Symbol.asyncDispose]()

const floorRequests = await bareRequests(
  JSON.stringify({ update_id: 1, callback_query: { data: press('deals.closed', 'text') } }),
)
const floorRenders = bareRenders()
await telegram[Symbol.asyncDispose]()
rmSync(dataDir, { recursive: true })

const results = {
  cores: availableParallelism(),
  node: process.version,
  pressToText: { ...latency(texts), aimP50: 15 },
  pressToChart: {
    ...latency(charts),
    aimP50: 80,
    ratioToBareRender: round((latency(charts).p50 * floorRenders) / 1000),
  },
  updatesPerSecond: {
    at8: updates8,
    at50: updates50,
    aimAt50: 1000,
    ratioToBareHttp: Math.round((updates50 / floorRequests) * 1000) / 1000,
  },
  chartsPerSecond: {
    value: chartRate,
    aim: 60,
    ratioToBareRender: round(chartRate / floorRenders),
  },
  startMs: { value: startMs, aim: 2000 },
  residentMb: { idle: idleMb, aimIdle: 160, afterLoad: busyMb },
  floors: { bareRequestsPerSecond: floorRequests, bareRendersPerSecond: floorRenders },
}
writeFileSync(new URL('./latest.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`)
for (const [name, row] of Object.entries(results)) {
  console.log(name.padEnd(18), typeof row === 'object' ? JSON.stringify(row) : row)
}

/** Somebody linked to an employee by an invitation, with a report in front of them. */
async function subscribe(i: number): Promise<Person> {
  const { login } = staff[i % staff.length] ?? { login: 'ivanov' }
  const { code } = await svodka<{ code: string }>(env, 'invite', login, '--bot', botId)
  const person = telegram.person({ id: 5_000_000_000 + i, first_name: `Person ${i}` })
  person.starts(code)
  await person.sees((message) => message.buttons.length > 0, 20_000)
  return person
}

/** Presses a button and waits until its answer has reached the messenger. */
async function ask(worker: number, i: number, view: View): Promise<void> {
  const person = people[worker]
  const { metric, title } = TURNS[i % 2] ?? TURNS[0]
  person?.presses({ data: press(metric, view) })
  const drawn = view === 'chart'
  await person?.sees(
    ({ words, photo }) => words.includes(title) && (photo !== undefined) === drawn,
    20_000,
  )
}

function press(subject: MetricId, view: View): string {
  const question = { subject, period: 'month', scope: 'all', view } as const
  return encodeAction({ do: 'report', question, page: view === 'text' ? 0 : null })
}
