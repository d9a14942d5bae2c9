import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RowDataPacket } from 'mysql2'
import { startDeafServer, unusedPort } from '../../test/servers/http-server.ts'
import { startMariadb } from '../../test/servers/mariadb.ts'
import { openMysqlSource } from './mysql-source.ts'

const folder = mkdtempSync(join(tmpdir(), 'svodka-tls-'))
const certificate = join(folder, 'certificate.pem')
makeCertificate()
const server = await startMariadb({
  'max-connections': '10',
  'ssl-cert': certificate,
  'ssl-key': join(folder, 'key.pem'),
})
after(() => server?.[Symbol.asyncDispose]())
after(() => rmSync(folder, { recursive: true }))

describe('A MySQL server', { skip: server === null }, () => {
  before(() => server?.root.query(SETUP))

  it('that is away is named, and asked again when it is back', async () => {
    await using source = reader()
    await source.ask('SELECT 1')
    await server?.kill()

    await assert.rejects(source.ask('SELECT 2'), {
      code: 'crm-unavailable',
      message: /^Nothing listens at 127\.0\.0\.1:\d+/,
      retryAfterMs: 5000,
    })

    await server?.start()
    assert.deepEqual(await source.ask('SELECT 3 AS n'), [{ n: 3n }])
  })

  it('that goes away in the middle of a question is named', async () => {
    await using source = reader()
    const refused = assert.rejects(source.ask('SELECT SLEEP(5)'), { code: 'crm-unavailable' })
    await sleep(200)
    await server?.kill()

    await refused

    await server?.start()
    assert.deepEqual(await source.ask('SELECT 3 AS n'), [{ n: 3n }])
  })

  it('that cuts a connection is asked the same once more', async () => {
    await using source = reader()
    const asked = source.ask('SELECT SLEEP(0.4) AS slept, CONNECTION_ID() > 0 AS connected')
    await sleep(200)
    await cutConnections()

    assert.deepEqual(await asked, [{ slept: 0n, connected: 1n }])
  })

  it('that cut a connection nobody used is asked on a fresh one', async () => {
    await using source = reader()
    await Promise.all([source.ask('SELECT SLEEP(0.05)'), source.ask('SELECT SLEEP(0.05)')])
    await cutConnections()

    assert.deepEqual(await source.ask('SELECT 3 AS n'), [{ n: 3n }])
  })

  it('that cuts a connection while we write is not written to twice', async () => {
    await using source = reader({ login: 'writer' })
    const writing = source.write(async (run) => {
      await run({ sql: "INSERT INTO notes VALUES ('once')", parameters: [] })
      await run({ sql: 'DO SLEEP(1)', parameters: [] })
    })
    const refused = assert.rejects(writing, { code: 'crm-unavailable' })
    await sleep(200)
    await cutConnections('writer')

    await refused
    assert.deepEqual(await source.ask('SELECT COUNT(*) AS n FROM notes'), [{ n: '1' }])
  })

  it('that takes no more connections is named', async () => {
    await using _ = await takeEveryConnection()
    await using source = reader()

    await assert.rejects(source.ask('SELECT 1'), {
      code: 'crm-unavailable',
      message: /too many connections/,
    })
  })

  it('that takes no more than one connection of ours is asked one thing after the other', async () => {
    await using source = reader()
    await source.ask('SELECT 1')
    await using _ = await takeEveryConnection()

    const answers = await Promise.all([1, 2, 3].map((n) => source.ask(`SELECT ${n} AS n`)))

    assert.deepEqual(answers.flat(), [{ n: 1n }, { n: 2n }, { n: 3n }])
  })
})

describe('A MySQL server that says nothing', { skip: server === null }, () => {
  it('is given up within two and a half seconds', async () => {
    await using deaf = await startDeafServer()
    await using source = reader({ port: deaf.port })

    const asked = Array.from({ length: 6 }, () => inTime(source.ask('SELECT 1')))

    assert.deepEqual(await Promise.all(asked), Array(6).fill('crm-unavailable in time'))
  })

  it('is given up as fast when it falls silent after a question', async () => {
    await using source = reader()
    const asked = Array.from({ length: 6 }, () => inTime(source.ask('SELECT SLEEP(8)')))
    await sleep(100)
    server?.pause()

    const answers = await Promise.all(asked)
    server?.resume()

    assert.deepEqual(answers, Array(6).fill('crm-unavailable in time'))
    assert.deepEqual(await source.ask('SELECT 3 AS n'), [{ n: 3n }])
  })

  it('is waited for while it is only slow', async () => {
    await using source = reader()

    assert.deepEqual(await source.ask('SELECT SLEEP(1.5) AS slept'), [{ slept: 0n }])
  })
})

