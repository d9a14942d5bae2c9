import { dialogOf, messageOf } from '../access.ts'
import { type Answer, DONE } from '../answer.ts'
import { type Bot, unixTime } from '../bot.ts'
import { type Call, jsonOf, textOf } from '../call.ts'
import type { Dialog, StoredMessage } from '../dialogs.ts'
import { badRequest } from '../refusal.ts'
import { readReplyMarkup } from '../reply-markup.ts'
import type { Content, InlineKeyboard, Message } from '../wire.ts'
import { fileContent, type ReadContent, readCaption, readMedia, readText } from './content.ts'
import type { Method } from './method.ts'

const DELETABLE_MS = 48 * 3600 * 1000

/** Methods that change or remove what stands in a chat. An edit without markup takes the buttons away. */
export const editing: Readonly<Record<string, Method>> = {
  editMessageText(bot, call) {
    const read = readText(call)
    return edit(bot, call, (stored) => {
      if (stored.message.text === undefined)
        throw badRequest('there is no text in the message to edit')
      return read
    })
  },

  editMessageCaption(bot, call) {
    const caption = readCaption(call)
    return edit(bot, call, ({ file }) => {
      if (file === null) throw badRequest('there is no caption in the message to edit')
      return { content: { ...fileContent(file), ...caption }, file }
    })
  },

  async editMessageMedia(bot, call) {
    const media = jsonOf(call, 'media', 'input media')
    if (media === undefined) throw badRequest('parameter "media" is required')
    const read = await readMedia(bot, call, media)
    return edit(bot, call, () => read)
  },

  editMessageReplyMarkup: (bot, call) =>
    edit(bot, call, ({ message, file }) => ({ content: contentOf(message), file })),

  deleteMessage(bot, call) {
    if (textOf(call, 'chat_id') === '') throw badRequest('chat identifier is not specified')
    if (textOf(call, 'message_id') === '') throw badRequest('message identifier is not specified')
    const dialog = dialogOf(bot, call, 'read')
    const stored = messageOf(dialog, call, 'message to delete')
    if (!isDeletable(bot, dialog, stored)) throw badRequest("message can't be deleted")
    remove(bot, dialog, stored)
    return DONE
  },

  deleteMessages(bot, call) {
    const ids = jsonOf(call, 'message_ids', 'message_ids')
    if (ids === undefined) throw badRequest('message identifiers are not specified')
    if (!Array.isArray(ids)) throw badRequest('expected an Array of message identifiers')
    if (ids.length > 100) throw badRequest('too many message identifiers specified')
    const dialog = dialogOf(bot, call, 'read')
    // Ids that are not there are skipped.
    for (const id of ids) {
      const stored = dialog.messages.get(Number(id))
      if (stored && isDeletable(bot, dialog, stored)) remove(bot, dialog, stored)
    }
    return DONE
  },
}

function edit(bot: Bot, call: Call, change: (stored: StoredMessage) => ReadContent): Answer {
  const markup = readReplyMarkup(call)
  if (textOf(call, 'chat_id') === '' && textOf(call, 'message_id') === '') {
    throw badRequest('message identifier is not specified')
  }
  const dialog = dialogOf(bot, call, 'edit')
  const stored = messageOf(dialog, call, 'message to edit')
  const fixed = stored.sentWith !== null && stored.sentWith.kind !== 'inline'
  if (!stored.own || fixed) throw badRequest("message can't be edited")
  const { content, file } = change(stored)
  const inline = markup?.kind === 'inline' ? markup.markup : null
  const { message } = stored
  if (isSame(message, content, inline)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
  }
  stored.file = file
  bot.dialogs.replace(dialog, stored, edited(message, content, inline, unixTime(bot)))
  bot.settings.counts.edited++
  return { result: stored.message }
}

function edited(
  { message_id, from, chat, date, media_group_id, reply_to_message }: Message,
  content: Content,
  inline: InlineKeyboard | null,
  edit_date: number,
): Message {
  return {
    message_id,
    from,
    chat,
    date,
    edit_date,
    ...(media_group_id === undefined ? {} : { media_group_id }),
    ...(reply_to_message === undefined ? {} : { reply_to_message }),
    ...content,
    ...(inline === null ? {} : { reply_markup: inline }),
  }
}

function contentOf({
  text,
  entities,
  photo,
  document,
  caption,
  caption_entities,
}: Message): Content {
  const all = { text, entities, photo, document, caption, caption_entities }
  const present = Object.entries(all).filter(([, value]) => value !== undefined)
  return Object.fromEntries(present)
}

function isSame(message: Message, content: Content, inline: InlineKeyboard | null): boolean {
  if (message.text !== content.text || message.caption !== content.caption) return false
  const before = { ...contentOf(message), reply_markup: message.reply_markup ?? null }
  const after = { ...contentOf(content as Message), reply_markup: inline }
  return JSON.stringify(before) === JSON.stringify(after)
}

function isDeletable(bot: Bot, { chat }: Dialog, { own, sentAt }: StoredMessage): boolean {
  return (own || chat.type === 'private') && bot.settings.now() - sentAt < DELETABLE_MS
}

function remove(bot: Bot, dialog: Dialog, { message }: StoredMessage): void {
  bot.dialogs.remove(dialog, message.message_id)
  bot.settings.counts.deleted++
}
