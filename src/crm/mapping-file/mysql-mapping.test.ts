import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { startMariadb } from '../../../test/servers/mariadb.ts'
import { fixedClock } from '../../kernel/index.ts'
import { examineMapping, openMappedCrm, openMapping } from './index.ts'

const server = await startMariadb({ 'default-time-zone': '-03:30' })
const folder = mkdtempSync(join(tmpdir(), 'svodka-mysql-mapping-'))
after(async () => {
  await server?.[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

const clock = fixedClock(Temporal.Instant.from('2026-11-18T09:00:00Z'))

describe('A mapping of a MariaDB', { skip: server === null }, () => {
  const path = join(folder, 'crm.yaml')
  const env = { CRM_PASSWORD: '#1' }
  before(async () => {
    await server?.root.query(TABLES)
    writeFileSync(path, MAPPING.replace('PORT', String(server?.port)))
  })

  it('counts by the days of the account, whatever kind of column they are in', async () => {
    const crm = await openMappedCrm({ path, clock, env })
    const month = Temporal.PlainDate.from('2026-11-01')
    const november = { from: month, to: month.with({ day: 30 }) }

    const created = await crm.breakdown('deals.new', november)
    const closed = await crm.breakdown('deals.closed', november)
    await crm.close()

    assert.deepEqual(created.value, [{ employeeId: '1', count: 1, amount: 100050n }])
    assert.deepEqual(closed.value, [{ employeeId: '1', count: 2, amount: 100080n }])
  })

  it('is examined for indexes and for the kinds of its dates', async () => {
    const opened = openMapping({ path, env })

    const reports = await examineMapping(opened, clock)
    await opened.source.close()

    assert.deepEqual(
      reports.map(({ entry, warnings, problem }) => [entry, ...warnings, problem?.cause ?? 'fine']),
      [
        ['account', 'fine'],
        ['employees', 'fine'],
        ['metrics.deals.new', 'fine'],
        [
          'metrics.deals.closed',
          'crm_deals.closed is of the type date: its kind is date, not local',
          'no index begins with crm_deals.closed: every report reads the whole table; if that is slow, add one on crm_deals (closed)',
          'fine',
        ],
        ['metrics.calls', "The CRM's database has no table «crm_calls»"],
      ],
    )
  })
})

const TABLES = `
  CREATE DATABASE crm;
  USE crm;
  CREATE TABLE crm_staff (id INT PRIMARY KEY, login VARCHAR(20), rights VARCHAR(20));
  INSERT INTO crm_staff VALUES (1, 'olga', 'on;off');
  CREATE TABLE crm_deals (
    id INT PRIMARY KEY, owner INT, created TIMESTAMP NULL, closed DATE, amount DOUBLE(20,2),
    INDEX (created, owner)
  ) ENGINE = MyISAM;
  INSERT INTO crm_deals VALUES
    (1, 1, '2026-10-31 20:59:59', '2026-11-01', 0.30), (2, 1, '2026-10-31 21:00:00', '2026-11-30', 1000.50);
  CREATE USER reader IDENTIFIED BY '#1';
  GRANT SELECT ON crm.* TO reader;
`

const MAPPING = `
connection: mysql://reader:\${CRM_PASSWORD}@127.0.0.1:PORT/crm
tablePrefix: crm_
account: { name: Ромашка, currency: ₽, timeZone: Europe/Moscow }
employees:
  table: staff
  id: id
  login: login
  name: login
  role: login
  sight: { olga: everyone }
  active: { rights: { item: 0, is: on } }
  administrator: { rights: { item: 0, is: on } }
metrics:
  deals.new:
    table: deals
    employee: owner
    when: { column: created, kind: timestamp }
    amount: amount
  deals.closed:
    table: deals
    employee: owner
    when: { column: closed, kind: local }
    amount: amount
  calls:
    table: calls
    employee: owner
    when: { column: created, kind: timestamp }
`
