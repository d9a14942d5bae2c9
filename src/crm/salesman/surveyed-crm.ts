import { AppError, type Clock, codeOf, type Log } from '../../kernel/index.ts'
import type { MetricId } from '../catalog.ts'
import type { Crm } from '../crm.ts'
import { keepAnswers } from '../kept-answers.ts'
import { createSqlCrm } from '../sql-crm.ts'
import type { SqlSource } from '../sql-source.ts'
import { fitMapping, type Lack } from './fit-mapping.ts'
import { type SalesmanAccount, salesmanMapping } from './mapping.ts'
import { surveyDatabase } from './survey.ts'

interface SurveyedConfig {
  readonly source: SqlSource
  readonly account: SalesmanAccount
  readonly clock: Clock
  readonly log: Log | undefined
}

/** Figures of a database that was looked at first, so that only what it has is asked for. */
export interface SurveyedCrm extends Crm {
  /** What cannot be had, because this database has no such table or column. */
  lacks(): Promise<readonly Lack[]>
  /** Does `work` in a database that was found to be this CRM, with this account. */
  inDatabase<T>(work: () => Promise<T>): Promise<T>
}

/** A database as it was found. */
interface Survey {
  readonly crm: Crm
  readonly lacks: readonly Lack[]
}

/** How long a database is believed to be as it was found. */
const SURVEY = { keepMs: 60_000, staleMs: 0, maxEntries: 1 }

export function createSurveyedCrm({ source, account, clock, log }: SurveyedConfig): SurveyedCrm {
  const surveys = keepAnswers<Survey>({ ...SURVEY, clock })
  let changed = false
  let told = ''

  async function look(): Promise<Survey> {
    const schema = await surveyDatabase(source, account)
    const { mapping, lacks } = fitMapping(salesmanMapping(account), schema)
    const missing = lacks.map(wordsOf)
    if (missing.length > 0 && missing.join() !== told) log?.warn({ missing }, 'CRM lacks something')
    told = missing.join()
    return { crm: createSqlCrm({ mapping, source, clock }), lacks }
  }

  async function survey(): Promise<Survey> {
    const asOf = clock()
    const { value } = await surveys('', async () => ({ asOf, value: await look() }), changed)
    changed = false
    return value
  }

  /** Asks what the database can answer; one that turns out to have changed is looked at anew. */
  async function ask<T>(question: (found: Survey) => Promise<T>): Promise<T> {
    try {
      return await question(await survey())
    } catch (error) {
      if (codeOf(error) === 'crm-mismatch') changed = true
      throw error
    }
  }

  return {
    passwords: null,
    account: () => ask(({ crm }) => crm.account()),
    employees: () => ask(({ crm }) => crm.employees()),
    metrics: () => ask(({ crm }) => crm.metrics()),
    breakdown: (metric, ...asked) =>
      ask((found) => counting(found, metric).breakdown(metric, ...asked)),
    trend: (metric, ...asked) => ask((found) => counting(found, metric).trend(metric, ...asked)),
    plan: (...asked) => ask(({ crm }) => crm.plan(...asked)),
    requests: null,
    lacks: () => ask(async ({ lacks }) => lacks),
    inDatabase: (work) => ask(work),
    close: () => source.close(),
  }
}

/** The CRM, if it has what the metric needs. */
function counting({ crm, lacks }: Survey, metric: MetricId): Crm {
  const lack = lacks.find(({ entry }) => entry === metric)
  if (lack !== undefined) throw new AppError('not-found', wordsOf(lack))
  return crm
}

function wordsOf({ entry, missing }: Lack): string {
  const what = missing.includes('.') ? 'column' : 'table'
  return `«${entry}» needs the ${what} «${missing}», which the database has not, or does not let us read`
}
