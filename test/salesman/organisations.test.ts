import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import fc from 'fast-check'
import { createCachedCrm, METRIC_IDS, type MetricId } from '../../src/crm/index.ts'
import { openSalesmanCrm } from '../../src/crm/salesman/index.ts'
import { codeOf, fixedClock } from '../../src/kernel/index.ts'
import { type Answer, answer, type Question } from '../../src/statistics/index.ts'
import { startMariadb } from '../servers/mariadb.ts'
import { type Organisation, organisation } from './arbitrary.ts'
import { canonSums } from './canon.ts'
import { canonPlan, canonVisible } from './canon-people.ts'
import { createDatabase, type Database } from './lab.ts'

const NOW = Temporal.Instant.from('2026-10-26T07:30:00Z')

const server = await startMariadb({ 'default-time-zone': '+12:45' })
after(() => server?.[Symbol.asyncDispose]())

describe('Whatever a company is like', { skip: server === null }, () => {
  it('everyone gets the figures of those whom they may see, and of nobody else', async () => {
    assert.ok(server)
    const database = await createDatabase(server)
    let base = 1000
    const organisations = fc.constant(null).chain(() => organisation((base += 1000)))

    await fc.assert(
      fc.asyncProperty(organisations, questions, (company, asked) => check(database, company, asked)),
      { numRuns: 40, endOnFailure: true },
    )
  })
})
