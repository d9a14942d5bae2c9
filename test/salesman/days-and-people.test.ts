import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { visibleTo } from '../../src/access/index.ts'
import type { Crm, MetricId } from '../../src/crm/index.ts'
import { openSalesmanCrm } from '../../src/crm/salesman/index.ts'
import { startMariadb } from '../servers/mariadb.ts'
import { crmWith, NOW, tally } from './crm-with.ts'
import { call, person, settings } from './example-rows.ts'
import { createDatabase } from './lab.ts'
import type { Row } from './rows.ts'

const server = await startMariadb({ 'default-time-zone': '-11:30', 'sql-mode': 'TRADITIONAL' })
after(() => server?.[Symbol.asyncDispose]())

describe('A day of the account', { skip: server === null }, () => {
  it('begins with its first second and ends with its last', async () => {
    const edges = [
      '2026-11-21 18:59:59',
      '2026-11-21 19:00:00',
      '2026-11-22 18:59:59',
      '2026-11-22 19:00:00',
    ]
    const local = [
      '2026-11-21 23:59:59',
      '2026-11-22 00:00:00',
      '2026-11-22 23:59:59',
      '2026-11-23 00:00:00',
    ]
    await using crm = await crmWith(server, {
      clientcat: edges.map((date_create) => ({ creator: 3, date_create })),
      callhistory: local.map((datum) => call({ datum })),
      leads: edges.map((datum, i) => ({ iduser: 3, datum, status: 3, datum_do: local[i] ?? null })),
    })

    const metrics: MetricId[] = ['clients.new', 'calls', 'requests.new', 'requests.processed']
    const counts = metrics.map(async (metric) => (await tally(crm, metric, TODAY))[0]?.count)
    assert.deepEqual(await Promise.all(counts), [2, 2, 2, 2])
  })

  it('has twenty-five hours when the clocks go back, and twenty-three when they go on', async () => {
    const hourly = (from: string) =>
      Array.from({ length: 48 }, (_, hour) => ({
        iduser: 3,
        datum: Temporal.PlainDateTime.from(from).add({ hours: hour }).toString().replace('T', ' '),
      }))
    await using crm = await crmWith(
      server,
      { history: [...hourly('2026-10-24T12:00'), ...hourly('2026-03-28T12:00')] },
      { account: { timezone: 'Europe/Berlin' } },
    )

    assert.equal((await tally(crm, 'activities', '2026-10-25..2026-10-25'))[0]?.count, 25)
    assert.equal((await tally(crm, 'activities', '2026-03-29..2026-03-29'))[0]?.count, 23)
  })

  it('begins at half past in zones of half an hour', async () => {
    const history = ['18:29:59', '18:30:00'].map((time) => ({
      iduser: 3,
      datum: `2026-11-21 ${time}`,
    }))
    await using crm = await crmWith(server, { history }, { account: { timezone: 'Asia/Kolkata' } })

    assert.equal((await tally(crm, 'activities', '2026-11-21..2026-11-21'))[0]?.count, 1)
    assert.equal((await tally(crm, 'activities', TODAY))[0]?.count, 1)
  })

  it('is one of Moscow where the account has no zone, and stays so on a server that moves', async () => {
    await using crm = await crmWith(
      server,
      { history: [{ iduser: 3, datum: '2026-11-21 21:00:00' }] },
      { account: { timezone: '' } },
    )
    await server?.root.query("SET GLOBAL time_zone = '+13:00', GLOBAL sql_mode = ''")

    assert.equal((await crm.account()).timeZone, 'Europe/Moscow')
    assert.equal((await tally(crm, 'activities', TODAY))[0]?.count, 1)
  })
})

describe('The people of an account', { skip: server === null }, () => {
  let crm: Crm
  let strangers: Crm
  before(async () => {
    assert.ok(server)
    const database = await createDatabase(server, { charset: 'utf8mb4' })
    await database.write({ settings: [settings(1, {}), settings(2, {})], user: PEOPLE })
    crm = await openSalesmanCrm({ url: database.url('&account=1'), clock: NOW })
    strangers = await openSalesmanCrm({ url: database.url('&account=2'), clock: NOW })
  })
  after(() => Promise.all([crm.close(), strangers.close()]))

  it('are never those of another account, though they have the same logins', async () => {
    const [ours, theirs] = await Promise.all([crm.employees(), strangers.employees()])

    assert.deepEqual(
      ours.map(({ id }) => id),
      ['1', '2', '3', '4', '5', '6'],
    )
    assert.deepEqual(
      theirs.map(({ id, login }) => [id, login]),
      [
        ['11', 'ivanov'],
        ['12', 'petrova'],
      ],
    )
  })

  it('see themselves only, when their role is empty, unknown or a seller’s', async () => {
    assert.deepEqual(await seenBy('4'), ['4'])
    assert.deepEqual(await seenBy('5'), ['5'])
    assert.deepEqual(await seenBy('3'), ['3'])
  })

  it('see two levels and no stranger, though they lead each other or are led from elsewhere', async () => {
    assert.deepEqual(await seenBy('1'), ['1', '2', '3', '6'])
    assert.deepEqual(await seenBy('6'), ['6'])
  })

  it('keep their names, whatever is in them', async () => {
    const names = (await crm.employees()).map(({ name }) => name)

    assert.deepEqual(names.slice(0, 5), [
      "О'Нил Анна",
      '<b>Ким</b> & Ко',
      'Ёлкин 🦊',
      'ivanov',
      '"; DROP TABLE app_user; --',
    ])
  })

  async function seenBy(id: string): Promise<string[]> {
    const employees = await crm.employees()
    const viewer = employees.find((one) => one.id === id)
    assert.ok(viewer)
    return [...visibleTo(viewer, employees)].sort()
  }
})

const TODAY = '2026-11-22..2026-11-22'

const PEOPLE: Row[] = [
  person(1, { title: "О'Нил Анна", tip: 'Руководитель подразделения', mid: 2 }),
  person(2, { title: '<b>Ким</b> & Ко', tip: 'Руководитель отдела', mid: 1 }),
  person(3, { title: 'Ёлкин 🦊', tip: 'Менеджер продаж', mid: 2 }),
  person(4, { login: 'ivanov', title: '', tip: '', mid: 3 }),
  person(5, { title: '"; DROP TABLE app_user; --', tip: 'Стажёр', mid: 11 }),
  person(6, { tip: 'Руководитель отдела', mid: 1 }),
  person(11, { login: 'ivanov', tip: 'Руководитель отдела', mid: 6, identity: 2 }),
  person(12, { login: 'petrova', tip: 'Менеджер продаж', mid: 6, identity: 2 }),
]
