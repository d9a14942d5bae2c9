import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import fc from 'fast-check'
import { type Crm, createCachedCrm, METRIC_IDS, type MetricId } from '../../src/crm/index.ts'
import { openSalesmanCrm } from '../../src/crm/salesman/index.ts'
import { codeOf, fixedClock } from '../../src/kernel/index.ts'
import { type Answer, answer, parsePeriod, type Question } from '../../src/statistics/index.ts'
import { startMariadb } from '../servers/mariadb.ts'
import { type Organisation, organisations } from './arbitrary.ts'
import type { Records } from './canon.ts'
import { canonFigures, figuresOf, namedIn } from './canon-answer.ts'
import { canonVisible } from './canon-people.ts'
import { createDatabase, type Database } from './lab.ts'

const NOW = Temporal.Instant.from('2026-10-26T07:30:00Z')

const server = await startMariadb({ 'default-time-zone': '+12:45' })
after(() => server?.[Symbol.asyncDispose]())

describe('Whatever a company is like', { skip: server === null }, () => {
  it('everyone gets the figures of those whom they may see, and of nobody else', async () => {
    assert.ok(server)
    const database = await createDatabase(server)
    const asked = fc.array(everything, { minLength: 4, maxLength: 6 })

    await fc.assert(
      fc.asyncProperty(organisations, asked, (company, all) =>
        check(database, company, all.flat()),
      ),
      { numRuns: 30, endOnFailure: true },
    )
  })
})

interface Asked {
  /** One of the company's people, or a stranger: by their number in the list. */
  readonly asker: number
  readonly person: number | null
  readonly question: Question
}

/** Most questions are about nobody in particular, and are asked by the company's own people. */
const NOBODY = Array.from({ length: 20 }, () => null)
const ASKERS = [0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6, 8]

const PERIODS = [
  'today',
  'last-7-days',
  'month',
  'last-month',
  'year',
  '2026-10-24..2026-10-26',
  '2026-03-28..2026-04-05',
  '2026-10-25..2026-10-25',
  '2026-01-01..2028-12-31',
]

/** One person asks for everything, each thing over some period and for some people. */
const everything: fc.Arbitrary<readonly Asked[]> = fc
  .constantFrom(...ASKERS)
  .chain((asker) =>
    fc.tuple(
      plan(asker, 'month'),
      plan(asker, 'last-month'),
      ...(['summary', ...METRIC_IDS] as const).map((subject) => count(asker, subject)),
    ),
  )

function count(asker: number, subject: 'summary' | MetricId): fc.Arbitrary<Asked> {
  return fc
    .record({
      person: fc.constantFrom(...NOBODY, 0, 1, 2, 3, 7),
      period: fc.constantFrom(...PERIODS).map(parsePeriod),
      scope: fc.constantFrom('me' as const, 'department' as const, 'all' as const, 'all' as const),
      view: fc.constantFrom('text' as const, 'trend' as const),
    })
    .map(({ person, ...how }) => ({ asker, person, question: { subject, ...how } }))
}

/** The canon knows the plan of a person, not of their department. */
function plan(asker: number, period: 'month' | 'last-month'): fc.Arbitrary<Asked> {
  return fc.constantFrom('me' as const, 'all' as const, 'all' as const).map((scope) => ({
    asker,
    person: null,
    question: { subject: 'plan', period, scope, view: 'text' },
  }))
}

async function check(database: Database, company: Organisation, all: readonly Asked[]) {
  await database.clear()
  await database.write(company.tables)
  const clock = fixedClock(NOW)
  const source = await openSalesmanCrm({ url: database.url(`&account=${company.account}`), clock })
  const crm = createCachedCrm(source, { clock })
  try {
    await Promise.all(all.map((asked) => compare(crm, company, asked)))
  } finally {
    await crm.close()
  }
}

async function compare(crm: Crm, company: Organisation, asked: Asked): Promise<void> {
  const everybody = [...company.people, ...company.strangers]
  const asker = everybody[asked.asker] ?? ''
  const person = asked.person === null ? undefined : everybody[asked.person]
  const question = { ...asked.question, ...(person === undefined ? {} : { person }) }
  const answered = await allowed(answer(crm, question, asker, NOW))
  const records: Records = company

  const figures = answered === null ? null : figuresOf(answered)
  assert.deepEqual(figures, canonFigures(records, asker, question, answered), JSON.stringify(asked))
  const visible = canonVisible(records, asker)
  assert.deepEqual(
    (answered === null ? [] : namedIn(answered)).filter((id) => !visible.has(id)),
    [],
  )
}

/** Null for a question that was refused. */
async function allowed(answering: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answering
  } catch (error) {
    if (codeOf(error) !== 'not-allowed') throw error
    return null
  }
}
