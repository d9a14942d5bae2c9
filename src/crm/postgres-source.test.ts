import assert from 'node:assert/strict'
import { connect, createServer } from 'node:net'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { startDeafServer, unusedPort } from '../../test/servers/http-server.ts'
import { listen } from '../../test/servers/local-server.ts'
import { startPostgres } from '../../test/servers/postgres.ts'
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

  it('finds the item of a list', async () => {
    await using source = reader()
    const item = (index: number) => postgres.item('list', index)
    const sql = `SELECT ${item(0)} AS a, ${item(1)} AS b, ${item(2)} AS c, ${item(5)} AS d`

    const rows = await source.ask(`${sql} FROM (VALUES ('no;;yes')) AS x (list)`)

    assert.deepEqual(rows, [{ a: 'no', b: '', c: 'yes', d: '' }])
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
      code: 'crm-unavailable',
      message: /does not let us in: password authentication failed for user "reader"/,
    })
  })

  it('says that there is no such database', async () => {
    await using source = reader({ database: 'crn' })

    await assert.rejects(source.ask('SELECT 1'), {
      code: 'crm-unavailable',
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

  it('gives up a statement that takes too long, and works on', async () => {
    await using source = reader({ deadlineMs: 200 })

    await assert.rejects(source.ask('SELECT pg_sleep(5)'), { code: 'crm-unavailable' })

    assert.deepEqual(await source.ask('SELECT 2 AS two'), [{ two: 2 }])
  })

  it('gives up a connection that fell silent, and takes another', async () => {
    await using relay = await startRelay()
    await using source = reader({ port: relay.port, deadlineMs: 200 })
    await source.ask('SELECT 1')

    relay.mute(true)
    await assert.rejects(source.ask('SELECT 1'), {
      code: 'crm-unavailable',
      message: `The CRM's database at 127.0.0.1:${relay.port} gave no answer within 0.2 s`,
    })
    relay.mute(false)

    assert.deepEqual(await source.ask('SELECT 2 AS two'), [{ two: 2 }])
  })
})

describe('A PostgreSQL source without a server', () => {
  it('says that nobody answers at the address', async () => {
    const port = await unusedPort()
    await using source = open(`postgres://reader:r@127.0.0.1:${port}/crm`)

    await assert.rejects(source.ask('SELECT 1'), {
      code: 'crm-unavailable',
      message: new RegExp(`at 127.0.0.1:${port} does not answer: connect ECONNREFUSED`),
    })
  })

  it('gives up a server that takes the call and says nothing', async () => {
    await using deaf = await startDeafServer()
    await using source = open(`postgres://reader:r@127.0.0.1:${deaf.port}/crm`, 200)

    await assert.rejects(source.ask('SELECT 1'), {
      code: 'crm-unavailable',
      message: /gave no answer within 0\.2 s/,
    })
  })

  it('never tells the password', async () => {
    await using source = open('postgres://reader:t0psecret@127.0.0.1:1/crm')

    await assert.rejects(source.ask('SELECT 1'), (error: Error) => !/t0ps/.test(error.message))
  })
})

describe('The dialect of PostgreSQL', () => {
  const midnight = Temporal.ZonedDateTime.from('2026-10-25T00:00[Europe/Berlin]')

  it('writes a bound with its offset, which only columns with a zone read', () => {
    assert.equal(postgres.moment('local', midnight), '2026-10-25T00:00:00+02:00')
    assert.equal(postgres.moment('date', midnight), '2026-10-25T00:00:00+02:00')
    assert.equal(postgres.moment('timestamp', midnight), '2026-10-24T22:00:00+00:00')
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
  readonly deadlineMs?: number
}

function reader({ login = 'reader:r', database, search = '', port, deadlineMs }: Address = {}) {
  assert.ok(server)
  const url = new URL(server.url(database, login) + search)
  url.port = String(port ?? url.port)
  return open(url.href, deadlineMs)
}

function open(url: string, deadlineMs = 2500) {
  const source = openPostgresSource({ url, deadlineMs })
  return {
    async ask(sql: string, ...parameters: SqlValue[]) {
      const rows = await source.query({ sql, parameters })
      return rows.map((row) => ({ ...row }))
    },
    [Symbol.asyncDispose]: () => source.close(),
  }
}

/** Passes everything on to the server, until it is told to swallow it. */
async function startRelay() {
  assert.ok(server)
  const target = Number(new URL(server.url()).port)
  let muted = false
  const relay = createServer((client) => {
    const upstream = connect(target, '127.0.0.1')
    upstream.on('data', (part) => muted || client.write(part))
    client.on('data', (part) => upstream.write(part))
    client.on('error', () => undefined).on('close', () => upstream.destroy())
  })
  const local = await listen(relay)
  return {
    ...local,
    mute(silent: boolean) {
      muted = silent
    },
  }
}
