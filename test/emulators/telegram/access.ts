import type { Bot } from './bot.ts'
import { type Call, textOf } from './call.ts'
import type { Dialog, StoredMessage } from './dialogs.ts'
import { badRequest, forbidden, Refusal } from './refusal.ts'

/**
 * The chat a call is about, if the bot may do that there: `write` a message, `edit` one, or just
 * `read` about the chat. Refused in the vendor's words.
 */
export function dialogOf(bot: Bot, call: Call, right: 'read' | 'edit' | 'write'): Dialog {
  const id = textOf(call, 'chat_id')
  if (id === '') throw badRequest('chat_id is empty')
  const dialog = bot.dialogs.find(id)
  if (Number(id) === bot.id) throw forbidden("bot can't send messages to bots")
  if (!dialog || dialog.standing === 'unknown') throw badRequest('chat not found')
  if (dialog.standing !== 'open') refuseStanding(dialog, right)
  return dialog
}

/** The message a call is about. `what` is the vendor's name for it: «message to edit». */
export function messageOf(dialog: Dialog, call: Call, what: string): StoredMessage {
  const stored = dialog.messages.get(Number(textOf(call, 'message_id')))
  if (!stored) throw badRequest(`${what} not found`)
  return stored
}

function refuseStanding({ standing, chat, migratedTo }: Dialog, right: string): void {
  if (standing === 'migrated' && right === 'write') {
    throw new Refusal(
      400,
      'Bad Request: group chat was upgraded to a supergroup chat',
      migratedTo === null ? undefined : { migrate_to_chat_id: migratedTo },
    )
  }
  if (right === 'read') return
  switch (standing) {
    case 'met':
      throw forbidden("bot can't initiate conversation with a user")
    case 'blocked':
      throw forbidden('bot was blocked by the user')
    case 'deactivated':
      throw forbidden('user is deactivated')
    case 'kicked':
      throw forbidden(`bot was kicked from the ${chat.type} chat`)
    case 'left':
      throw forbidden(`bot is not a member of the ${chat.type} chat`)
    case 'deleted':
      throw forbidden('the group chat was deleted')
  }
}
