/**
 * CRM: where figures come from. `crm.ts` is the port, `catalog.ts` names what can be counted.
 * `sql-crm.ts` is the one engine: it turns a mapping (data) into SQL. `demo/` makes a company to
 * try the product on. Rights are not here: a source answers for the whole account.
 */
export { amountOf, isMain, isMetricId, METRIC_IDS, METRICS, type MetricId } from './catalog.ts'
export type {
  Account,
  Crm,
  DateRange,
  Employee,
  PlanFact,
  PlanSheet,
  PlanTarget,
  Reading,
  ReadOptions,
  Sight,
  Tally,
} from './crm.ts'
