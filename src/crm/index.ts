/**
 * CRM: where figures come from. `crm.ts` is the port, `catalog.ts` names what can be counted.
 * `sql-crm.ts` is the one engine: it turns a mapping (data, `mapping.ts`) into SQL of a dialect and
 * asks a source (`sql-source.ts`: one per driver, such as `sqlite-source.ts`). `cached-crm.ts` asks
 * any of them less. `demo/` makes a company to try the product on. `crm.contract.ts` is what every
 * CRM promises. Rights are not here: a source answers for the whole account.
 */
export { createCachedCrm } from './cached-crm.ts'
export { amountOf, isMain, isMetricId, METRIC_IDS, METRICS, type MetricId } from './catalog.ts'
export { withCircuitBreaker } from './circuit-breaker.ts'
export {
  type Account,
  type CreatedRequest,
  type Crm,
  type CrmRequests,
  type DateRange,
  DECLINE_REASONS,
  type DeclineReason,
  type Employee,
  type NewRequest,
  type Passwords,
  type PlanFact,
  type PlanSheet,
  type PlanTarget,
  type Reading,
  type ReadOptions,
  type Sight,
  type TakenRequest,
  type Tally,
} from './crm.ts'
export type { Mapping } from './mapping.ts'
export { createSqlCrm } from './sql-crm.ts'
export type { SqlSource } from './sql-source.ts'
