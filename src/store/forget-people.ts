import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'

/**
 * Forgets everything that is tied to an employee's id: it means somebody else in another CRM. What
 * is queued for them is not sent. Returns how many subscribers there were.
 */
export async function forgetPeople(db: Kysely<Database>, accountId: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('subscribers')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  for (const table of ['invitations', 'proofs', 'blocked_employees'] as const) {
    await db.deleteFrom(table).where('account_id', '=', accountId).execute()
  }
  for (const table of ['sessions', 'one_time_links'] as const) {
    await db
      .deleteFrom(table)
      .where('account_id', '=', accountId)
      .where('employee_id', 'is not', null)
      .execute()
  }
  await db
    .deleteFrom('settings')
    .where('account_id', '=', accountId)
    .where('name', 'in', ['managers', 'requestHandlers'])
    .execute()
  return Number(numDeletedRows)
}
