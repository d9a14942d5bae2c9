import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import Database from 'better-sqlite3'
import { fixedClock } from '../../kernel/index.ts'
import { openMappedCrm } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'svodka-mapped-crm-'))
after(() => rmSync(folder, { recursive: true }))

const clock = fixedClock(Temporal.Instant.from('2026-11-18T09:00:00Z'))
const NOVEMBER = {
  from: Temporal.PlainDate.from('2026-11-01'),
  to: Temporal.PlainDate.from('2026-11-30'),
}

describe('A CRM by a mapping file', () => {
  it('answers from a file beside the mapping', async () => {
    const crm = await openMappedCrm({ path: tidy(), clock })

    const { value } = await crm.breakdown('deals.new', NOVEMBER)
    await crm.close()

    assert.deepEqual(value, [{ employeeId: '1', count: 2, amount: 150050n }])
  })

  it('does not offer what a table or a column is missing for, and says so once', async () => {
    const told: string[] = []
    const path = tidy({
      'deals.closed': { ...DEALS, when: { column: 'closed', kind: 'date' } },
      calls: { ...DEALS, table: 'calls' },
    })
    const crm = await openMappedCrm({ path, clock, warn: (message) => told.push(message) })

    const offered = [await crm.metrics(), await crm.metrics()]
    const { value } = await crm.breakdown('deals.new', NOVEMBER)
    await crm.close()

    assert.deepEqual(offered, [['deals.new'], ['deals.new']])
    assert.equal(value.length, 1)
    assert.deepEqual(told, [
      "«deals.closed» is not offered: The CRM's database has no column «closed»; correct crm.json, line 32, column 5, or leave it out",
      "«calls» is not offered: The CRM's database has no table «calls»; correct crm.json, line 41, column 5, or leave it out",
    ])
  })

  it('says what is missing to whoever asks for it all the same', async () => {
    const crm = await openMappedCrm({ path: tidy({ calls: { ...DEALS, table: 'calls' } }), clock })

    await assert.rejects(crm.breakdown('calls', NOVEMBER), {
      code: 'crm-mismatch',
      message: "The CRM's database has no table «calls», which «calls» is read from",
    })
    await crm.close()
  })

  it('says that the database is away, rather than that nothing is counted', async () => {
    const crm = await openMappedCrm({ path: connected('postgres://a:b@127.0.0.1:1/crm'), clock })

    await assert.rejects(crm.metrics(), { code: 'crm-unavailable' })
    await crm.close()
  })
})

describe('The connection of a mapping', () => {
  it('takes a secret from the environment, whatever is in it', async () => {
    const path = connected(`postgres://a:\${CRM_PASSWORD}@127.0.0.1:1/crm`)
    const crm = await openMappedCrm({ path, clock, env: { CRM_PASSWORD: `#@:/ \${X}` } })

    await assert.rejects(crm.metrics(), {
      message: /^The CRM's server 127\.0\.0\.1:1 does not ans/,
    })
    await crm.close()
  })

  it('takes a secret from the file that the environment names, or that it names itself', async () => {
    writeFileSync(join(folder, 'address'), `sqlite:${join(folder, 'crm.sqlite')}\n`)
    const env = { CRM_DATABASE_FILE: join(folder, 'address') }

    const byVariable = await openMappedCrm({ path: connected(`\${CRM_DATABASE}`), clock, env })
    const byItself = await openMappedCrm({ path: connected(`\${file:address}`), clock })

    assert.deepEqual(await byVariable.metrics(), ['deals.new'])
    assert.deepEqual(await byItself.metrics(), ['deals.new'])
    await Promise.all([byVariable.close(), byItself.close()])
  })

  it('says what of it is wrong, and where, but not what was in a secret', async () => {
    await refuses(
      `\${CRM_PASSWORD}`,
      'neither CRM_PASSWORD nor CRM_PASSWORD_FILE is in the environment',
    )
    await refuses('oracle://crm', 'expected postgres://…, mysql://… or sqlite:PATH')
    await refuses(`\${SECRET}`, 'expected postgres://…, mysql://… or sqlite:PATH')
    await refuses('postgres://a@b/c?timeout=soon', 'timeout must be a whole number from 1 to 600')
    await refuses(`\${file:nowhere}`, `${join(folder, 'nowhere')} cannot be read`)
  })
})

const DEALS = {
  table: 'deals',
  employee: 'owner',
  when: { column: 'created', kind: 'date' },
  amount: 'amount',
}

/** A mapping of a tidy little CRM, and what is to be counted besides its new deals. */
function tidy(more: object = {}): string {
  const database = new Database(join(folder, 'crm.sqlite'))
  database.exec(`
    DROP TABLE IF EXISTS people; DROP TABLE IF EXISTS deals;
    CREATE TABLE people (id INTEGER PRIMARY KEY, login TEXT);
    CREATE TABLE deals (owner INTEGER, created TEXT, amount REAL);
    INSERT INTO people VALUES (1, 'olga');
    INSERT INTO deals VALUES (1, '2026-11-01', 1000.25), (1, '2026-11-30', 500.25);
  `)
  database.close()
  return written('sqlite:crm.sqlite', { 'deals.new': DEALS, ...more })
}

function connected(connection: string): string {
  tidy()
  return written(connection, { 'deals.new': DEALS })
}

function written(connection: string, metrics: object): string {
  const path = join(folder, 'crm.json')
  const mapping = {
    connection,
    account: { name: 'Ромашка', currency: '₽', timeZone: 'Europe/Moscow' },
    employees: {
      table: 'people',
      id: 'id',
      login: 'login',
      name: 'login',
      role: 'login',
      sight: { olga: 'everyone' },
      active: {},
      administrator: { id: 1 },
    },
    metrics,
  }
  writeFileSync(path, JSON.stringify(mapping, null, 2))
  return path
}

async function refuses(connection: string, words: string): Promise<void> {
  await assert.rejects(
    openMappedCrm({ path: connected(connection), clock, env: { SECRET: 'x' } }),
    {
      code: 'bad-config',
      message: `crm.json, line 2, column 17: connection: ${words}`,
    },
  )
}
