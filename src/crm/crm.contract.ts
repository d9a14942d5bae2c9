import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Clock, fixedClock } from '../kernel/index.ts'
import { METRIC_IDS, type MetricId } from './catalog.ts'
import type { Company } from './contract/company.ts'
import { exampleCompany } from './contract/example-company.ts'
import {
  expectedBreakdown,
  expectedClosings,
  expectedPayments,
  expectedTargets,
} from './contract/expected.ts'
import type { Crm, CrmRequests, DateRange, NewRequest, PlanSheet, Tally } from './crm.ts'

interface SourceUnderTest {
  readonly name: string
  /** Opens the source over exactly these records. */
  open(company: Company, clock: Clock): Promise<Crm>
  /** What this source counts towards a plan: paid invoices, or closed deals. */
  readonly planFacts: 'payments' | 'closings'
}

/** Days around changes of the clocks, turns of months and years, and stretches of them. */
const RANGES = [
  '2024-02-29..2024-02-29',
  '2025-12-31..2025-12-31',
  '2026-01-01..2026-01-01',
  '2026-03-28..2026-03-28',
  '2026-03-29..2026-03-29',
  '2026-03-30..2026-03-30',
  '2026-10-24..2026-10-24',
  '2026-10-25..2026-10-25',
  '2026-10-25..2026-10-26',
  '2026-11-01..2026-11-30',
  '2026-10-01..2026-12-31',
  '2025-01-01..2025-12-31',
  '2000-01-01..2040-12-31',
  '2026-07-01..2026-07-31',
].map(rangeOf)

/** Days over a change of the clocks, weeks, months over the turn of a year, and one long bucket. */
const TRENDS = [
  ['2026-10-23..2026-10-23', '2026-10-24..2026-10-24', '2026-10-25..2026-10-25'],
  ['2026-03-23..2026-03-29', '2026-03-30..2026-04-05'],
  ['2025-12-01..2025-12-31', '2026-01-01..2026-01-31', '2026-02-01..2026-02-28'],
  ['2024-01-01..2028-12-31'],
].map((texts) => texts.map(rangeOf))

const MONTHS = ['2026-10', '2026-11', '2025-12', '2020-01'].map((text) =>
  Temporal.PlainYearMonth.from(text),
)

/** After every record of the example: a source may leave out what is in the future. */
const NOW = Temporal.Instant.from('2028-01-01T09:30:00Z')

/** What every CRM promises. Each source's test runs it. */
export function crmContract(source: SourceUnderTest): void {
  describe(`${source.name} keeps the CRM contract`, () => {
    figuresContract(source, 'Asia/Yekaterinburg')
    figuresContract(source, 'Asia/Kolkata')
    figuresContract(source, 'Europe/Berlin')
    companyContract(source)
  })
}

function figuresContract(source: SourceUnderTest, timeZone: string): void {
  describe(`in ${timeZone}`, () => {
    const company = exampleCompany(timeZone)
    let crm: Crm
    before(async () => {
      crm = await source.open(company, fixedClock(NOW))
    })
    after(() => crm.close())

    it('counts every metric over every period as the records say', async () => {
      const questions = paired(await crm.metrics(), RANGES)

      const answers = await Promise.all(questions.map((asked) => crm.breakdown(...asked)))

      assert.deepEqual(
        answers.map(({ value }, index) => [questions[index], known(company, value)]),
        questions.map((asked) => [asked, expectedBreakdown(company, ...asked)]),
      )
    })

    it('splits every metric into buckets as the records say', async () => {
      const questions = paired(await crm.metrics(), TRENDS)

      const answers = await Promise.all(questions.map((asked) => crm.trend(...asked)))

      assert.deepEqual(
        answers.map(({ value }, index) => [questions[index], value.map((t) => known(company, t))]),
        questions.map(([metric, buckets]) => [
          [metric, buckets],
          buckets.map((dates) => expectedBreakdown(company, metric, dates)),
        ]),
      )
    })

    it('gives a month its targets and facts as the records say', async () => {
      const facts = source.planFacts === 'payments' ? expectedPayments : expectedClosings

      const answers = await Promise.all(MONTHS.map((month) => crm.plan(month)))

      assert.deepEqual(
        answers.map(({ value }) => comparable(company, value)),
        MONTHS.map((month) =>
          comparable(company, {
            targets: expectedTargets(company, month),
            facts: facts(company, month),
          }),
        ),
      )
    })
  })
}

function companyContract(source: SourceUnderTest): void {
  describe('of a company', () => {
    const company = exampleCompany('Asia/Yekaterinburg')
    let crm: Crm
    before(async () => {
      crm = await source.open(company, fixedClock(NOW))
    })
    after(() => crm.close())

    it('tells its name, currency and time zone', async () => {
      const { name, currency, timeZone } = await crm.account()

      assert.deepEqual([name, currency, timeZone], ['Северный ветер', '₽', 'Asia/Yekaterinburg'])
    })

    it('knows everyone, deactivated people too, and how far each of them sees', async () => {
      const employees = await crm.employees()

      assert.deepEqual(
        employees.map(({ role: _, planGroup: __, ...person }) => person),
        company.employees,
      )
    })

    it('offers metrics in the order of the catalogue', async () => {
      const offered = await crm.metrics()

      assert.deepEqual(
        offered,
        METRIC_IDS.filter((id) => offered.includes(id)),
      )
    })

    it('says at what moment it was asked', async () => {
      const dates = rangeOf('2026-10-01..2026-10-31')

      const { asOf } = await crm.breakdown('deals.new', dates)

      assert.equal(asOf.toString(), NOW.toString())
    })

    it('adds ten cents and twenty to thirty exactly', async () => {
      const cents = ['0.10', '0.20'].map((amount, index) => paid(String(index + 1), amount))
      const small = await source.open({ ...company, invoices: cents }, fixedClock(NOW))

      const { value } = await small.breakdown(
        'payments.received',
        rangeOf('2026-11-01..2026-11-30'),
      )
      await small.close()

      assert.deepEqual(value, [{ employeeId: '1', count: 2, amount: 30n }])
    })
  })
}