describe('The address of a MySQL server', { skip: server === null }, () => {
  it('that is wrong is said by name, never with its password', async () => {
    const port = await unusedPort()

    assert.match(
      await refusal({ login: 'reader:wrong' }),
      /^crm-mismatch .* does not let «reader» in/,
    )
    assert.match(await refusal({ database: 'cmr' }), /^crm-mismatch .*no database «cmr»/)
    assert.match(
      await refusal({ host: 'crm.invalid' }),
      /^crm-unavailable .*crm\.invalid.* is not known/,
    )
    assert.match(await refusal({ port }), /^crm-unavailable Nothing listens at/)
  })

  it('may ask for TLS: a certificate is believed when it is named, or when any is', async () => {
    await using named = reader({ host: 'localhost', parameters: `?tls_ca=${certificate}` })
    await using any = reader({ parameters: '?tls=insecure' })
    const sql = "SHOW STATUS LIKE 'Ssl_version'"

    assert.match(String((await named.ask(sql))[0]?.Value), /^TLS/)
    assert.match(String((await any.ask(sql))[0]?.Value), /^TLS/)
    assert.match(
      await refusal({ parameters: '?tls=1' }),
      /^crm-mismatch The certificate .* tls_ca=FILE/,
    )
  })
})

const SETUP = `
  CREATE DATABASE crm; USE crm; CREATE TABLE notes (text VARCHAR(20)) ENGINE=MyISAM;
  CREATE USER reader; GRANT SELECT ON crm.* TO reader;
  CREATE USER writer; GRANT ALL ON crm.* TO writer;`

interface Reader {
  readonly login?: string
  readonly host?: string
  readonly port?: number | undefined
  readonly database?: string
  readonly parameters?: string
}

function reader(given: Reader = {}) {
  const { login = 'reader', host = '127.0.0.1', database = 'crm', parameters = '' } = given
  const port = given.port ?? server?.port
  const source = openMysqlSource(`mysql://${login}@${host}:${port}/${database}${parameters}`)
  return {
    ...source,
    ask: (sql: string) => source.query({ sql, parameters: [] }),
    [Symbol.asyncDispose]: () => source.close(),
  }
}

async function refusal(given: Reader): Promise<string> {
  await using source = reader(given)
  const error = await source.ask('SELECT 1').catch((error: unknown) => error)
  const { code, message } = error as { code: string; message: string }
  assert.ok(!message.includes('wrong'), message)
  return `${code} ${message}`
}

/** How a question ended, and whether that took less than 2.5 s. */
async function inTime(asked: Promise<unknown>): Promise<string> {
  const start = performance.now()
  const end = await asked.then(
    () => 'answered',
    (error: { code: string }) => error.code,
  )
  return `${end} ${performance.now() - start < 2500 ? 'in time' : 'late'}`
}

async function cutConnections(user = 'reader'): Promise<void> {
  await server?.root.query(`KILL CONNECTION USER ${user}`)
}

/** All that the server takes, but for those that are open already. */
async function takeEveryConnection(): Promise<AsyncDisposable> {
  const rows = await server?.root.query<RowDataPacket[]>("SHOW STATUS LIKE 'Threads_connected'")
  const open = Number(rows?.[0][0]?.Value)
  const sources = Array.from({ length: 11 - open }, () => reader({ login: 'writer' }))
  const taken = sources.map((source) => source.ask('SELECT 1').catch(() => undefined))
  await Promise.all(taken)
  return {
    async [Symbol.asyncDispose]() {
      await Promise.all(sources.map((source) => source.close()))
    },
  }
}

function makeCertificate(): void {
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const files = ['-keyout', join(folder, 'key.pem'), '-out', certificate]
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...files],
    { stdio: 'ignore' },
  )
}
