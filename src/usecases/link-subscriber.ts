import { hashCode, type MakeId, secretId, timeOrderedId } from '../kernel/index.ts'
import { personLabel, type Update } from '../messengers/index.ts'
import type { Bot, FoundSubscriber, Invitation, Ledger, Subscriber } from './ledger.ts'

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

/** Where an invitation is opened; null for a messenger without such links. */
export function invitationLink(bot: Bot, code: string): string | null {
  return bot.kind === 'telegram' && bot.username !== null
    ? `https://t.me/${bot.username}?start=${code}`
    : null
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
  return link(ledger, bot, update, invitation.employeeId)
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
  if (known?.state === 'waiting') return activate(ledger, known, update)
  if (known !== null || update.from.username === null) return known
  const waiting = await ledger.subscribers.waitingAs(bot.id, update.from.username)
  return waiting === null ? null : activate(ledger, waiting, update)
}

async function link(
  ledger: Ledger,
  bot: Bot,
  update: Update,
  employeeId: string,
): Promise<FoundSubscriber> {
  const known = await ledger.subscribers.byUser(bot.id, update.from.id)
  if (known !== null) {
    if (known.employeeId === employeeId) return activate(ledger, known, update)
    // Somebody else's language, scope and last report are not theirs.
    await ledger.subscribers.remove(known.id)
  }
  const subscriber: Subscriber = {
    id: timeOrderedId(),
    botId: bot.id,
    userId: update.from.id,
    chatId: update.chat.id,
    username: update.from.username,
    employeeId,
    state: 'subscribed',
    locale: null,
    defaultScope: null,
    lastReport: null,
  }
  await ledger.subscribers.add(subscriber)
  return { ...subscriber, blocked: await ledger.isBlocked(employeeId) }
}

async function activate(
  ledger: Ledger,
  subscriber: FoundSubscriber,
  { chat, from }: Update,
): Promise<FoundSubscriber> {
  const changes = {
    userId: from.id,
    chatId: chat.id,
    username: from.username,
    state: 'subscribed',
  } as const
  await ledger.subscribers.change(subscriber.id, changes)
  return { ...subscriber, ...changes }
}
