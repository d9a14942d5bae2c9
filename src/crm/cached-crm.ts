import type { Clock } from '../kernel/index.ts'
import type { MetricId } from './catalog.ts'
import type {
  Account,
  Crm,
  CrmRequests,
  DateRange,
  Employee,
  PlanSheet,
  Reading,
  Tally,
} from './crm.ts'
import { keepAnswers, type Policy } from './kept-answers.ts'

interface CacheConfig {
  readonly clock: Clock
  /** How long figures are given again without asking. Default: 30 s. */
  readonly keepMs?: number
  /** How many answers of each kind are held. Default: 300. */
  readonly maxEntries?: number
}

/** Figures this old stand in while the CRM does not answer: they are shown with their time. */
const STALE_MS = 24 * 60 * 60 * 1000

/** A deactivation takes effect within a minute, whether the CRM answers or not. */
const PEOPLE = { keepMs: 30_000, staleMs: 60_000 }

/**
 * A CRM that is asked less: five hundred people who want the same figures cost one question, and
 * while the CRM does not answer, the last figures are given with their own `asOf`.
 */
export function createCachedCrm(crm: Crm, config: CacheConfig): Crm {
  const { clock, keepMs = 30_000, maxEntries = 300 } = config
  const figures = { clock, keepMs, staleMs: STALE_MS, maxEntries }
  const people = { ...PEOPLE, clock, maxEntries: 1 }
  const accounts = keepAnswers<Account>({ ...people, staleMs: STALE_MS })
  const employees = keepAnswers<readonly Employee[]>(people)
  const metrics = keepAnswers<readonly MetricId[]>({ ...people, staleMs: STALE_MS })
  const breakdowns = keepAnswers<readonly Tally[]>(figures)
  const trends = keepAnswers<readonly (readonly Tally[])[]>(figures)
  const plans = keepAnswers<PlanSheet>(figures)

  async function dated<T>(ask: Promise<T>): Promise<Reading<T>> {
    const asOf = clock()
    return { asOf, value: await ask }
  }

  return {
    passwords: crm.passwords,

    async account() {
      const { value } = await accounts('', () => dated(crm.account()))
      return value
    },

    async employees() {
      const { value } = await employees('', () => dated(crm.employees()))
      return value
    },

    async metrics() {
      const { value } = await metrics('', () => dated(crm.metrics()))
      return value
    },

    breakdown(metric, dates, options = {}) {
      const ask = () => crm.breakdown(metric, dates, options)
      return breakdowns(`${metric} ${text(dates)}`, ask, options.fresh)
    },

    trend(metric, buckets, options = {}) {
      const ask = () => crm.trend(metric, buckets, options)
      return trends(`${metric} ${buckets.map(text)}`, ask, options.fresh)
    },

    plan(month, options = {}) {
      return plans(month.toString(), () => crm.plan(month, options), options.fresh)
    },

    requests: cachedRequests(crm.requests, people),

    close() {
      return crm.close()
    },
  }
}

/** What is written is written through; who handles requests is kept as long as the employees. */
function cachedRequests(requests: CrmRequests | null, people: Policy): CrmRequests | null {
  if (requests === null) return null
  const handlers = keepAnswers<readonly string[]>(people)
  return {
    ...requests,
    async handlers() {
      const asOf = people.clock()
      const ask = async () => ({ asOf, value: await requests.handlers() })
      return (await handlers('', ask)).value
    },
  }
}

function text({ from, to }: DateRange): string {
  return `${from}..${to}`
}