/** What every CRM promises that takes requests. `open` gives one where employees 1 and 2 work. */
export function requestsContract(name: string, open: () => Promise<Crm>): void {
  describe(`${name} takes requests`, () => {
    let crm: Crm
    let requests: CrmRequests
    before(async () => {
      crm = await open()
      assert.ok(crm.requests)
      requests = crm.requests
    })
    after(() => crm.close())

    it('writes one down once, however often it is told', async () => {
      const [first, again] = [await requests.create(wish('a')), await requests.create(wish('a'))]
      const other = await requests.create(wish('b'))

      assert.equal(again.id, first.id)
      assert.notEqual(other.id, first.id)
    })

    it('gives one to the first of two, and says who has it', async () => {
      const { id } = await requests.create(wish('c'))

      const taken = [await requests.take(id, '1'), await requests.take(id, '2')]

      assert.deepEqual(taken, [{ state: 'taken' }, { state: 'taken-by', ownerId: '1' }])
      assert.deepEqual(await requests.take(id, '1'), { state: 'yours-already' })
    })

    it('gives nobody what was turned down, or is not there', async () => {
      const { id } = await requests.create(wish('d'))
      await requests.decline(id, '1', 'spam')
      await requests.decline(id, '2', 'other')

      assert.deepEqual(await requests.take(id, '2'), { state: 'closed' })
      assert.deepEqual(await requests.take('999999', '2'), { state: 'closed' })
    })

    it('counts what was taken and turned down for whoever did it', async () => {
      const counted = async (metric: MetricId) => {
        const { value } = await crm.breakdown(metric, TODAY, { fresh: true })
        return value.find(({ employeeId }) => employeeId === '2')?.count ?? 0
      }
      const before = [await counted('requests.new'), await counted('requests.processed')]
      const taken = await requests.create(wish('e'))
      const declined = await requests.create(wish('f'))
      await requests.take(taken.id, '2')
      await requests.decline(declined.id, '2', 'not-ours')

      const after = [await counted('requests.new'), await counted('requests.processed')]

      assert.deepEqual(
        after.map((count, index) => count - (before[index] ?? 0)),
        [2, 1],
      )
    })

    it('puts words in place of words, twice without harm', async () => {
      const { id } = await requests.create(wish('g'))

      await requests.amend(id, 'Перезвоните', 'Перезвоните\n\nСрочно')
      await requests.amend(id, 'Перезвоните', 'Перезвоните\n\nСрочно')

      assert.equal((await requests.create(wish('g'))).id, id)
    })

    it('lacks nothing where it may be written', async () => {
      assert.deepEqual(await requests.lacks(), [])
    })
  })
}

/** When a source under test is asked about requests. */
export const REQUESTS_AT = Temporal.Instant.from('2026-11-22T09:00:00Z')

const TODAY = rangeOf('2026-11-22..2026-11-22')

function wish(key: string): NewRequest {
  return { key, name: 'Пётр', phone: '+79123456789', email: null, text: 'Перезвоните' }
}

function paid(id: string, amount: string): Company['invoices'][number] {
  const paidAt = Temporal.Instant.from('2026-11-10T09:00:00Z')
  return { id, dealId: null, ownerId: '1', issuedAt: paidAt, amount, paid: true, paidAt }
}

function paired<T>(metrics: readonly MetricId[], others: readonly T[]): [MetricId, T][] {
  return metrics.flatMap((metric) => others.map((other): [MetricId, T] => [metric, other]))
}

/** Tallies in the order of the employees; those of deleted people may be there, nobody sees them. */
function known({ employees }: Company, tallies: readonly Tally[]): Tally[] {
  return employees.flatMap(({ id }) => tallies.filter(({ employeeId }) => employeeId === id))
}

/** A sheet with its facts added up for each set of owners whom we know. */
function comparable({ employees }: Company, { targets, facts }: PlanSheet) {
  const ids = employees.map(({ id }) => id)
  const groups = Object.groupBy(facts, ({ owners }) =>
    ids.filter((id) => owners.includes(id)).join('+'),
  )
  const sums = Object.entries(groups).map(([owners, group = []]) => ({
    owners,
    turnover: group.reduce((sum, { turnover }) => sum + turnover, 0n),
    margin: group.reduce((sum, { margin }) => sum + margin, 0n),
  }))
  return {
    targets: targets.toSorted((a, b) => ids.indexOf(a.employeeId) - ids.indexOf(b.employeeId)),
    facts: sums
      .filter(({ owners }) => owners !== '')
      .sort((a, b) => (a.owners < b.owners ? -1 : 1)),
  }
}

function rangeOf(text: string): DateRange {
  const [from = '', to = ''] = text.split('..')
  return { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) }
}
