import type { Bot } from './bot.ts'
import type { Dialog } from './dialogs.ts'
import { PIXEL } from './pixel.ts'
import type { StoredFile } from './stored-file.ts'
import type { User } from './wire.ts'
import { replyTo, rewrite, type Said, textFields, write } from './writing.ts'

export interface SharedContact {
  readonly phone: string
  /** Whose contact it is: the person's own by default, null for one without a Telegram account. */
  readonly userId?: number | null
  /** Forwarded from somewhere instead of shared here. */
  readonly forwarded?: boolean
}

/** What a person can put into their chat with the bot. Each returns the message's id. */
export interface Speaking {
  says(text: string, options?: { readonly replyTo?: number }): number
  sharesContact(contact: SharedContact): number
  /** Sends a small picture, or the given one. */
  sendsPhoto(caption?: string, bytes?: Buffer): number
  sendsSticker(): number
  sendsVoice(): number
  /** Sends a message with these fields of the Bot API's Message, of whatever kind. */
  sends(fields: Said): number
  /** Sends on what somebody else wrote. */
  forwards(text: string, from: User): number
  /** Changes what they wrote before. */
  edits(messageId: number, text: string): void
}

/** Whoever writes to a bot has opened the chat with it; whoever blocked it cannot. */
export function createSpeaking(bot: Bot, dialog: Dialog, user: User): Speaking {
  const send = (said: Said, file: StoredFile | null = null) => {
    if (dialog.standing === 'blocked') throw new Error(`${user.first_name} has blocked the bot`)
    dialog.standing = 'open'
    return write(bot, dialog, user, said, file).message.message_id
  }
  return {
    says: (text, options) => send({ ...replyTo(dialog, options?.replyTo), ...textFields(text) }),
    sharesContact: (contact) => send(contactFields(dialog, user, contact)),
    sendsPhoto(caption, bytes = PIXEL) {
      const file = bot.files.keepPhoto(bytes)
      const said = caption === undefined ? {} : { caption }
      return send({ photo: file.sizes, ...said }, file)
    },
    sendsSticker: () => send({ sticker: { ...fileIds('sticker'), ...STICKER } }),
    sendsVoice: () => send({ voice: { ...fileIds('voice'), duration: 3, mime_type: 'audio/ogg' } }),
    sends: (fields) => send(fields),
    forwards: (text, from) => send({ ...originOf(from), ...textFields(text) }),
    edits: (messageId, text) => rewrite(bot, dialog, messageId, text),
  }
}

const STICKER = { type: 'regular', width: 512, height: 512, is_animated: false, is_video: false }

function contactFields(dialog: Dialog, user: User, contact: SharedContact): Said {
  const { phone, userId = user.id, forwarded = false } = contact
  const shared = {
    phone_number: phone,
    first_name: user.first_name,
    ...(userId === null ? {} : { user_id: userId }),
  }
  if (forwarded) return { ...originOf(user), contact: shared }
  return { ...replyTo(dialog, contactRequest(dialog)), contact: shared }
}

// The contact button answers the message that it came with.
function contactRequest(dialog: Dialog): number | undefined {
  return dialog.messages
    .values()
    .find(({ sentWith }) => sentWith?.kind === 'keyboard' && asksContact(sentWith.rows))?.message
    .message_id
}

function asksContact(
  rows: readonly (readonly { readonly request_contact?: boolean }[])[],
): boolean {
  return rows.flat().some(({ request_contact }) => request_contact === true)
}

function originOf(from: User): Said {
  return { forward_origin: { type: 'user', sender_user: from, date: 1_700_000_000 } }
}

function fileIds(kind: string) {
  return { file_id: `${kind}-of-a-person`, file_unique_id: `${kind}-unique` }
}
