import { linkedElsewhereScreen } from '../dialog/index.ts'
import { hashCode, type MakeId, secretId, timeOrderedId } from '../kernel/index.ts'
import { personLabel, type Update } from '../messengers/index.ts'
import type { Bot, FoundSubscriber, Invitation, Ledger, Subscriber } from './ledger.ts'
import type { Visitor } from './proof.ts'
import { putFor } from './put-entry.ts'

const INVITATION_DAYS = 7

/**
 * Writes down an invitation and returns it with its code, which is kept nowhere else. The code has
 * 22 characters of `A-Za-z0-9_-`: every messenger's links can carry it.
 */
export async function inviteEmployee(
  ledger: Ledger,
  bot: Bot,
  employeeId: string,
  now: Temporal.Instant,
  makeCode: MakeId = secretId,
): Promise<{ readonly code: string; readonly invitation: Invitation }> {
  const code = makeCode()
  const invitation = {
    id: timeOrderedId(),
    botId: bot.id,
    employeeId,
    codeHash: hashCode(code),
    expiresAt: now.add({ hours: INVITATION_DAYS * 24 }),
  }
  await ledger.invitations.add(invitation)
  return { code, invitation }
}

/**
 * Where an invitation is opened; null for a messenger without such links. Slack's link carries no
 * code: it opens the conversation, and the code is sent there as a message.
 */
export function invitationLink(bot: Bot, code: string): string | null {
  const { kind, username, externalId } = bot
  switch (kind) {
    case 'telegram':
      return username === null ? null : `https://t.me/${username}?start=${code}`
    case 'viber':
      return username === null
        ? null
        : `viber://pa?chatURI=${encodeURIComponent(username)}&context=${code}`
    case 'vk':
      return username === null ? null : `https://vk.me/${username}?ref=${code}`
    case 'slack': {
      const [team = '', app = ''] = externalId.split('/')
      return team === '' || app === ''
        ? null
        : `https://slack.com/app_redirect?app=${app}&team=${team}`
    }
    default:
      return null
  }
}

/**
 * Links whoever opened an invitation to its employee: once, for this bot, before it expires.
 * Returns null when it is none of that. A person who was linked to somebody else is linked anew.
 */
export async function acceptInvitation(
  ledger: Ledger,
  bot: Bot,
  update: Update,
  code: string,
  now: Temporal.Instant,
): Promise<FoundSubscriber | null> {
  const opener = { id: update.from.id, label: personLabel(update.from) }
  const invitation = await ledger.invitations.use(bot.id, hashCode(code), opener, now)
  if (invitation === null) return null
  return linkTo(ledger, visitorOf(bot, update), invitation.employeeId)
}

/**
 * Finds who is talking. Somebody entered by an administrator under a username is recognised by it
 * once, at the first word; from then on only the messenger's stable id counts.
 */
export async function recognise(
  ledger: Ledger,
  bot: Bot,
  update: Update,
): Promise<FoundSubscriber | null> {
  const known = await ledger.subscribers.byUser(bot.id, update.from.id)
  const visitor = visitorOf(bot, update)
  if (known?.state === 'waiting') return activate(ledger, known, visitor)
  if (known !== null || update.from.username === null) return known
  const waiting = await ledger.subscribers.waitingAs(bot.id, update.from.username)
  return waiting === null ? null : activate(ledger, waiting, visitor)
}

/**
 * Links somebody who is proven to be an employee, and tells the chats that this employee had
 * before: whoever did not do this must hear of it.
 */
export async function linkTo(
  ledger: Ledger,
  visitor: Visitor,
  employeeId: string,
): Promise<FoundSubscriber> {
  const known = await ledger.subscribers.byUser(visitor.botId, visitor.userId)
  if (known !== null) {
    if (known.employeeId === employeeId) return activate(ledger, known, visitor)
    // Somebody else's language, scope and last report are not theirs.
    await ledger.subscribers.remove(known.id)
  }
  const subscriber: Subscriber = {
    ...visitor,
    id: timeOrderedId(),
    employeeId,
    state: 'subscribed',
    locale: null,
    defaultScope: null,
    lastReport: null,
  }
  await ledger.subscribers.add(subscriber)
  await tellOtherChats(ledger, subscriber)
  return { ...subscriber, blocked: await ledger.isBlocked(employeeId) }
}

async function activate(
  ledger: Ledger,
  subscriber: FoundSubscriber,
  { userId, chatId, username }: Visitor,
): Promise<FoundSubscriber> {
  const changes = { userId, chatId, username, state: 'subscribed' } as const
  await ledger.subscribers.change(subscriber.id, changes)
  const active = { ...subscriber, ...changes }
  if (subscriber.state === 'waiting') await tellOtherChats(ledger, active)
  return active
}

async function tellOtherChats(ledger: Ledger, linked: Subscriber): Promise<void> {
  const chats = await ledger.subscribers.ofEmployee(linked.employeeId)
  const others = chats.filter(({ id, state }) => id !== linked.id && state === 'subscribed')
  if (others.length === 0) return
  const bot = await ledger.bots.byId(linked.botId)
  const messenger = MESSENGERS[bot?.kind ?? 'web-chat']
  const person = linked.username === null ? `ID ${linked.userId}` : `@${linked.username}`
  for (const other of others) {
    const screen = linkedElsewhereScreen(other.locale ?? 'ru', messenger, person)
    await putFor(ledger, other, 'linked elsewhere', screen)
  }
}

const MESSENGERS = {
  telegram: 'Telegram',
  viber: 'Viber',
  slack: 'Slack',
  vk: 'VK',
  'web-chat': 'Web',
} as const

/** Whoever did something, as far as linking cares. */
export function visitorOf(bot: Bot, { from, chat }: Update): Visitor {
  return { botId: bot.id, userId: from.id, chatId: chat.id, username: from.username }
}
