import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { MetricReport, PlanReport, SummaryReport } from './reading.ts'
import { read, svodka } from './spawned.ts'

const DAY = ['--today', '2026-11-18']
const AS_IVANOV = ['--employee', 'ivanov', ...DAY]

describe('figures on the command line', { concurrency: 2 }, () => {
  let dataDir: string
  const ask = (...words: string[]) => svodka(words, { DATA_DIR: dataDir })

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'svodka-cli-'))
    // The first one makes the company.
    await ask('migrate')
  })

  after(() => rm(dataDir, { recursive: true }))

  it('report METRIC --format json is the report of the contract', async () => {
    const report = await read<MetricReport>(
      ask('report', 'deals.new', '--period', 'last-month', ...AS_IVANOV, '--format', 'json'),
    )

    const { employees, total, previous: _, ...rest } = report
    assert.deepEqual(rest, {
      metric: 'deals.new',
      period: { preset: 'last-month', from: '2026-10-01', to: '2026-10-31' },
      scope: 'all',
      employee: { id: '3', login: 'ivanov' },
      currency: '₽',
      asOf: '2026-11-18T12:00:00+05:00',
    })
    assert.deepEqual(sumOf(employees), { count: total.count, amount: kopecks(total.amount) })
    assert.deepEqual(
      employees.map(({ name }) => name),
      employees.toSorted(byCountThenAmount).map(({ name }) => name),
    )
  })

  it('report of a metric without an amount leaves it out', async () => {
    const { total, employees } = await read<MetricReport>(
      ask('report', 'clients.new', '--period', 'month', ...AS_IVANOV, '--format', 'json'),
    )

    assert.deepEqual(Object.keys(total), ['count'])
    assert.deepEqual(Object.keys(employees[0] ?? {}), ['id', 'name', 'count', 'share'])
  })

  it('report --trend adds the buckets, which add up to the total', async () => {
    const { trend, total } = await read<MetricReport & { trend: Bucket[] }>(
      ask('report', 'deals.new', '--period', 'week', ...AS_IVANOV, '--trend', '--format', 'json'),
    )

    assert.deepEqual(
      trend.map(({ from, to }) => `${from}..${to}`),
      [16, 17, 18, 19, 20, 21, 22].map((day) => `2026-11-${day}..2026-11-${day}`),
    )
    assert.deepEqual(sumOf(trend), { count: total.count, amount: kopecks(total.amount) })
  })

  it('report summary has the main metrics of its own reports', async () => {
    const words = ['--period', '2026-10-01..2026-10-15', ...AS_IVANOV, '--format', 'json']
    const [{ metrics }, one] = await Promise.all([
      read<SummaryReport>(ask('report', 'summary', ...words)),
      read<MetricReport>(ask('report', 'payments.received', ...words)),
    ])

    assert.deepEqual(Object.keys(metrics), [
      'clients.new',
      'deals.new',
      'invoices.issued',
      'payments.received',
      'deals.closed',
    ])
    assert.deepEqual(metrics['payments.received'], one.total)
  })

  it('report plan is of the month in which the period begins', async () => {
    const plan = await read<PlanReport & { month: string }>(
      ask('report', 'plan', '--period', 'last-quarter', ...AS_IVANOV, '--format', 'json'),
    )

    assert.equal(plan.month, '2026-07')
    assert.deepEqual(Object.keys(plan.turnover), ['fact', 'plan', 'percent'])
    assert.deepEqual(Object.keys(plan.margin), ['fact', 'plan', 'percent'])
  })

  it('report shows nobody whom the employee may not see, whatever the scope', async () => {
    const words = ['report', 'activities', '--period', 'year', ...DAY, '--format', 'json']
    const [mine, theirs] = await Promise.all([
      read<MetricReport>(ask(...words, '--employee', 'petrova')),
      read<MetricReport>(ask(...words, '--employee', 'gromov', '--scope', 'department')),
    ])

    assert.deepEqual(
      mine.employees.map(({ name }) => name),
      ['Петрова Анна'],
    )
    assert.deepEqual(theirs.employees.map(({ name }) => name).toSorted(), [
      'Громов Дмитрий',
      'Петрова Анна',
      'Соколов Павел',
    ])
  })

  it('report --format csv is a table for Excel, the same on every run', async () => {
    const words = ['report', 'deals.closed', '--period', 'last-month', ...AS_IVANOV]
    const [first, second] = await Promise.all([
      ask(...words, '--format', 'csv'),
      ask(...words, '--format', 'csv'),
    ])

    assert.match(first.stdout, /^Сотрудник;Количество;Сумма, ₽;Доля, %\r?\n/)
    assert.equal(first.stdout, second.stdout)
  })

  it('report --format png --out writes a picture and keeps stdout clean', async () => {
    const out = join(dataDir, 'x.png')
    const words = ['report', 'deals.closed', '--period', 'last-quarter', ...AS_IVANOV]

    const { code, stdout, stderr } = await ask(...words, '--format', 'png', '--out', out)

    const bytes = await readFile(out)
    assert.deepEqual([code, stdout, stderr], [0, '', `Written: ${out}\n`])
    assert.deepEqual([bytes.toString('latin1', 1, 4), bytes.readUInt32BE(16)], ['PNG', 1200])
  })

  it('report is text for people unless told otherwise', async () => {
    const { code, stdout, stderr } = await ask(
      'report',
      'summary',
      '--period',
      'month',
      ...AS_IVANOV,
    )

    assert.deepEqual([code, stderr], [0, ''])
    assert.match(stdout, /Сводка[\s\S]*Новые клиенты[\s\S]*Закрытые сделки/)
  })

  it('ask answers as report does, and says what it understood', async () => {
    const [asked, reported] = await Promise.all([
      read<MetricReport>(
        ask('ask', 'закрытые сделки за прошлый месяц', ...AS_IVANOV, '--format', 'json'),
      ),
      read<MetricReport>(
        ask('report', 'deals.closed', '--period', 'last-month', ...AS_IVANOV, '--format', 'json'),
      ),
    ])

    assert.deepEqual(asked, {
      ...reported,
      question: { metric: 'deals.closed', period: 'last-month', scope: 'all', view: 'text' },
    })
  })

  it('ask in doubt ends with 1 and the nearest choices', async () => {
    const { code, stdout, stderr } = await ask('ask', 'звонки', ...AS_IVANOV)

    assert.deepEqual([code, stdout], [1, ''])
    assert.match(stderr, /^svodka: .*звонки[\s\S]*неделя[\s\S]*месяц/)
  })

  it('metrics --format json is the catalogue', async () => {
    const metrics = await read<object[]>(ask('metrics', '--format', 'json'))

    assert.equal(metrics.length, 14)
    assert.deepEqual(metrics.slice(0, 2), [
      { id: 'clients.new', title: 'Новые клиенты', main: true },
      { id: 'deals.new', title: 'Новые сделки', amount: 'money', main: true },
    ])
  })

  it('employees --format json says who sees whom', async () => {
    const employees = await read<object[]>(ask('employees', '--format', 'json'))

    assert.equal(employees.length, 14)
    assert.deepEqual(employees[3], {
      id: '4',
      login: 'gromov',
      name: 'Громов Дмитрий',
      role: 'Руководитель отдела',
      active: true,
      administrator: false,
      sees: ['4', '7', '8'],
    })
  })
})

interface Bucket {
  readonly from: string
  readonly to: string
  readonly count: number
  readonly amount: number
}

const kopecks = (amount = 0) => Math.round(amount * 100)

const sumOf = (parts: readonly { readonly count: number; readonly amount?: number }[]) => ({
  count: parts.reduce((sum, { count }) => sum + count, 0),
  amount: parts.reduce((sum, { amount }) => sum + kopecks(amount), 0),
})

type Line = MetricReport['employees'][number]

const byCountThenAmount = (a: Line, b: Line) =>
  b.count - a.count || kopecks(b.amount) - kopecks(a.amount) || a.name.localeCompare(b.name, 'ru')
