import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import Database from 'better-sqlite3'
import { openSqliteSource } from './sqlite-source.ts'

const folder = mkdtempSync(join(tmpdir(), 'svodka-sqlite-source-'))
after(() => rmSync(folder, { recursive: true }))

describe('A SQLite source', () => {
  it('gives whole numbers exactly', async () => {
    const source = openSqliteSource(sampleFile())

    const rows = await source.query({ sql: 'SELECT 9007199254740993 AS big', parameters: [] })
    await source.close()

    assert.deepEqual({ ...rows[0] }, { big: 9007199254740993n })
  })

  it('takes yes and no as SQLite keeps them', async () => {
    const source = openSqliteSource(sampleFile())

    const rows = await source.query({ sql: 'SELECT ? + ? AS sum', parameters: [true, false] })
    await source.close()

    assert.deepEqual({ ...rows[0] }, { sum: 1n })
  })

  it('never writes', async () => {
    const source = openSqliteSource(sampleFile())

    const writing = source.query({ sql: 'DELETE FROM deals RETURNING id', parameters: [] })

    await assert.rejects(writing, { message: /readonly/ })
    await source.close()
  })

  it('names the table that is not there', async () => {
    const source = openSqliteSource(sampleFile())

    await assert.rejects(source.query({ sql: 'SELECT 1 FROM deels', parameters: [] }), {
      code: 'crm-mismatch',
      message: "The CRM's database has no table «deels»",
    })
    await source.close()
  })

  it('names the column that is not there', async () => {
    const source = openSqliteSource(sampleFile())
    const sql = 'SELECT "main"."amuont" FROM deals AS "main"'

    await assert.rejects(source.query({ sql, parameters: [] }), {
      code: 'crm-mismatch',
      message: "The CRM's database has no column «amuont»",
    })
    await source.close()
  })

  it('says that a file is missing', () => {
    assert.throws(() => openSqliteSource(join(folder, 'nowhere.sqlite')), {
      code: 'crm-unavailable',
      message: /There is no file .*nowhere\.sqlite/,
    })
  })

  it('says that a folder is no database', () => {
    assert.throws(() => openSqliteSource(folder), {
      code: 'crm-unavailable',
      message: /cannot be read/,
    })
  })

  it('says in one line that a file is damaged', () => {
    const path = join(folder, 'damaged.sqlite')
    writeFileSync(path, 'not a database at all, '.repeat(100))

    assert.throws(() => openSqliteSource(path), {
      code: 'crm-unavailable',
      message: `${path} is damaged, or is not a SQLite database`,
    })
  })
})

function sampleFile(): string {
  const path = join(folder, 'sample.sqlite')
  const database = new Database(path)
  database.exec('CREATE TABLE IF NOT EXISTS deals (id INTEGER PRIMARY KEY, amount INTEGER)')
  database.close()
  return path
}
