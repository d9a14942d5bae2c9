import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import SqliteDatabase from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { precompiled } from './precompiled.ts'
import type { Database } from './schema.ts'

describe('a precompiled query', () => {
  it('asks with the values of each call, and with those that are the same in all', async () => {
    const { db, block } = openBlocked()
    await block({ id: 'one', at: 'now' })
    await block({ id: 'two', at: 'then' })

    const rows = await db.selectFrom('blocked_employees').selectAll().execute()

    assert.deepEqual(rows, [
      { account_id: '1', employee_id: 'one', at: 'now' },
      { account_id: '1', employee_id: 'two', at: 'then' },
    ])
  })

  it('may be asked again before it has answered', async () => {
    const { block, blockedAt } = openBlocked()
    await block({ id: 'one', at: 'now' })

    const [one, two] = await Promise.all([blockedAt({ id: 'one' }), blockedAt({ id: 'two' })])

    assert.deepEqual([one.rows, two.rows], [[{ at: 'now' }], []])
  })
})

function openBlocked() {
  const database = new SqliteDatabase(':memory:')
  database.exec('create table blocked_employees (account_id, employee_id, at)')
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database }) })
  return {
    db,
    block: precompiled(db, ({ id, at }: { id: string; at: string }) =>
      db.insertInto('blocked_employees').values({ account_id: '1', employee_id: id, at }),
    ),
    blockedAt: precompiled(db, ({ id }: { id: string }) =>
      db.selectFrom('blocked_employees').select('at').where('employee_id', '=', id),
    ),
  }
}
