import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Crm, DateRange, Employee, MetricId, PlanSheet, Tally } from '../crm/index.ts'
import { answer } from './answer.ts'
import type { Question } from './question.ts'

describe('the answer to a question', () => {
  it('sums only the people whom the asker may see', async () => {
    const whole = await ask('director', {})
    const department = await ask('head', {})
    const own = await ask('anna', {})

    assert.deepEqual(whole.total, { count: 8, amount: 8_000_030n })
    assert.deepEqual(department.total, { count: 5, amount: 5_000_030n })
    assert.deepEqual(own.total, { count: 3, amount: 3_000_010n })
  })

  it('counts nobody who is not in the company: deleted people and owner 0', async () => {
    const { employees } = await ask('director', {})

    assert.deepEqual(
      employees.map(({ id }) => id),
      ['anna', 'olga', 'boris'],
    )
  })

  it('sorts by count, then amount, then name, with shares of the count', async () => {
    const { employees } = await ask('director', {})

    assert.deepEqual(
      employees.map(({ name, share }) => [name, share]),
      [
        ['Аннина Анна', 37.5],
        ['Ольгина Ольга', 37.5],
        ['Борисов Борис', 25],
      ],
    )
  })

  it('compares with the same part of the previous period', async () => {
    const { previous, period } = await ask('director', {})

    assert.equal(`${period.previous.from}..${period.previous.to}`, '2026-10-01..2026-10-22')
    assert.deepEqual(previous, { count: 1, amount: 100n })
  })

  it('narrows to one person whom the asker may see', async () => {
    const { total, person } = await ask('head', { person: 'anna' })

    assert.equal(person?.name, 'Аннина Анна')
    assert.deepEqual(total, { count: 3, amount: 3_000_010n })
  })

  it('leaves the part of a trend still to come marked as such', async () => {
    const { trend } = await ask('director', { view: 'trend' })

    assert.equal(trend?.buckets.length, 30)
    assert.equal(trend?.buckets.filter(({ toCome }) => toCome).length, 8)
    assert.equal(trend?.previous.length, 31)
  })
})

describe('a question that may not be answered', () => {
  it('is refused for somebody deactivated or unknown', async () => {
    await assert.rejects(ask('gone', {}), { code: 'not-allowed' })
    await assert.rejects(ask('nobody', {}), { code: 'not-allowed' })
  })

  it('is refused about a person outside the asker’s sight', async () => {
    await assert.rejects(ask('anna', { person: 'boris' }), { code: 'not-allowed' })
    await assert.rejects(ask('head', { person: 'olga' }), { code: 'not-allowed' })
    await assert.rejects(ask('director', { person: 'nobody' }), { code: 'not-allowed' })
  })

  it('is refused for a metric that this CRM does not count', async () => {
    await assert.rejects(ask('director', { subject: 'calls' }), { code: 'not-found' })
  })

  it('is refused for an impossible period', async () => {
    const period = { from: day('2026-11-15'), to: day('2026-11-01') }

    await assert.rejects(ask('director', { period }), { code: 'bad-input' })
  })
})

describe('the plan', () => {
  it('sets the asker’s own target against the people who count towards it', async () => {
    const plan = await askPlan('head', {})

    assert.equal(plan.turnover.plan, 1000n)
    assert.equal(plan.turnover.fact, 700n)
    assert.equal(plan.turnover.percent, 70)
    assert.equal(plan.turnover.left, 300n)
  })

  it('counts a payment of two owners once', async () => {
    const plan = await askPlan('director', {})

    assert.equal(plan.turnover.fact, 1200n)
  })

  it('counts only own deals for an individual plan', async () => {
    assert.equal((await askPlan('anna', {})).turnover.fact, 500n)
  })

  it('says that there is no plan instead of a hundred per cent', async () => {
    const { turnover } = await askPlan('olga', {})

    assert.equal(turnover.plan, null)
    assert.equal(turnover.percent, null)
    assert.equal(turnover.left, null)
  })

  it('shows a head the plans of the people below', async () => {
    const { team } = await askPlan('head', {})

    assert.deepEqual(
      team.map(({ id, turnover }) => [id, turnover.fact, turnover.plan]),
      [['anna', 500n, 600n]],
    )
  })

  it('asks of every working day that is left what the plan still needs, rounded up', async () => {
    const { turnover, workingDays } = await askPlan('head', {})

    assert.deepEqual(workingDays, { total: 21, left: 6 })
    assert.equal(turnover.perDay, 50n)
    assert.equal(turnover.forecast, 980n)
  })
})

