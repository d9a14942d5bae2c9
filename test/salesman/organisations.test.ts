import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import fc from 'fast-check'
import { type Crm, createCachedCrm, METRIC_IDS } from '../../src/crm/index.ts'
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
    const asked = fc.array(questions, { minLength: 12, maxLength: 20 })

    await fc.assert(
      fc.asyncProperty(organisations, asked, (company, all) => check(database, company, all)),
      { numRuns: 40, endOnFailure: true },
    )
  })
})

interface Asked {
  /** One of the company's people, or a stranger: by their number in the list. */
  readonly asker: number
  readonly person: number | null
  readonly question: Question
}

const questions: fc.Arbitrary<Asked> = fc
  .record({
    asker: fc.nat(9),
    person: fc.option(fc.nat(9), { freq: 6 }),
    subject: fc.constantFrom('summary' as const, 'plan' as const, 'plan' as const, ...METRIC_IDS),
    period: fc.constantFrom(
      'today',
      'yesterday',
      'last-7-days',
      'month',
      'last-month',
      'year',
      'last-year',
      '2026-10-24..2026-10-26',
      '2026-03-28..2026-04-05',
      '2026-10-25..2026-10-25',
      '2026-01-01..2028-12-31',
    ),
    scope: fc.constantFrom('me' as const, 'department' as const, 'all' as const, 'all' as const),
    view: fc.constantFrom('text' as const, 'trend' as const),
  })
  .map(({ asker, person, subject, period, scope, view }) => ({
    asker,
    person: subject === 'plan' ? null : person,
    // The plan of a department counts towards its head: canon has the plan of one person only.
    question: {
      subject,
      period: parsePeriod(period),
      scope: subject === 'plan' && scope === 'department' ? 'all' : scope,
      view,
    },
  }))

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
