import type { Employee } from '../crm/index.ts'
import type { Company } from './company.ts'
import type { FoundSubscriber } from './ledger.ts'

/** Who stands before us, as far as anything may be said to them. */
export type Admission =
  | { readonly kind: 'admitted'; readonly employee: Employee }
  /** Deactivated or deleted in the CRM, or blocked in Svodka: the same words for all of them. */
  | { readonly kind: 'refused' }
  /** The CRM does not answer, so nobody can be known to be still active. */
  | { readonly kind: 'unknown' }

/**
 * The one gate: every update and every message that leaves passes it, stale buttons and queued
 * messages too. Only an active employee who is not blocked is admitted.
 */
export function admit(
  company: Company | null,
  { employeeId, blocked }: Pick<FoundSubscriber, 'employeeId' | 'blocked'>,
): Admission {
  if (blocked) return { kind: 'refused' }
  if (company === null) return { kind: 'unknown' }
  const employee = company.employees.find(({ id }) => id === employeeId)
  return employee?.active ? { kind: 'admitted', employee } : { kind: 'refused' }
}
