import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startMariadb } from '../../test/servers/mariadb.ts'
import { readMysqlAddress } from './mysql-address.ts'
import { named } from './mysql-errors.ts'
import { openMysqlSource } from './mysql-source.ts'
import { mysql } from './sql-dialect-mysql.ts'
import type { SqlValue } from './sql-source.ts'

const server = await startMariadb({ 'default-time-zone': '+05:30', 'sql-mode': 'ANSI,TRADITIONAL' })
after(() => server?.[Symbol.asyncDispose]())

describe('A MySQL source', { skip: server === null }, () => {
  before(() => server?.root.query(SETUP))

  it('gives whole numbers exactly, sums of floats too', async () => {
    await using source = reader()

    const rows = await source.ask(
      'SELECT CAST(9007199254740993 AS SIGNED) AS big, SUM(n) AS dozen, SUM(price * 100) AS huge FROM goods',
    )

    assert.deepEqual(rows, [{ big: '9007199254740993', dozen: '12', huge: 20000000000000000000n }])
  })

  it('binds every kind of value', async () => {
    await using source = reader()
    const sql = 'SELECT n FROM goods WHERE n = ? AND sold = ? AND name = ? AND n > ? AND ? IS NULL'

    assert.deepEqual(await source.ask(sql, 5n, true, "вторая' 🦊", 1, null), [{ n: 5n }])
  })

  it('is asked in UTC, in Unicode and in its own mode, whatever the server is set to', async () => {
    await using source = reader()

    const rows = await source.ask(
      'SELECT @@time_zone AS zone, @@sql_mode AS mode, @@character_set_results AS charset, @@max_statement_time AS seconds',
    )

    const expected = {
      zone: '+00:00',
      mode: 'NO_ENGINE_SUBSTITUTION',
      charset: 'utf8mb4',
      seconds: 15n,
    }
    assert.deepEqual(rows, [expected])
  })

  it('reads what is kept in another charset', async () => {
    await using source = reader()

    assert.deepEqual(await source.ask('SELECT name FROM old'), [{ name: 'Ёлкин №1' }])
    assert.equal((await source.ask('SELECT 1 FROM old WHERE name = ?', 'ёлкин №1')).length, 1)
  })

  it('gives dates as they are kept, impossible ones too', async () => {
    await using source = reader()

    const rows = await source.ask('SELECT day, moment FROM old')

    assert.deepEqual(rows, [{ day: '0000-00-00', moment: '0000-00-00 00:00:00' }])
  })

  it('never writes when it is asked, whatever its user may do', async () => {
    await using source = reader({ login: 'writer' })

    await assert.rejects(source.ask('DELETE FROM goods'), {
      code: 'crm-mismatch',
      message: /open for reading only/,
    })
  })

  it('names a table, a column and a right that are missing', async () => {
    await using source = reader()
    await using writer = reader({ login: 'writer' })

    await assert.rejects(
      writer.ask('SELECT 1 FROM goodz AS main'),
      mismatch('has no table «goodz»'),
    )
    await assert.rejects(
      source.ask('SELECT `main`.`prise` FROM goods AS main'),
      mismatch('has no column «prise»'),
    )
    await assert.rejects(
      source.ask('SELECT 1 FROM secrets'),
      mismatch('wants a right: GRANT SELECT ON crm.secrets TO reader'),
    )
    await assert.rejects(source.ask('SELEC 1'), {
      code: 'crm-mismatch',
      message: /refused: You have/,
    })
  })

  it('names them in whatever language the server speaks', async () => {
    await using source = reader({ login: 'writer' })
    await server?.root.query("SET GLOBAL lc_messages = 'ru_RU'")

    const asked = source.ask('SELECT 1 FROM goodz AS main')

    await assert.rejects(asked, mismatch('has no table «goodz»'))
    await server?.root.query("SET GLOBAL lc_messages = 'en_US'")
  })

  it('asks no more at once than it is told', async () => {
    await using source = reader({ parameters: '?connections=3' })
    const sql =
      "SELECT SLEEP(0.05), COUNT(*) AS n FROM information_schema.processlist WHERE user = 'reader'"

    const answers = await Promise.all(Array.from({ length: 12 }, () => source.ask(sql)))

    assert.equal(Math.max(...answers.map(([row]) => Number(row?.n))), 3)
  })

  it('lets no question take longer than it is told', async () => {
    await using source = reader({ parameters: '?timeout=1' })

    await assert.rejects(source.ask('SELECT COUNT(*) FROM goods WHERE SLEEP(3) = 0'), {
      code: 'crm-unavailable',
      message: /needed longer than the time allowed/,
    })
  })
})

