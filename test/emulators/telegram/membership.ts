import { type Bot, unixTime, userOf } from './bot.ts'
import type { Dialog } from './dialogs.ts'
import type { User } from './wire.ts'
import { DAY_MS } from './writing.ts'

type MemberStatus = 'member' | 'left' | 'kicked'

/** Tells the bot that its own place in a chat changed. */
export function tellMembership(
  bot: Bot,
  { chat }: Dialog,
  by: User,
  before: MemberStatus,
  after: MemberStatus,
): void {
  const update = {
    chat,
    from: by,
    date: unixTime(bot),
    old_chat_member: memberOf(bot, before),
    new_chat_member: memberOf(bot, after),
  }
  bot.updates.push('my_chat_member', `member:${chat.id}`, update, DAY_MS)
}

function memberOf(bot: Bot, status: MemberStatus) {
  return { user: userOf(bot), status, ...(status === 'kicked' ? { until_date: 0 } : {}) }
}
