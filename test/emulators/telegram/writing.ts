import { type Bot, unixTime } from './bot.ts'
import { detectEntities } from './detected-entities.ts'
import type { Dialog, StoredMessage } from './dialogs.ts'
import type { StoredFile } from './stored-file.ts'
import type { Message, User } from './wire.ts'

/** Updates about messages and members live a day, presses two and a half minutes. */
export const DAY_MS = 24 * 3600 * 1000
export const PRESS_MS = 150 * 1000

/** What a person puts into a message: the fields of the Bot API's Message that carry it. */
export type Said = Partial<Message>

/** Puts a person's message into a chat and tells the bot, where the bot may see it. */
export function write(
  bot: Bot,
  dialog: Dialog,
  user: User,
  said: Said,
  file: StoredFile | null = null,
): StoredMessage {
  const stored = bot.dialogs.add(dialog, {
    message: { from: user, date: unixTime(bot), ...said },
    own: false,
    sentAt: bot.settings.now(),
    file,
    sentWith: null,
  })
  tell(bot, dialog, 'message', stored.message)
  return stored
}

/** Changes what a person wrote before, and tells the bot. */
export function rewrite(bot: Bot, dialog: Dialog, messageId: number, text: string): void {
  const stored = dialog.messages.get(messageId)
  if (!stored || stored.own) throw new Error(`There is no message ${messageId} of a person's here`)
  const { entities: _, ...rest } = stored.message
  const message = { ...rest, edit_date: unixTime(bot), ...textFields(text) }
  bot.dialogs.replace(dialog, stored, message)
  tell(bot, dialog, 'edited_message', message)
}

/** The fields of a text message, with the entities that Telegram finds in it. */
export function textFields(text: string): Said {
  const entities = detectEntities(text, [])
  return entities.length === 0 ? { text } : { text, entities }
}

/** The fields of a reply to a message that stands in the chat. */
export function replyTo(dialog: Dialog, messageId: number | undefined): Said {
  if (messageId === undefined) return {}
  const stored = dialog.messages.get(messageId)
  if (!stored) throw new Error(`There is no message ${messageId} to reply to`)
  // Replies are shown one level deep.
  const { reply_to_message: _, ...message } = stored.message
  return { reply_to_message: message as Message }
}

function tell(
  bot: Bot,
  { chat }: Dialog,
  kind: 'message' | 'edited_message',
  message: Message,
): void {
  if (chat.type !== 'private' && !bot.readsGroups && !concerns(bot, message)) return
  bot.updates.push(kind, `message:${chat.id}`, message, DAY_MS)
}

// Privacy mode: in groups a bot gets commands that may be for it, mentions, replies, and service
// messages.
function concerns(
  bot: Bot,
  { text, reply_to_message, new_chat_members, ...message }: Message,
): boolean {
  if (new_chat_members !== undefined || message.migrate_to_chat_id !== undefined) return true
  if (reply_to_message?.from.id === bot.id) return true
  const words = text ?? message.caption ?? ''
  const addressee = /^\/\w+@(\w+)/.exec(words)?.[1]
  if (addressee !== undefined) return addressee.toLowerCase() === bot.username.toLowerCase()
  return words.startsWith('/') || words.toLowerCase().includes(`@${bot.username.toLowerCase()}`)
}
