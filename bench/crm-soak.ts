import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createCachedCrm, METRIC_IDS } from '../src/crm/index.ts'
import { openSalesmanCrm } from '../src/crm/salesman/index.ts'
import { codeOf, systemClock } from '../src/kernel/index.ts'
import { type Answer, answer, parsePeriod, type Question } from '../src/statistics/index.ts'
import type { Records } from '../test/salesman/canon.ts'
import { canonFigures, figuresOf, namedIn } from '../test/salesman/canon-answer.ts'
import { canonVisible } from '../test/salesman/canon-people.ts'
import { createDatabase } from '../test/salesman/lab.ts'
import type { Tables } from '../test/salesman/rows.ts'
import { startMariadb } from '../test/servers/mariadb.ts'
import { ACCOUNT, createWorld, PEOPLE, randomChange } from './crm-world.ts'
import { latency, round } from './measure.ts'

/**
 * Forty employees ask whatever comes to mind while rows change and the server is restarted three
 * times: `node bench/crm-soak.ts MINUTES`. Every figure is worked out once more without SQL, from
 * the rows as they were at some moment between its `asOf` and its arrival. Ends with 1 at the first
 * figure that no such moment explains, or when anything but «the CRM does not answer» is thrown.
 */
const MINUTES = Number(process.argv[2] ?? 3)
const AT = Temporal.Instant.from('2026-11-22T09:00:00Z')
/** Kept figures are asked about as well: long enough to be hit, short enough to be worked out. */
const KEEP_MS = 2000
/** Employees are kept for half a minute, and stand in for another half. */
const PEOPLE_MS = 61_000
/** While the server is away, figures stand in that nobody asked for in a long time. */
const HISTORY_MS = 600_000

/** The rows after a change, from before it is sent: answers may show it before we hear it is done. */
interface Version {
  readonly records: Records
  /** When the next change was surely done. */
  until: number
}

// What is written must outlast a power cut of the server: otherwise its rows are not those we know.
const started = await startMariadb({ 'innodb-flush-log-at-trx-commit': '2' })
if (started === null) process.exit(1)
const server = started
const database = await createDatabase(server)
const source = await openSalesmanCrm({
  url: database.url(`&account=${ACCOUNT}`),
  clock: systemClock,
})
const crm = createCachedCrm(source, { clock: systemClock, keepMs: KEEP_MS })
const counts = { asked: 0, answered: 0, refused: 0, unavailable: 0, changes: 0, restarts: 0 }
const waits: number[] = []
let running = true
let restarting = false
let changing = Promise.resolve()
let versions: Version[] = [versionOf(createWorld(randomInt))]
await database.write(versions[0]?.records.tables ?? {})

process.on('unhandledRejection', (error) => fail('unhandled', error))
const end = sleep(MINUTES * 60_000).then(() => {
  running = false
})
await Promise.all([end, change(), restart(), ...PEOPLE.map((id) => askOn(String(id)))])
await crm.close()
await server[Symbol.asyncDispose]()
const residentMb = round(process.memoryUsage().rss / 1e6)
console.log(
  JSON.stringify({
    minutes: MINUTES,
    ...counts,
    waitMs: { ...latency(waits), longest: round(waits.reduce((a, b) => Math.max(a, b), 0)) },
    residentMb,
  }),
)

/** One change after the other, some twenty a second. */
async function change(): Promise<void> {
  while (running) {
    await sleep(50)
    if (restarting) continue
    changing = changeOnce()
    await changing
  }
}

async function changeOnce(): Promise<void> {
  const last = versions.at(-1)
  if (last === undefined) return
  const prefix = `${database.name}.app_`
  const { tables, sql, values } = randomChange(last.records.tables, randomInt, prefix)
  versions.push(versionOf(tables))
  await server.root.query(sql, [...values])
  last.until = now()
  counts.changes += 1
  versions = versions.filter(({ until }) => until > now() - HISTORY_MS)
}

/** Politely, by a power cut, and politely again, with a time of silence in between. */
async function restart(): Promise<void> {
  for (const way of ['stop', 'kill', 'stop'] as const) {
    await sleep((MINUTES * 60_000) / 4)
    if (!running) return
    restarting = true
    await changing
    await server[way]()
    await sleep(1500)
    await server.start()
    server.pause()
    await sleep(3000)
    server.resume()
    restarting = false
    counts.restarts += 1
  }
}

