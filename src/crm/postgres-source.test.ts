import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { startDeafServer, unusedPort } from '../../test/servers/http-server.ts'
import { startPostgres } from '../../test/servers/postgres.ts'
import { startRelay } from '../../test/servers/relay.ts'
import { codeOf } from '../kernel/index.ts'
import { openPostgresSource } from './postgres-source.ts'
import { postgres } from './sql-dialect-postgres.ts'
import type { SqlValue } from './sql-source.ts'

const server = await startPostgres({ timezone: 'America/St_Johns' })
after(() => server?.[Symbol.asyncDispose]())

describe('A PostgreSQL source', { skip: server === null }, () => {
  before(() => asOwner(SETUP))

  it('gives whole numbers exactly', async () => {
    await using source = reader()

    const rows = await source.ask('SELECT 9007199254740993 AS big, SUM(n) AS sum FROM deals')

    assert.deepEqual(rows, [{ big: '9007199254740993', sum: '9223372036854775809' }])
  })

  it('binds every kind of value', async () => {
    await using source = reader()
    const sql = 'SELECT n FROM deals WHERE n = $1 AND open = $2 AND name = $3 AND n > $4'

    const rows = await source.ask(sql, 2n, true, 'вторая', 1)

    assert.deepEqual(rows, [{ n: '2' }])
  })

  it('never writes, whatever the address asks for', async () => {
    await using source = reader({ search: '?options=-c%20default_transaction_read_only%3Doff' })

    await assert.rejects(source.ask('UPDATE drafts SET n = 1'), {
      code: 'crm-mismatch',
      message: /cannot execute UPDATE in a read-only transaction/,
    })
  })

  it('keeps to UTC on a server of another time zone', async () => {
    await using source = reader()

    const rows = await source.ask(`SELECT current_setting('TimeZone') AS zone`)

    assert.deepEqual(rows, [{ zone: 'UTC' }])
  })

  it('never takes more than four connections', async () => {
    await using source = reader()
    const sql = `SELECT pg_sleep(0.05), COUNT(*) AS open FROM pg_stat_activity WHERE usename = 'reader'`

    const answers = await Promise.all(Array.from({ length: 12 }, () => source.ask(sql)))

    assert.equal(Math.max(...answers.map(([row]) => Number(row?.open))), 4)
  })

  it('names the table that is not there', async () => {
    await using source = reader()

    await assert.rejects(source.ask(`SELECT '🦊' FROM "crm"."dee""ls" AS "main"`), {
      code: 'crm-mismatch',
      message: `The CRM's database has no table «crm.dee"ls»`,
    })
  })

  it('names the column that is not there', async () => {
    await using source = reader()

    await assert.rejects(source.ask('SELECT "main"."amuont" FROM deals AS "main"'), {
      code: 'crm-mismatch',
      message: "The CRM's database has no column «amuont»",
    })
    await assert.rejects(source.ask('SELECT "deal"."ownr" FROM deals AS "deal"'), {
      code: 'crm-mismatch',
      message: "The CRM's database has no column «deal.ownr»",
    })
  })

  it('says which table it may not read', async () => {
    await using source = reader()

    await assert.rejects(source.ask('SELECT * FROM salaries'), {
      code: 'crm-mismatch',
      message: "The CRM's database wants a GRANT SELECT: permission denied for table salaries",
    })
  })

  it('says that a statement does not suit the columns', async () => {
    await using source = reader()

    await assert.rejects(source.ask('SELECT 1 FROM deals WHERE n = $1', 'много'), {
      code: 'crm-mismatch',
      message: /^The CRM's database refused: invalid input syntax for type bigint/,
    })
  })

  it('says that the password is wrong', async () => {
    await using source = reader({ login: 'reader:wrong' })

    await assert.rejects(source.ask('SELECT 1'), {
      code: 'crm-mismatch',
      message: /does not let us in: password authentication failed for user "reader"; check user/,
    })
  })

  it('says that there is no such database', async () => {
    await using source = reader({ database: 'crn' })

    await assert.rejects(source.ask('SELECT 1'), {
      code: 'crm-mismatch',
      message: /does not let us in: database "crn" does not exist/,
    })
  })

  it('is back as soon as a restarted server is', async () => {
    await using source = reader()
    await source.ask('SELECT 1')

    await server?.stop()
    await assert.rejects(source.ask('SELECT 1'), { code: 'crm-unavailable', retryAfterMs: 5000 })
    await server?.start()

    assert.deepEqual(await source.ask('SELECT 2 AS two'), [{ two: 2 }])
  })

  it('is told of a wrong address when it is opened', () => {
    assert.throws(() => openPostgresSource('postgres://a:#b@c/d'), { code: 'bad-config' })
    assert.throws(() => openPostgresSource('postgres://a@b/c?timeout=0'), {
      code: 'bad-config',
      message: 'timeout must be a whole number from 1 to 600',
    })
  })
})

