import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'

/**
 * Forgets everything about a messenger's user in one account: the link, what was sent to them, their
 * attempts and requests; an invitation that they used stays used, by nobody. Returns how many rows went.
 */
export async function erasePerson(
  db: Kysely<Database>,
  accountId: string,
  userId: string,
): Promise<number> {
  const theirs = { account_id: accountId, user_id: userId }
  const linked = await db
    .deleteFrom('subscribers')
    .where((eb) => eb.and(theirs))
    .returning(['chat_id', 'username'])
    .execute()
  const attempts = await db
    .deleteFrom('proofs')
    .where((eb) => eb.and(theirs))
    .returning(['chat_id', 'label'])
    .execute()
  const requests = await db
    .deleteFrom('requests')
    .where((eb) => eb.and(theirs))
    .returning('chat_id')
    .execute()
  const drafts = await db
    .deleteFrom('request_drafts')
    .where((eb) => eb.and(theirs))
    .returning('chat_id')
    .execute()
  const asked = [...requests, ...drafts]
  const chats = [...linked, ...attempts, ...asked].flatMap(({ chat_id }) => chat_id ?? [])
  const messages = await db
    .deleteFrom('outbox')
    .where('account_id', '=', accountId)
    // A stranger was answered in their own chat, whose id is often the user's.
    .where('chat_id', 'in', [userId, ...chats])
    .executeTakeFirst()
  await db
    .updateTable('invitations')
    .set({ used_by: 'erased', used_by_name: null })
    .where('account_id', '=', accountId)
    .where('used_by', '=', userId)
    .execute()
  const names = linked.flatMap(({ username }) => (username === null ? [] : [`@${username}`]))
  await db
    .updateTable('invitations')
    .set({ refused_name: null })
    .where('account_id', '=', accountId)
    .where('refused_name', 'in', ['', ...names, ...attempts.map(({ label }) => label)])
    .execute()
  return linked.length + attempts.length + asked.length + Number(messages.numDeletedRows)
}
