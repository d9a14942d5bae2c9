import { AppError, type Clock } from '../kernel/index.ts'
import { METRIC_IDS, type MetricId } from './catalog.ts'
import type { Account, Crm, Reading } from './crm.ts'
import type { Mapping } from './mapping.ts'
import { accountOf, accountQuery } from './sql-account.ts'
import type { Basis } from './sql-draft.ts'
import {
  breakdownQuery,
  type MappedMetric,
  talliesOf,
  tallyBuckets,
  trendQuery,
} from './sql-figures.ts'
import { employeeOf, employeesQuery } from './sql-people.ts'
import { factsOf, factsQuery, targetsOf, targetsQuery } from './sql-plan.ts'
import type { SqlQuery, SqlRow, SqlSource } from './sql-source.ts'
import { shared } from './watched.ts'

interface SqlCrmConfig {
  readonly mapping: Mapping
  readonly source: SqlSource
  readonly clock: Clock
}

/**
 * A CRM in any SQL database, as its mapping describes it. Keeps nothing: every question is asked
 * anew, one statement a metric for the whole account. Closing it closes the source.
 */
export function createSqlCrm({ mapping, source, clock }: SqlCrmConfig): Crm {
  const basisIn = (timeZone: string): Basis => ({
    mapping,
    dialect: source.dialect,
    now: clock().toZonedDateTimeISO(timeZone),
  })

  /** Rows of a statement; a mismatch says which entry of the mapping is wrong. */
  async function ask(entry: string, query: SqlQuery): Promise<readonly SqlRow[]> {
    try {
      return await source.query(query)
    } catch (cause) {
      if (!(cause instanceof AppError) || cause.code !== 'crm-mismatch') throw cause
      throw new AppError(cause.code, `${cause.message}, which ${entry} is read from`, { cause })
    }
  }

  /** Every figure needs the account's zone: whoever asks for it at the same time shares one answer. */
  const account = shared(async (): Promise<Account> => {
    const { row } = mapping.account
    if (row === undefined) return accountOf(mapping.account)
    const [found] = await ask('the account', accountQuery(basisIn('UTC'), row))
    return accountOf(mapping.account, found)
  })

  /** What `read` finds, with the moment it was asked. */
  async function reading<T>(read: (basis: Basis) => Promise<T>): Promise<Reading<T>> {
    const { timeZone } = await account()
    const basis = basisIn(timeZone)
    return { asOf: basis.now.toInstant(), value: await read(basis) }
  }

  return {
    account,
    passwords: null,

    async employees() {
      const rows = await ask('the employees', employeesQuery(basisIn('UTC')))
      return rows.map((row) => employeeOf(row, mapping.employees))
    },

    async metrics() {
      return METRIC_IDS.filter((id) => mapping.metrics[id] !== undefined)
    },

    breakdown(id, dates) {
      return reading(async (basis) => {
        const metric = mapped(mapping, id)
        return talliesOf(await ask(`«${id}»`, breakdownQuery(basis, metric, dates)), metric)
      })
    },

    trend(id, [first, ...more]) {
      return reading(async (basis) => {
        const metric = mapped(mapping, id)
        if (first === undefined) return []
        const rows = await ask(`«${id}»`, trendQuery(basis, metric, [first, ...more]))
        return tallyBuckets(rows, metric, [first, ...more])
      })
    },

    plan(month) {
      return reading(async (basis) => {
        const { plan } = mapping
        if (plan === undefined) return { targets: [], facts: [] }
        const targets = targetsOf(await ask('the plan', targetsQuery(basis, plan, month)))
        const facts = plan.facts.map(async (fact) =>
          factsOf(await ask('the plan', factsQuery(basis, fact, month)), fact),
        )
        return { targets, facts: (await Promise.all(facts)).flat() }
      })
    },

    requests: null,

    close() {
      return source.close()
    },
  }
}

function mapped(mapping: Mapping, id: MetricId): MappedMetric {
  const source = mapping.metrics[id]
  if (source === undefined) throw new AppError('not-found', `This CRM does not count «${id}»`)
  return { id, source }
}
