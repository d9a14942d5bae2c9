import assert from 'node:assert/strict'
import type { Crm, MetricId, Tally } from '../../src/crm/index.ts'
import { openSalesmanCrm } from '../../src/crm/salesman/index.ts'
import { fixedClock } from '../../src/kernel/index.ts'
import type { MariadbServer } from '../servers/mariadb.ts'
import { settings } from './example-rows.ts'
import { createDatabase } from './lab.ts'
import type { Row, Tables } from './rows.ts'
import type { SchemaOptions } from './schema.ts'

export const NOW = fixedClock(Temporal.Instant.from('2026-11-22T09:00:00Z'))

/** The CRM of account 1 with these rows, in a database of its own. */
export async function crmWith(
  server: MariadbServer | null,
  tables: Tables,
  { account = {}, ...schema }: SchemaOptions & { readonly account?: Row } = {},
) {
  assert.ok(server)
  const database = await createDatabase(server, schema)
  await database.write({ settings: [settings(1, account)], ...tables })
  const crm = await openSalesmanCrm({ url: database.url('&account=1'), clock: NOW })
  return { ...crm, [Symbol.asyncDispose]: () => crm.close() }
}

/** What a metric says of these days; of November by default. */
export async function tally(
  crm: Crm,
  metric: MetricId,
  days = '2026-11-01..2026-11-30',
): Promise<readonly Tally[]> {
  const [from = '', to = ''] = days.split('..')
  const dates = { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) }
  const { value } = await crm.breakdown(metric, dates)
  return value
}
