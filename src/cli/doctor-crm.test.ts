import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import Database from 'better-sqlite3'
import { openMapping } from '../crm/mapping-file/index.ts'
import { fixedClock } from '../kernel/index.ts'
import { diagnoseCrm } from './doctor-crm.ts'

const folder = mkdtempSync(join(tmpdir(), 'svodka-doctor-crm-'))
after(() => rmSync(folder, { recursive: true }))

const NOW = fixedClock(Temporal.Instant.from('2026-11-18T09:00:00Z'))

describe('doctor --crm', () => {
  it('shows what every entry asks and gets', async () => {
    const { text, ok } = await diagnosis('text')

    assert.equal(ok, true)
    assert.equal(
      text,
      `✓ account: name Ромашка, currency ₽, timeZone Europe/Moscow, url –

✓ employees: employees 3, active 2, administrators 1 (rows: 3, 0 ms)
  ! roles that «sight» does not list see only themselves: «Стажёр» (1)
  ! roles of «sight» that no active employee has: «Начальник»
    SELECT "main"."id" AS id, "main"."login" AS login, "main"."role" AS role, "main"."login" AS name0, CASE WHEN "main"."active" = ? THEN 1 ELSE 0 END AS active, CASE WHEN "main"."role" = ? THEN 1 ELSE 0 END AS administrator, 0 AS individual
    FROM "people" AS "main"
    ORDER BY "main"."id"
    -- 1: 1
    -- 2: "Директор"

✓ metrics.deals.new: count 3, amount 1510.35 (rows: 2, 0 ms)
  ! 1 of 2 in owner are not employees
  ! no index begins with deals.created: every report reads the whole table; if that is slow, add one on deals (created)
    SELECT "main"."owner" AS employee, COUNT(*) AS count, SUM(CAST(ROUND(ROUND(CAST("main"."amount" AS REAL) * 100, 6)) AS INTEGER)) AS amount
    FROM "deals" AS "main"
    WHERE "main"."created" >= ? AND "main"."created" < ?
    GROUP BY "main"."owner"
    -- 1: "2026-11-01"
    -- 2: "2026-12-01"

✓ metrics.calls: count 2, amount 2 (rows: 1, 0 ms)
    SELECT "main"."owner" AS employee, COUNT(*) AS count, SUM(CAST(ROUND(ROUND(CAST("main"."seconds" AS REAL), 6)) AS INTEGER)) AS amount
    FROM "calls" AS "main"
    WHERE "main"."at" >= ? AND "main"."at" < ?
    GROUP BY "main"."owner"
    -- 1: "2026-11-01 00:00:00"
    -- 2: "2026-12-01 00:00:00"
`,
    )
  })

  it('says what an entry lacks, where it is written, and goes on', async () => {
    const { text, ok } = await diagnosis('text', MAPPING.replace('table: deals', 'table: deels'))

    assert.equal(ok, false)
    assert.match(
      text,
      /\n✗ metrics\.deals\.new \(crm\.yaml, line 15, column 3\): The CRM's database has no table «deels»\n {2}→ Correct crm\.yaml, line 15, column 3\.\n/,
    )
    assert.match(text, /\n✓ metrics\.calls: count 2, amount 2 /)
  })

  it('gives the same as JSON', async () => {
    const { text } = await diagnosis('json')

    const [account, , deals] = JSON.parse(text)
    assert.deepEqual(account, {
      entry: 'account',
      place: 'crm.yaml, line 2, column 1',
      query: null,
      milliseconds: 0,
      rows: 0,
      sample: { name: 'Ромашка', currency: '₽', timeZone: 'Europe/Moscow', url: null },
      warnings: [],
      problem: null,
    })
    assert.deepEqual(deals.sample, { count: 3, amount: 1510.35 })
    assert.deepEqual(deals.query.parameters, ['2026-11-01', '2026-12-01'])
  })
})

const MAPPING = `connection: sqlite:crm.sqlite
account: { name: Ромашка, currency: ₽, timeZone: Europe/Moscow }
employees:
  table: people
  id: id
  login: login
  name: login
  role: role
  sight: { Директор: everyone, Начальник: one-level }
  active: { active: 1 }
  administrator: { role: Директор }
metrics:
  # What is sold, and what is said.

  deals.new:
    table: deals
    employee: owner
    when: { column: created, kind: date }
    amount: amount
  calls:
    table: calls
    employee: owner
    when: { column: at, kind: local }
    amount: seconds
`

const TABLES = `
  CREATE TABLE people (id INTEGER PRIMARY KEY, login TEXT, role TEXT, active INTEGER);
  INSERT INTO people VALUES (1, 'olga', 'Директор', 1), (2, 'ivan', 'Стажёр', 1), (3, 'petr', '', 0);
  CREATE TABLE deals (owner INTEGER, created TEXT, amount REAL);
  INSERT INTO deals VALUES
    (1, '2026-11-01', 1000.1), (1, '2026-11-30', 500.25), (9, '2026-11-30', 10), (1, '2026-12-01', 1);
  CREATE TABLE calls (owner INTEGER, at TEXT, seconds INTEGER);
  CREATE INDEX calls_at ON calls (at);
  INSERT INTO calls VALUES (2, '2026-11-01 00:00:00', 61), (2, '2026-11-30 23:59:59', 30);
`

async function diagnosis(format: 'text' | 'json', mapping = MAPPING) {
  rmSync(join(folder, 'crm.sqlite'), { force: true })
  const database = new Database(join(folder, 'crm.sqlite'))
  database.exec(TABLES)
  database.close()
  const path = join(folder, 'crm.yaml')
  writeFileSync(path, mapping)
  const opened = openMapping({ path })
  try {
    return await diagnoseCrm(opened, NOW, format)
  } finally {
    await opened.source.close()
  }
}