const NOW = Temporal.ZonedDateTime.from('2026-11-22T14:05[Asia/Yekaterinburg]').toInstant()
const day = (text: string) => Temporal.PlainDate.from(text)
const month: Question = { subject: 'deals.new', period: 'month', scope: 'all', view: 'text' }

async function ask(viewer: string, question: Partial<Question>) {
  const answered = await answer(fakeCrm(), { ...month, ...question }, viewer, NOW)
  assert.ok(answered.kind === 'metric')
  return answered
}

async function askPlan(viewer: string, question: Partial<Question>) {
  const answered = await answer(fakeCrm(), { ...month, subject: 'plan', ...question }, viewer, NOW)
  assert.ok(answered.kind === 'plan')
  return answered
}

const COMPANY: readonly Employee[] = [
  employee('director', 'Директоров', { sight: 'everyone' }),
  employee('head', 'Главина', { sight: 'one-level' }),
  employee('anna', 'Аннина Анна', { managerId: 'head', planGroup: 'self' }),
  employee('boris', 'Борисов Борис', { managerId: 'head' }),
  employee('olga', 'Ольгина Ольга', {}),
  employee('gone', 'Бывший', { active: false, sight: 'everyone' }),
]

const NOVEMBER: readonly Tally[] = [
  tally('boris', 2, 2_000_020n),
  tally('olga', 3, 3_000_000n),
  tally('anna', 3, 3_000_010n),
  tally('0', 40, 1n),
  tally('deleted', 5, 1n),
  tally('head', 0, 0n),
]

const PLAN: PlanSheet = {
  targets: [
    { employeeId: 'head', turnover: 600n, margin: 0n },
    { employeeId: 'head', turnover: 400n, margin: 0n },
    { employeeId: 'anna', turnover: 600n, margin: 100n },
    { employeeId: 'olga', turnover: 0n, margin: 0n },
  ],
  facts: [
    { owners: ['anna', 'boris'], turnover: 500n, margin: 50n },
    { owners: ['boris'], turnover: 200n, margin: 20n },
    { owners: ['olga'], turnover: 500n, margin: 0n },
    { owners: ['deleted'], turnover: 9000n, margin: 0n },
  ],
}

function employee(id: string, name: string, more: Partial<Employee>): Employee {
  return {
    id,
    login: id,
    name,
    email: null,
    phones: [],
    role: '',
    sight: 'self',
    managerId: null,
    active: true,
    administrator: false,
    planGroup: 'visible',
    ...more,
  }
}

function tally(employeeId: string, count: number, amount: bigint): Tally {
  return { employeeId, count, amount }
}

/** A company whose November is known and whose October holds one deal. */
function fakeCrm(): Crm {
  const reading = <T>(value: T) => Promise.resolve({ value, asOf: NOW })
  const rows = ({ from }: DateRange) => (from.month === 11 ? NOVEMBER : [tally('olga', 1, 100n)])
  return {
    passwords: null,
    account: async () => ({
      name: 'Проба',
      currency: '₽',
      timeZone: 'Asia/Yekaterinburg',
      url: null,
    }),
    employees: async () => COMPANY,
    metrics: async (): Promise<MetricId[]> => ['deals.new', 'clients.new'],
    breakdown: (_metric, dates) => reading(rows(dates)),
    trend: (_metric, buckets) => reading(buckets.map(rows)),
    plan: () => reading(PLAN),
    requests: null,
    close: async () => {},
  }
}