async function askOn(asker: string): Promise<void> {
  while (running) {
    await sleep(randomInt(120))
    const question = randomQuestion()
    const began = now()
    counts.asked += 1
    try {
      verify(asker, question, await answer(crm, question, asker, AT), began)
      counts.answered += 1
    } catch (error) {
      if (codeOf(error) === 'not-allowed') verifyRefusal(asker, question, began)
      else if (codeOf(error) === 'crm-unavailable') counts.unavailable += 1
      else fail(JSON.stringify(question), error)
    }
    waits.push(now() - began)
  }
}

function randomQuestion(): Question {
  const subjects = ['summary', 'plan', ...METRIC_IDS] as const
  const periods = ['today', 'week', 'month', 'last-month', 'year', '2026-10-20..2026-11-25']
  const subject = subjects[randomInt(subjects.length)] ?? 'summary'
  const isPlan = subject === 'plan'
  return {
    subject,
    period: isPlan ? 'month' : parsePeriod(periods[randomInt(periods.length)] ?? 'month'),
    scope:
      (['all', 'all', 'me', 'department'] as const)[isPlan ? randomInt(3) : randomInt(4)] ?? 'all',
    view: randomInt(4) === 0 ? 'trend' : 'text',
    ...(isPlan || randomInt(8) > 0 ? {} : { person: String(randomInt(45)) }),
    ...(randomInt(10) === 0 ? { fresh: true } : {}),
  }
}

/** Each figure must be explained by rows of one moment; two figures may be of two moments. */
function verify(asker: string, question: Question, answered: Answer, began: number): void {
  const asOf = answered.asOf.toInstant().epochMilliseconds
  const figures = componentsOf(figuresOf(answered))
  const staffs = staffsSince(began - PEOPLE_MS)
  const seen = new Set(staffs.flatMap((staff) => [...canonVisible(staff, asker)]))
  const open = new Set(figures.keys())
  for (const { records } of versions.filter(({ until }) => until >= asOf)) {
    for (const staff of staffs) {
      if (open.size === 0) break
      const tables = { ...records.tables, user: staff.tables.user ?? [] }
      const canon = canonFigures({ ...records, tables }, asker, question, answered)
      const expected = canon === null ? [] : componentsOf(canon)
      for (const index of open) if (expected[index] === figures[index]) open.delete(index)
    }
  }
  const leaked = namedIn(answered).filter((id) => !seen.has(id))
  if (open.size > 0 || leaked.length > 0) {
    const wrong = [...open].map((index) => figures[index])
    fail(`${asker} asked ${JSON.stringify(question)} as of ${answered.asOf}`, { wrong, leaked })
  }
}

/** Refused rightly: in somebody's staff of the last minute the asker may not ask that. */
function verifyRefusal(asker: string, { person }: Question, began: number): void {
  counts.refused += 1
  const explained = staffsSince(began - PEOPLE_MS).some((staff) => {
    const visible = canonVisible(staff, asker)
    return visible.size === 0 || (person !== undefined && !visible.has(person))
  })
  if (!explained) fail(`${asker} was refused`, { person })
}

/** Versions of that time that differ in who works there. */
function staffsSince(moment: number): Records[] {
  const recent = versions.filter(({ until }) => until >= moment)
  const byStaff = new Map(recent.map(({ records }) => [records.tables.user, records]))
  return [...byStaff.values()].toReversed()
}

/** What one statement of the CRM answers each: these may be of different moments. */
function componentsOf(figures: unknown): string[] {
  if (!Array.isArray(figures)) {
    const { employees, total, ...others } = figures as Record<string, unknown>
    return [textOf({ employees, total }), ...Object.values(others).map(textOf)]
  }
  const isPlan = !Array.isArray(figures[0])
  if (!isPlan) return figures.flatMap(([, total, previous]) => [textOf(total), textOf(previous)])
  return [textOf(figures.map(({ fact }) => fact)), textOf(figures.map(({ plan }) => plan))]
}

function textOf(value: unknown): string {
  return (
    JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}n` : part)) ?? 'null'
  )
}

function versionOf(tables: Tables): Version {
  const records = { tables, account: ACCOUNT, timeZone: 'Asia/Yekaterinburg' }
  return { records, until: Number.POSITIVE_INFINITY }
}

function now(): number {
  return systemClock().epochMilliseconds
}

function fail(what: string, why: unknown): never {
  console.error('WRONG', what, why)
  process.exit(1)
}
