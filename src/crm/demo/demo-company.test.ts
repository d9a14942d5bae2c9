import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import Database from 'better-sqlite3'
import { type Clock, fixedClock } from '../../kernel/index.ts'
import { METRIC_IDS } from '../catalog.ts'
import type { Crm, Employee, Tally } from '../crm.ts'
import { openDemoCrm } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'svodka-demo-'))
after(() => rmSync(folder, { recursive: true }))

/** A Monday. */
const MORNING = clockAt('2026-11-23T12:00')
const EVENING = clockAt('2026-11-23T20:00')
const TOMORROW = clockAt('2026-11-24T12:00')
const THIS_YEAR = range('2026-01-01', '2026-12-31')
const TODAY = range('2026-11-23', '2026-11-23')
const TODAYS_TOMORROW = range('2026-11-24', '2026-11-24')

describe('The demo company', () => {
  let crm: Crm
  let employees: readonly Employee[]
  before(async () => {
    crm = await openDemoCrm({ path: join(folder, 'demo.sqlite'), clock: MORNING })
    employees = await crm.employees()
  })
  after(() => crm.close())

  it('has fourteen employees with every role there is', () => {
    assert.equal(employees.length, 14)
    assert.deepEqual([...new Set(employees.map(({ role }) => role))].sort(), [
      'Администратор',
      'Менеджер продаж',
      'Поддержка продаж',
      'Руководитель организации',
      'Руководитель отдела',
      'Руководитель подразделения',
      'Руководитель с доступом',
      'Специалист',
    ])
  })

  it('has three departments below a head who sees them all', () => {
    const heads = employees.filter(({ sight }) => sight === 'one-level')
    const above = employees.filter(({ sight }) => sight === 'two-levels')

    assert.equal(heads.length, 3)
    assert.deepEqual(
      heads.map(({ managerId }) => managerId),
      heads.map(() => above[0]?.id),
    )
  })

  it('has one administrator and one who left, with past work', async () => {
    const left = employees.filter(({ active }) => !active).map(({ login }) => login)
    const administrators = employees.filter(({ administrator }) => administrator)
    const { value } = await crm.breakdown('deals.closed', range('2025-06-01', '2026-05-31'))

    assert.deepEqual(left, ['orlov'])
    assert.deepEqual(
      administrators.map(({ login }) => login),
      ['zaytsev'],
    )
    assert.ok(countOf(value, idOf(employees, 'orlov')) > 20)
  })

  it('gives everyone a login, a name, an address and two telephones', () => {
    assert.equal(new Set(employees.map(({ login }) => login)).size, 14)
    assert.deepEqual(employees[6], {
      id: '7',
      login: 'petrova',
      name: 'Петрова Анна',
      email: 'petrova@severny-veter.example',
      phones: ['+7 (343) 200-00-07', '+7 900 000-10-07'],
      role: 'Менеджер продаж',
      sight: 'self',
      managerId: '4',
      active: true,
      administrator: false,
      planGroup: 'visible',
    })
  })

  it('has something for every metric this year, for the company as a whole', async () => {
    assert.deepEqual(await crm.metrics(), METRIC_IDS)

    const readings = await Promise.all(METRIC_IDS.map((id) => crm.breakdown(id, THIS_YEAR)))

    assert.deepEqual(
      METRIC_IDS.filter((_, index) => totalOf(readings[index]?.value ?? []) === 0),
      [],
    )
  })

  it('makes a hundred to three hundred deals in each full month', async () => {
    const months = Array.from({ length: 18 }, (_, index) => monthAt(index))

    const { value } = await crm.trend('deals.new', months)

    const counts = value.map(totalOf)
    assert.ok(Math.min(...counts) >= 100, `${counts}`)
    assert.ok(Math.max(...counts) <= 300, `${counts}`)
  })

  it('rests on New Year holidays', async () => {
    const { value } = await crm.breakdown('activities', range('2026-01-01', '2026-01-08'))

    assert.deepEqual(value, [])
  })

  it('has a plan for every seller, and for heads that of their people together', async () => {
    const { value } = await crm.plan(Temporal.PlainYearMonth.from('2026-11'))

    const target = (login: string) =>
      value.targets.find(({ employeeId }) => employeeId === idOf(employees, login))?.turnover ?? 0n
    assert.equal(target('gromov') > target('petrova') + target('sokolov'), true)
    assert.equal(target('vetrov'), target('ivanov'))
    assert.equal(target('orlov'), 0n)
  })

  it('fulfils its plan by something like it should', async () => {
    const { value } = await crm.plan(Temporal.PlainYearMonth.from('2026-10'))

    const fact = value.facts.reduce((sum, { turnover }) => sum + turnover, 0n)
    const plan = value.targets.find(({ employeeId }) => employeeId === '1')?.turnover ?? 0n
    assert.ok(fact * 100n > plan * 60n, `${fact} of ${plan}`)
    assert.ok(fact * 100n < plan * 150n, `${fact} of ${plan}`)
  })

  it('has plans to the end of the quarter and no further', async () => {
    const december = await crm.plan(Temporal.PlainYearMonth.from('2026-12'))
    const january = await crm.plan(Temporal.PlainYearMonth.from('2027-01'))

    assert.notEqual(december.value.targets.length, 0)
    assert.equal(january.value.targets.length, 0)
  })

  it('refers to nobody and nothing that is not there', () => {
    const database = new Database(join(folder, 'demo.sqlite'), { readonly: true })
    const broken = database.pragma('foreign_key_check')
    database.close()

    assert.deepEqual(broken, [])
  })
})

describe('The demo company today', () => {
  it('has done something by noon, more by the evening, and nothing of tomorrow', async () => {
    const path = join(folder, 'today.sqlite')
    const noon = await openDemoCrm({ path, clock: MORNING })
    const evening = await openDemoCrm({ path, clock: EVENING })

    const byNoon = await noon.breakdown('activities', TODAY)
    const byEvening = await evening.breakdown('activities', TODAY)
    const ahead = await evening.breakdown('activities', TODAYS_TOMORROW)
    await Promise.all([noon.close(), evening.close()])

    assert.ok(totalOf(byNoon.value) > 5)
    assert.ok(totalOf(byEvening.value) > totalOf(byNoon.value))
    assert.deepEqual(ahead.value, [])
  })

  it('goes on in a service that is left running over night', async () => {
    let clock = MORNING
    const crm = await openDemoCrm({ path: join(folder, 'night.sqlite'), clock: () => clock() })

    clock = TOMORROW
    const { value } = await crm.breakdown('activities', TODAYS_TOMORROW)
    await crm.close()

    assert.ok(totalOf(value) > 5)
  })
})

function clockAt(local: string): Clock {
  const at = Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Yekaterinburg')
  return fixedClock(at.toInstant())
}

function range(from: string, to: string) {
  return { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) }
}

/** The n-th of the eighteen months before November 2026, from 0. */
function monthAt(index: number) {
  const from = Temporal.PlainDate.from('2025-05-01').add({ months: index })
  return { from, to: from.add({ months: 1 }).subtract({ days: 1 }) }
}

function idOf(employees: readonly Employee[], login: string): string {
  return employees.find((employee) => employee.login === login)?.id ?? ''
}

function countOf(tallies: readonly Tally[], id: string): number {
  return tallies.find(({ employeeId }) => employeeId === id)?.count ?? 0
}

function totalOf(tallies: readonly Tally[]): number {
  return tallies.reduce((sum, { count }) => sum + count, 0)
}
