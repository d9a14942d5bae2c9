import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { startPostgres } from '../../../test/servers/postgres.ts'
import { type Clock, fixedClock } from '../../kernel/index.ts'
import type { MetricId } from '../catalog.ts'
import type { Company } from '../contract/company.ts'
import { ownCrmRows } from '../contract/own-crm.ts'
import { crmContract } from '../crm.contract.ts'
import type { Crm } from '../crm.ts'
import { type EntryReport, examineMapping, openMappedCrm, openMapping } from './index.ts'

const server = await startPostgres({ timezone: 'America/St_Johns' })
const folder = mkdtempSync(join(tmpdir(), 'svodka-own-crm-'))
after(async () => {
  await server?.[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

const NOVEMBER = Temporal.PlainYearMonth.from('2026-11')
const NOW = fixedClock(Temporal.Instant.from('2026-12-05T09:00:00Z'))

describe('The example of a CRM of your own', { skip: server === null }, () => {
  let database: string
  let crm: Crm
  before(async () => {
    database = await createExample(readExample('rows.sql'))
    crm = await openExample(database, NOW)
  })
  after(() => crm.close())

  it('is a company', async () => {
    assert.deepEqual(await crm.account(), {
      name: 'ООО «Ромашка»',
      currency: '₽',
      timeZone: 'Europe/Moscow',
      url: 'https://crm.example.ru',
    })
  })

  it('knows its people, their roles and who left', async () => {
    const people = await crm.employees()

    assert.deepEqual(
      people.map(({ login, sight, managerId, active }) => [login, sight, managerId, active]),
      [
        ['orlova', 'everyone', null, true],
        ['belov', 'one-level', '1', true],
        ['petrova', 'self', '2', true],
        ['sokolov', 'self', '2', true],
        ['gusev', 'self', '2', false],
      ],
    )
    assert.equal(people[2]?.name, 'Петрова Анна')
    assert.deepEqual(
      people.filter(({ administrator }) => administrator).map(({ login }) => login),
      ['orlova'],
    )
  })

  it('counts clients, deals and what was repeated in November', async () => {
    assert.deepEqual(await november('clients.new'), [
      ['3', 2, 0n],
      ['4', 1, 0n],
    ])
    assert.deepEqual(await november('deals.new'), [
      ['3', 1, 25000000n],
      ['4', 2, 11000025n],
    ])
    assert.deepEqual(await november('deals.repeat'), [['4', 1, 4000025n]])
    assert.deepEqual(await november('deals.closed'), [
      ['3', 2, 35000050n],
      ['4', 1, 4000025n],
    ])
    assert.deepEqual(await november('products.sold'), [
      ['3', 7.5, 10250048n],
      ['4', 1.5, 101n],
    ])
  })

  it('counts invoices and payments in November', async () => {
    assert.deepEqual(await november('invoices.issued'), [
      ['3', 2, 22500050n],
      ['4', 2, 13500010n],
    ])
    assert.deepEqual(await november('payments.received'), [['3', 2, 22500050n]])
  })

  it('counts what people did in November', async () => {
    assert.deepEqual(await november('documents.new'), [
      ['3', 1, 0n],
      ['4', 1, 0n],
    ])
    assert.deepEqual(await november('activities'), [
      ['2', 1, 0n],
      ['3', 2, 0n],
    ])
    assert.deepEqual(await november('calls'), [
      ['3', 2, 180n],
      ['4', 1, 600n],
    ])
    assert.deepEqual(await november('calls.out'), [
      ['3', 1, 61n],
      ['4', 1, 600n],
    ])
    assert.deepEqual(await november('calls.in'), [['3', 1, 119n]])
    assert.deepEqual(await november('requests.new'), [
      ['3', 1, 0n],
      ['4', 1, 0n],
    ])
    assert.deepEqual(await november('requests.processed'), [
      ['3', 1, 0n],
      ['4', 1, 0n],
    ])
  })

  it('has a plan for November, and what became of it', async () => {
    const { value } = await crm.plan(NOVEMBER)

    assert.deepEqual(value, {
      targets: [
        { employeeId: '3', turnover: 30000000n, margin: 9000000n },
        { employeeId: '4', turnover: 15000000n, margin: 4000000n },
      ],
      facts: [{ owners: ['3'], turnover: 22500050n, margin: 8000000n }],
    })
  })

  it('is found in order by the doctor, but for a role and a few indexes', async () => {
    const reports = await examined(database)

    assert.deepEqual(
      reports.map(({ problem }) => problem),
      reports.map(() => null),
    )
    assert.deepEqual(
      reports.flatMap(({ warnings }) => warnings.map((said) => said.split(':')[0])),
      [
        'roles of «sight» that no active employee has',
        'no index begins with documents.created_at',
        'no index begins with activities.happened_at',
        'no index begins with leads.received_at',
        'no index begins with leads.closed_at',
      ],
    )
  })

  it('lets the doctor tell from a column how its dates are meant', async () => {
    const reports = await examined(database, 'issued_at, kind: timestamp', 'issued_at, kind: local')

    assert.deepEqual(reports.find(({ entry }) => entry === 'metrics.invoices.issued')?.warnings, [
      'invoices.issued_at is of the type timestamp with time zone: its kind is timestamp, not local',
    ])
  })

  async function november(metric: MetricId) {
    const dates = { from: NOVEMBER.toPlainDate({ day: 1 }), to: NOVEMBER.toPlainDate({ day: 30 }) }
    const { value } = await crm.breakdown(metric, dates)
    return value.map(({ employeeId, count, amount }) => [employeeId, count, amount]).sort()
  }
})

describe('The mapping of the example', { skip: server === null }, () => {
  crmContract({
    name: 'A CRM on PostgreSQL',
    planFacts: 'payments',
    open: async (company, clock) => openExample(await createExample(rowsOf(company)), clock),
  })
})

let databases = 0

/** A database of its own with the example's tables and these rows, for a role that only reads. */
async function createExample(rows: string): Promise<string> {
  assert.ok(server)
  databases += 1
  const name = `crm${databases}`
  const grants = `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${name}`
  await run(server.url(), `CREATE DATABASE ${name}; CREATE ROLE ${name} LOGIN PASSWORD '#'`)
  await run(server.url(name), readExample('schema.sql'), rows, grants)
  return server.url(name, `${name}:%23`)
}

async function run(url: string, ...scripts: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  // CREATE DATABASE wants a statement of its own.
  for (const script of scripts.flatMap((one) => one.split(/;\s*(?=CREATE ROLE)/))) {
    await client.query(script)
  }
  await client.end()
}

function rowsOf(company: Company): string {
  return Object.entries(ownCrmRows(company))
    .map(([table, rows]) => {
      const json = pg.escapeLiteral(JSON.stringify(rows))
      return `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, ${json});`
    })
    .join('\n')
}

async function openExample(database: string, clock: Clock): Promise<Crm> {
  return openMappedCrm({ path: writeExample(), clock, env: { CRM_DATABASE: database } })
}

async function examined(database: string, from = '', to = ''): Promise<EntryReport[]> {
  const opened = openMapping({ path: writeExample(from, to), env: { CRM_DATABASE: database } })
  const reports = await examineMapping(opened, NOW)
  await opened.source.close()
  return reports
}

/** The example's mapping as it is, but for the address of its database. */
function writeExample(from = '', to = ''): string {
  const path = join(folder, 'mapping.yaml')
  const mapping = readExample('mapping.yaml').replace(from, to)
  writeFileSync(path, mapping.replace(/^connection: .*$/m, `connection: \${CRM_DATABASE}`))
  return path
}

function readExample(name: string): string {
  const example = new URL(`../../../docs/examples/own-crm/${name}`, import.meta.url)
  return readFileSync(example, 'utf8')
}
