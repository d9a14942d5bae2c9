import type { Account, Crm, Employee, MetricId } from '../crm/index.ts'
import { codeOf } from '../kernel/index.ts'

/** What the CRM says about who works there. */
export interface Company {
  readonly account: Account
  readonly employees: readonly Employee[]
  readonly metrics: readonly MetricId[]
}

/**
 * Reads who works there; null when the CRM does not answer: then nobody can be admitted, since
 * nobody can be known to be still active.
 */
export async function readCompany(crm: Crm): Promise<Company | null> {
  try {
    const [account, employees, metrics] = await Promise.all([
      crm.account(),
      crm.employees(),
      crm.metrics(),
    ])
    return { account, employees, metrics }
  } catch (error) {
    if (codeOf(error) !== null) return null
    throw error
  }
}
