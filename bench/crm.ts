import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { createPool, type Pool, type RowDataPacket } from 'mysql2/promise'
import { type Crm, createCachedCrm, type DateRange } from '../src/crm/index.ts'
import { openSalesmanCrm } from '../src/crm/salesman/index.ts'
import { systemClock } from '../src/kernel/index.ts'
import { answer, type Question, resolvePeriod } from '../src/statistics/index.ts'
import { createDatabase } from '../test/salesman/lab.ts'
import { type MariadbServer, startMariadb } from '../test/servers/mariadb.ts'
import { DIRECTOR, fillCompany, HEAD, MANAGER, PLAIN, type Size } from './crm-data.ts'
import { latency, round, timed } from './measure.ts'

/**
 * A SalesMan CRM on MariaDB, its tables MyISAM and indexed as installed: answers are measured from
 * question to figures, beside the plain grouped SQL that somebody would write by hand, over as many
 * connections. Cold: nothing kept, but connected. Trust the ratios.
 */
const NOW = Temporal.Instant.from('2026-11-22T09:00:00Z')
const ZONE = 'Asia/Yekaterinburg'
const TODAY = NOW.toZonedDateTimeISO(ZONE).toPlainDate()
const ROLES = { director: DIRECTOR, head: HEAD, manager: MANAGER }
const SIZES: Readonly<Record<string, Size>> = {
  '5 000 deals': { deals: 5_000, invoices: 7_500, clients: 1_250, employees: 500 },
  '200 000 deals': { deals: 200_000, invoices: 300_000, clients: 50_000, employees: 500 },
}

const server = await startMariadb({ 'key-buffer-size': '128M' })
if (server === null) process.exit(1)
const results: Record<string, unknown> = { cores: availableParallelism(), node: process.version }
for (const [name, size] of Object.entries(SIZES)) results[name] = await measure(server, name, size)
results.residentMb = round(process.memoryUsage().rss / 1e6)
await server[Symbol.asyncDispose]()
console.log('resident MB', results.residentMb)
writeFileSync(
  new URL('./crm-latest.json', import.meta.url),
  `${JSON.stringify(results, null, 2)}\n`,
)

async function measure(mariadb: MariadbServer, name: string, size: Size) {
  const database = await createDatabase(mariadb)
  await fillCompany(mariadb.root, database.name, size)
  const crm = await openSalesmanCrm({ url: database.url(), clock: systemClock })
  const plain = createPool({
    host: '127.0.0.1',
    port: mariadb.port,
    user: 'root',
    database: database.name,
    timezone: 'Z',
    connectionLimit: 4,
  })
  const firstMs = round(
    (await timed(1, () => ask(cold(crm), 'summary', 'month', DIRECTOR)))[0] ?? 0,
  )
  console.log(
    `\n${name}: the first summary of all, connecting and looking at the tables: ${firstMs} ms`,
  )
  const rows: Record<string, unknown> = { firstMs }
  for (const subject of ['summary', 'deals.closed'] as const) {
    for (const period of ['month', 'year'] as const) {
      rows[`${subject} ${period}`] = await compare(crm, plain, subject, period)
    }
  }
  rows.burst = await burst(mariadb, crm)
  await Promise.all([crm.close(), plain.end()])
  return rows
}

type Subject = 'summary' | 'deals.closed'
type Period = 'month' | 'year'

/** The same by hand and by role, in turns, so that whatever else the machine does hits all alike. */
async function compare(crm: Crm, plain: Pool, subject: Subject, period: Period) {
  const samples: Record<string, number[]> = { plain: [] }
  for (let turn = 0; turn < 9; turn++) {
    samples.plain?.push(...(await timed(1, () => byHand(plain, subject, period))))
    for (const [role, id] of Object.entries(ROLES)) {
      const taken = await timed(1, () => ask(cold(crm), subject, period, id))
      samples[role] = [...(samples[role] ?? []), ...taken]
    }
  }
  const plainMs = latency(samples.plain ?? []).p50
  const rows: Record<string, unknown> = { plainMs }
  for (const [role, id] of Object.entries(ROLES)) {
    const coldMs = latency(samples[role] ?? []).p50
    const kept = cold(crm)
    await ask(kept, subject, period, id)
    const warmMs = latency(await timed(50, () => ask(kept, subject, period, id))).p50
    rows[role] = { coldMs, ratioToPlain: Math.round((100 * coldMs) / plainMs) / 100, warmMs }
  }
  console.log(`${subject} ${period}`.padEnd(20), JSON.stringify(rows))
  return rows
}

/** Answers kept by the machine's clock, as in service. */
function cold(crm: Crm): Crm {
  return createCachedCrm(crm, { clock: systemClock })
}

function ask(crm: Crm, subject: Subject, period: Period, viewer: string) {
  const question: Question = { subject, period, scope: 'all', view: 'text' }
  return answer(crm, question, viewer, NOW)
}

/** The statements that an answer needs, without anything around them. */
async function byHand(plain: Pool, subject: Subject, period: Period): Promise<void> {
  const { previous, ...range } = resolvePeriod(period, TODAY)
  const asked = Object.entries(PLAIN).filter(([id]) => subject === 'summary' || id === subject)
  const statements = asked.flatMap(([, { sql, date }]) =>
    [range, previous].map((dates) =>
      plain.query(sql, date === 'day' ? days(dates) : instants(dates)),
    ),
  )
  await Promise.all(statements)
}

function days({ from, to }: DateRange): string[] {
  return [from.toString(), to.add({ days: 1 }).toString()]
}

/** Midnights of the account in UTC, which is the zone of this server. */
function instants(range: DateRange): string[] {
  return days(range).map((day) => {
    const midnight = Temporal.PlainDate.from(day).toZonedDateTime(ZONE)
    return midnight.toInstant().toString().slice(0, 19).replace('T', ' ')
  })
}

/** Five hundred employees ask for the month in the same moment, while nothing is kept. */
async function burst(mariadb: MariadbServer, crm: Crm) {
  const kept = cold(crm)
  const before = await statements(mariadb)
  const [ms = 0] = await timed(1, () => {
    const everyone = Array.from({ length: 500 }, (_, i) =>
      ask(kept, 'summary', 'month', String(i + 1)),
    )
    return Promise.all(everyone)
  })
  const row = {
    people: 500,
    ms: round(ms),
    statements: (await statements(mariadb)) - before,
    aim: 'five metrics, account, employees, the look at the tables',
  }
  console.log('burst'.padEnd(20), JSON.stringify(row))
  return row
}

/** How many prepared statements the server was asked: those of the product. */
async function statements(mariadb: MariadbServer): Promise<number> {
  const [rows] = await mariadb.root.query<RowDataPacket[]>(
    "SHOW GLOBAL STATUS LIKE 'Com_stmt_execute'",
  )
  return Number(rows[0]?.Value)
}
