import { AppError, type Clock, codeOf, type Log } from '../../kernel/index.ts'
import type { MetricId } from '../catalog.ts'
import type { Crm } from '../crm.ts'
import { keepAnswers } from '../kept-answers.ts'
import { openMysqlSource } from '../mysql-source.ts'
import { createSqlCrm } from '../sql-crm.ts'
import { readSalesmanAddress } from './address.ts'
import { fitMapping, type Lack } from './fit-mapping.ts'
import { salesmanMapping } from './mapping.ts'
import { surveyDatabase } from './survey.ts'

interface SalesmanConfig {
  /** `salesman+mysql://user:password@host:3306/database?prefix=app_&account=1` */
  readonly url: string
  readonly clock: Clock
  /** Told what this version of the CRM lacks. Default: nobody is. */
  readonly log?: Log
}

/** A SalesMan CRM, with what it can do beyond figures. */
export interface SalesmanCrm extends Crm {
  /** What cannot be had, because this database has no such table or column. */
  lacks(): Promise<readonly Lack[]>
}

/** How long the database is believed to be as it was found. */
const SURVEY = { keepMs: 60_000, staleMs: 0, maxEntries: 1 }

/**
 * The CRM behind `url`. Connects at the first question: a server that is away now is no reason not
 * to start. Throws `bad-config` when the address cannot be right.
 */
export async function openSalesmanCrm({ url, clock, log }: SalesmanConfig): Promise<SalesmanCrm> {
  const { database, ...account } = readSalesmanAddress(url)
  const source = openMysqlSource(database)
  const surveys = keepAnswers<Survey>({ ...SURVEY, clock })
  let changed = false

  async function look(): Promise<Survey> {
    const schema = await surveyDatabase(source, account)
    const { mapping, lacks } = fitMapping(salesmanMapping(account), schema)
    if (lacks.length > 0) log?.warn({ missing: lacks.map(wordsOf) }, 'CRM lacks tables or columns')
    return { crm: createSqlCrm({ mapping, source, clock }), lacks }
  }

  async function survey(): Promise<Survey> {
    const asOf = clock()
    const { value } = await surveys('', async () => ({ asOf, value: await look() }), changed)
    changed = false
    return value
  }

  /** Asks what the database can answer; one that turns out to have changed is looked at anew. */
  async function ask<T>(question: (survey: Survey) => Promise<T>): Promise<T> {
    try {
      return await question(await survey())
    } catch (error) {
      if (codeOf(error) === 'crm-mismatch') changed = true
      throw error
    }
  }

  return {
    account: () => ask(({ crm }) => crm.account()),
    employees: () => ask(({ crm }) => crm.employees()),
    metrics: () => ask(({ crm }) => crm.metrics()),
    lacks: () => ask(async ({ lacks }) => lacks),

    breakdown(metric, dates, options) {
      return ask(async (found) => {
        await check(found, metric)
        return found.crm.breakdown(metric, dates, options)
      })
    },

    trend(metric, buckets, options) {
      return ask(async (found) => {
        await check(found, metric)
        return found.crm.trend(metric, buckets, options)
      })
    },

    plan: (month, options) => ask(({ crm }) => crm.plan(month, options)),
    close: () => source.close(),
  }
}

/** A database as it was found. */
interface Survey {
  readonly crm: Crm
  readonly lacks: readonly Lack[]
}

async function check({ lacks }: Survey, metric: MetricId): Promise<void> {
  const lack = lacks.find(({ entry }) => entry === metric)
  if (lack !== undefined) throw new AppError('crm-mismatch', wordsOf(lack))
}

function wordsOf({ entry, missing }: Lack): string {
  const what = missing.includes('.') ? 'column' : 'table'
  return `«${entry}» cannot be read: the database has no ${what} «${missing}», or its user may not read it`
}
