import type { Log } from '../kernel/index.ts'
import type { Books } from './ledger.ts'

/**
 * Makes sure that what is kept is about the people of this company: an employee's id means somebody
 * else in another CRM, who must not get what the first one may see. When `key`, which names the
 * company's database and account, is another than before, everybody is unlinked, invitations and
 * codes are worth nothing, and employees who are signed in are signed out. The log stays.
 */
export async function guardCompany(books: Books, key: string, log: Log): Promise<void> {
  const unlinked = await books.inTransaction(async (ledger) => {
    const before = await ledger.administration.companyKey()
    if (before === key) return null
    await ledger.administration.setCompanyKey(key)
    return before === null ? null : ledger.forgetPeople()
  })
  if (unlinked !== null) log.warn({ unlinked }, 'another CRM: everybody was unlinked')
}
