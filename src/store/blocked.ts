import { expressionBuilder, sql } from 'kysely'
import type { Database } from './schema.ts'

/** Whether the employee in a column is blocked, to be selected beside what else is read. */
export function isBlocked(
  accountId: string,
  employee: 'subscribers.employee_id' | 's.employee_id',
) {
  const { exists, selectFrom } = expressionBuilder<Database>()
  return exists(
    selectFrom('blocked_employees as blocked')
      .select('at')
      .where('blocked.employee_id', '=', sql.ref<string>(employee))
      .where('blocked.account_id', '=', accountId),
  )
}