describe('Writing to a MySQL source', { skip: server === null }, () => {
  it('gives the number of the new row and of the rows met', async () => {
    await using source = reader({ login: 'writer' })

    const [added, met] = await source.write(async (run) => [
      await run({ sql: 'INSERT INTO notes (text) VALUES (?)', parameters: ['раз'] }),
      await run({ sql: 'UPDATE notes SET text = ? WHERE id > 0', parameters: ['раз'] }),
    ])

    assert.deepEqual(
      [added, met],
      [
        { id: '1', rows: 1 },
        { id: '0', rows: 1 },
      ],
    )
  })

  it('keeps nothing of what fails half-way, where the tables can do that', async () => {
    await using source = reader({ login: 'writer' })
    const [before] = await source.ask('SELECT COUNT(*) AS n FROM notes')

    const writing = source.write(async (run) => {
      await run({ sql: 'INSERT INTO notes (text) VALUES (?)', parameters: ['два'] })
      await run({ sql: 'INSERT INTO nowhere VALUES (1)', parameters: [] })
    })

    await assert.rejects(writing, mismatch('has no table «nowhere»'))
    assert.deepEqual(await source.ask('SELECT COUNT(*) AS n FROM notes'), [before])
  })

  it('names the right that is missing', async () => {
    await using source = reader()

    const writing = source.write((run) =>
      run({ sql: 'INSERT INTO notes VALUES ()', parameters: [] }),
    )

    await assert.rejects(writing, mismatch('wants a right: GRANT INSERT ON crm.notes TO reader'))
  })
})

describe("A MySQL server's address", () => {
  it('needs no more than a host and a database', () => {
    const { host, port, user, password, database, tls, connections, statementMs } =
      readMysqlAddress('mysql://db.example.ru/crm')

    assert.deepEqual([host, port, user, password, database], ['db.example.ru', 3306, '', '', 'crm'])
    assert.deepEqual([tls, connections, statementMs], [null, 4, 15_000])
  })

  it('takes whatever is in a password', () => {
    const { user, password } = readMysqlAddress('mysql://an%40na:p%40%2F%23%3A%25ss@[::1]:3307/crm')

    assert.deepEqual([user, password], ['an@na', 'p@/#:%ss'])
    assert.equal(readMysqlAddress('mysql://a@[::1]:3307/crm').host, '::1')
  })

  it('may be a socket of this machine', () => {
    assert.equal(readMysqlAddress('mysql:///crm?socket=/run/db.sock').socket, '/run/db.sock')
  })

  it('is refused in words that do not repeat it', () => {
    assert.throws(
      () => readMysqlAddress('mysql://a:secret@h/crm?tsl=1'),
      badConfig('no parameter «tsl»'),
    )
    assert.throws(
      () => readMysqlAddress('mysql://a:secret@h/'),
      badConfig('the database is missing'),
    )
    assert.throws(() => readMysqlAddress('mysql://a:sec#ret@h/crm'), badConfig('write # as %23'))
    assert.throws(
      () => readMysqlAddress('mysql://a:50%@h/crm'),
      badConfig('must be written as %25'),
    )
    assert.throws(() => readMysqlAddress('mysql://h/crm?tls=yes'), badConfig('tls must be'))
    assert.throws(() => readMysqlAddress('mysql://h/crm?connections=0'), badConfig('from 1 to 64'))
    assert.throws(() => readMysqlAddress('mysql://h/crm?tls_ca=/no/file'), badConfig('cannot read'))
  })
})

describe('A table that a power cut left damaged', () => {
  it('is named, with the cure, and may be well again', () => {
    const sqlMessage = "Table './crm/app_leads' is marked as crashed and should be repaired"
    const cause = Object.assign(new Error(sqlMessage), { errno: 145, sqlMessage })

    const { code, message } = named(cause, readMysqlAddress('mysql://db/crm'))

    assert.equal(code, 'crm-unavailable')
    assert.equal(message, "The CRM's table «app_leads» is damaged: run REPAIR TABLE")
  })
})

describe('The words of MySQL', () => {
  it('quote any name', () => {
    assert.equal(mysql.quote('do`; DROP'), '`do``; DROP`')
  })
})

const SETUP = `
  CREATE DATABASE crm; USE crm;
  CREATE TABLE goods (n INT, price DOUBLE(20,2), sold TINYINT, name VARCHAR(20)) CHARACTER SET utf8mb4;
  INSERT INTO goods VALUES (7, 1e17, 0, 'первая'), (5, 1e17, 1, 'вторая\\' 🦊');
  CREATE TABLE old (name VARCHAR(20), day DATE, moment DATETIME) ENGINE=MyISAM CHARACTER SET cp1251;
  INSERT INTO old VALUES ('Ёлкин №1', '0000-00-00', '0000-00-00 00:00:00');
  CREATE TABLE secrets (n INT);
  CREATE TABLE notes (id INT AUTO_INCREMENT PRIMARY KEY, text VARCHAR(20)) CHARACTER SET utf8;
  CREATE USER reader; GRANT SELECT ON crm.goods TO reader; GRANT SELECT ON crm.old TO reader;
  GRANT SELECT ON crm.notes TO reader; GRANT PROCESS ON *.* TO reader;
  CREATE USER writer; GRANT ALL ON crm.* TO writer;`

function reader({ login = 'reader', parameters = '' } = {}) {
  const source = openMysqlSource(`mysql://${login}@127.0.0.1:${server?.port}/crm${parameters}`)
  return {
    ...source,
    ask: (sql: string, ...parameters: SqlValue[]) => source.query({ sql, parameters }),
    [Symbol.asyncDispose]: () => source.close(),
  }
}

const mismatch = (words: string) => ({
  code: 'crm-mismatch',
  message: `The CRM's database ${words}`,
})

const badConfig = (words: string) => (error: unknown) => {
  const { code, message } = error as { code: string; message: string }
  assert.equal(code, 'bad-config')
  assert.ok(message.includes(words), message)
  return !message.includes('secret')
}
