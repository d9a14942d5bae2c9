import { tooManyScreen } from '../dialog/index.ts'
import type { Update } from '../messengers/index.ts'
import type { Books, Bot } from './ledger.ts'
import { put } from './put-entry.ts'
import { languageOf } from './viewer.ts'

/** Says to a private chat that it writes too often; a group is told nothing. */
export async function sayTooMany(
  { inTransaction }: Pick<Books, 'inTransaction'>,
  bot: Bot,
  update: Update,
): Promise<void> {
  if (!update.chat.private) return
  const stranger = { update, subscriber: null, replaces: null }
  await inTransaction((ledger) =>
    put({ ledger, bot }, stranger, 'too many requests', tooManyScreen(languageOf(update))),
  )
}