describe('A PostgreSQL source that waits', { concurrency: true, skip: server === null }, () => {
  it('takes a slow answer', async () => {
    await using source = reader()

    const rows = await source.ask(`SELECT pg_sleep(1.5) IS NULL AS nothing`)

    assert.deepEqual(rows, [{ nothing: false }])
  })

  it('lets questions wait their turn longer than it takes to connect', async () => {
    await using source = reader({ search: '?connections=1' })
    const slow = 'SELECT 1 AS one FROM pg_sleep(1.1)'

    const answers = await Promise.all([source.ask(slow), source.ask(slow), source.ask('SELECT 3')])

    assert.equal(answers.length, 3)
  })

  it('gives up a statement that takes longer than allowed, and works on', async () => {
    await using source = reader({ search: '?timeout=1' })

    await assert.rejects(source.ask('SELECT pg_sleep(9)'), {
      code: 'crm-unavailable',
      message: /needed longer than the time allowed for one question/,
    })

    assert.deepEqual(await source.ask('SELECT 2 AS two'), [{ two: 2 }])
  })

  it('gives up a server that fell silent within 2.5 s, and is back when it is', async () => {
    await using relay = await startRelay(server?.url() ?? '')
    await using source = reader({ port: relay.port })
    await source.ask('SELECT 1')

    relay.mute(true)
    const within = deadline()
    await assert.rejects(source.ask('SELECT 1'), {
      code: 'crm-unavailable',
      message: `The CRM's server 127.0.0.1:${relay.port} does not answer: timeout expired`,
    })
    within(2500)
    relay.mute(false)

    assert.deepEqual(await source.ask('SELECT 2 AS two'), [{ two: 2 }])
  })

  it('gives up a server that takes the call and says nothing within 2.5 s', async () => {
    await using deaf = await startDeafServer()
    await using source = open(`postgres://reader:r@127.0.0.1:${deaf.port}/crm`)
    const within = deadline()

    const answers = await Promise.allSettled(
      Array.from({ length: 9 }, () => source.ask('SELECT 1')),
    )

    within(2500)
    assert.deepEqual(
      answers.map((answer) => answer.status === 'rejected' && codeOf(answer.reason)),
      answers.map(() => 'crm-unavailable'),
    )
  })

  it('says at once that nobody listens', async () => {
    const port = await unusedPort()
    await using source = open(`postgres://reader:t0psecret@127.0.0.1:${port}/crm`)

    await assert.rejects(source.ask('SELECT 1'), {
      code: 'crm-unavailable',
      message: `The CRM's server 127.0.0.1:${port} does not answer: connect ECONNREFUSED 127.0.0.1:${port}`,
    })
  })
})

describe('The dialect of PostgreSQL', { skip: server === null }, () => {
  const midnight = Temporal.ZonedDateTime.from('2026-10-25T00:00[Europe/Berlin]')

  it('writes a bound with its offset, which only columns with a zone read', () => {
    assert.equal(postgres.moment('local', midnight), '2026-10-25T00:00:00+02:00')
    assert.equal(postgres.moment('date', midnight), '2026-10-25T00:00:00+02:00')
    assert.equal(postgres.moment('timestamp', midnight), '2026-10-24T22:00:00+00:00')
  })

  it('finds the item of a list', async () => {
    await using source = reader()
    const item = (index: number) => postgres.item('list', index)
    const sql = `SELECT ${item(0)} AS a, ${item(1)} AS b, ${item(2)} AS c, ${item(5)} AS d`

    const rows = await source.ask(`${sql} FROM (VALUES ('no;;yes')) AS x (list)`)

    assert.deepEqual(rows, [{ a: 'no', b: '', c: 'yes', d: '' }])
  })

  it('rounds halves of kopecks away from zero, whatever the type of the column', async () => {
    await using source = reader()
    const kopecks = (column: string) =>
      postgres.whole(`${postgres.number(column)} * ${postgres.number('1.5')} * 100`)
    const columns = ['double', 'exact', 'words', 'negative'].map((name) => kopecks(name))
    const values = `(0.67::float8, 0.67::numeric, '0.67'::text, -0.67::float8)`

    const rows = await source.ask(
      `SELECT ARRAY[${columns}]::text AS kopecks FROM (VALUES ${values}) AS x (double, exact, words, negative)`,
    )

    assert.deepEqual(rows, [{ kopecks: '{101,101,101,-101}' }])
  })
})

const SETUP = `
  CREATE TABLE deals (n bigint, open boolean, name text);
  INSERT INTO deals VALUES (2, true, 'вторая'), (9223372036854775807, false, 'первая');
  CREATE TABLE drafts (n integer);
  CREATE TABLE salaries (n integer);
  CREATE ROLE reader LOGIN PASSWORD 'r';
  GRANT SELECT ON deals TO reader;
  GRANT SELECT, UPDATE ON drafts TO reader;
`

async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server?.url() })
  await client.connect()
  await client.query(sql)
  await client.end()
}

interface Address {
  readonly login?: string
  readonly database?: string
  readonly search?: string
  readonly port?: number
}

function reader({ login = 'reader:r', database, search = '', port }: Address = {}) {
  assert.ok(server)
  const url = new URL(server.url(database, login) + search)
  url.port = String(port ?? url.port)
  return open(url.href)
}

function open(url: string) {
  const source = openPostgresSource(url)
  return {
    async ask(sql: string, ...parameters: SqlValue[]) {
      const rows = await source.query({ sql, parameters })
      return rows.map((row) => ({ ...row }))
    },
    [Symbol.asyncDispose]: () => source.close(),
  }
}

/** From now: fails when asked after more than so many milliseconds. */
function deadline() {
  const start = performance.now()
  return (most: number) => assert.ok(performance.now() - start < most)
}
