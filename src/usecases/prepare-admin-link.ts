import type { Crm } from '../crm/index.ts'
import { adminLinkScreen, refusedScreen } from '../dialog/index.ts'
import type { Clock } from '../kernel/index.ts'
import type { Prepared } from '../outbox/index.ts'
import type { Locale } from '../reports/index.ts'
import type { Bot, InTransaction, Ledger, Subscriber } from './ledger.ts'
import { nameOfManager } from './recognise-manager.ts'
import { replyOf } from './reply-of.ts'
import { managerLink } from './sign-in.ts'

interface Deps {
  readonly read: Ledger
  readonly inTransaction: InTransaction
  readonly crm: Crm
  readonly clock: Clock
  readonly bot: Bot
  readonly pageUrl: string
}

/**
 * A link that signs a manager in to the page, made as it leaves: the outbox never holds it. On the
 * demo page, where anybody may be anybody, there is none.
 */
export async function prepareAdminLink(
  { read, inTransaction, crm, clock, bot, pageUrl }: Deps,
  { employeeId }: Subscriber,
  locale: Locale,
): Promise<Prepared> {
  const books = { read, inTransaction }
  const manager = bot.kind === 'web-chat' ? null : await nameOfManager({ books, crm }, employeeId)
  if (manager === null) return { reply: replyOf(refusedScreen(locale)) }
  const link = await managerLink({ books, clock }, employeeId)
  return { reply: replyOf(adminLinkScreen(locale, `${pageUrl}/#/sign-in/${link}`)) }
}
