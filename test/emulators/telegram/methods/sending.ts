import { dialogOf } from '../access.ts'
import { type Answer, DONE } from '../answer.ts'
import { type Bot, unixTime, userOf } from '../bot.ts'
import { type Call, isObject, jsonOf, textOf } from '../call.ts'
import { changed, type Dialog, type StoredMessage } from '../dialogs.ts'
import { optionalBoolean } from '../fields.ts'
import { badRequest } from '../refusal.ts'
import { type ReplyMarkup, readReplyMarkup } from '../reply-markup.ts'
import type { Message } from '../wire.ts'
import { fileContent, type ReadContent, readCaption, readMedia, readText } from './content.ts'
import type { Method } from './method.ts'

const ALBUM_MOST = 10
const ACTIONS = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
  'cancel',
])

/** Methods that put something new into a chat. Content is checked before the chat, as at the vendor's. */
export const sending: Readonly<Record<string, Method>> = {
  sendMessage: (bot, call) => send(bot, call, readText(call)),

  async sendPhoto(bot, call) {
    const file = await bot.files.photo(call, 'photo')
    return send(bot, call, { content: { ...fileContent(file), ...readCaption(call) }, file })
  },

  async sendDocument(bot, call) {
    const file = await bot.files.document(call, 'document')
    return send(bot, call, { content: { ...fileContent(file), ...readCaption(call) }, file })
  },

  async sendMediaGroup(bot, call) {
    const media = jsonOf(call, 'media', 'media')
    if (media === undefined) throw badRequest('parameter "media" is required')
    if (!Array.isArray(media)) throw badRequest('expected an Array of InputMedia')
    if (media.length === 0) throw badRequest('there are no messages to send')
    if (media.length > ALBUM_MOST) throw badRequest('too many messages to send as an album')
    const items = await Promise.all(media.map((item: unknown) => readMedia(bot, call, item)))
    const dialog = dialogOf(bot, call, 'write')
    for (const _ of items) bot.limits?.count(dialog.chat)
    const extra = { media_group_id: String(bot.settings.now()) }
    return { result: items.map((item) => put(bot, dialog, item, null, extra).message) }
  },

  sendChatAction(bot, call) {
    const action = textOf(call, 'action').toLowerCase()
    if (!ACTIONS.has(action)) throw badRequest('wrong parameter action in request')
    const dialog = dialogOf(bot, call, 'write')
    dialog.action = action
    changed(dialog, { kind: 'action', stored: null })
    return DONE
  },
}

function send(bot: Bot, call: Call, read: ReadContent): Answer {
  const markup = readReplyMarkup(call)
  const dialog = dialogOf(bot, call, 'write')
  checkPlace(dialog, markup)
  const reply = repliedTo(dialog, call)
  bot.limits?.count(dialog.chat)
  const extra = reply === null ? {} : { reply_to_message: reply }
  return { result: put(bot, dialog, read, markup, extra).message }
}

function put(
  bot: Bot,
  dialog: Dialog,
  { content, file }: ReadContent,
  markup: ReplyMarkup | null,
  extra: Partial<Message>,
): StoredMessage {
  const inline = markup?.kind === 'inline' ? { reply_markup: markup.markup } : {}
  bot.settings.counts.sent++
  return bot.dialogs.add(dialog, {
    message: { from: userOf(bot), date: unixTime(bot), ...extra, ...content, ...inline },
    own: true,
    sentAt: bot.settings.now(),
    file,
    sentWith: markup,
  })
}

function checkPlace({ chat }: Dialog, markup: ReplyMarkup | null): void {
  if (markup?.kind !== 'keyboard' || chat.type === 'private') return
  if (markup.rows.flat().some(({ request_contact }) => request_contact)) {
    throw badRequest('phone number can be requested in private chats only')
  }
}

function repliedTo(dialog: Dialog, call: Call): Message | null {
  const value = jsonOf(call, 'reply_parameters', 'reply parameters')
  if (value === undefined) return null
  if (!isObject(value)) throw badRequest('object expected as reply parameters')
  const stored = dialog.messages.get(Number(value.message_id))
  if (!stored) {
    if (optionalBoolean(value, 'allow_sending_without_reply', '')) return null
    throw badRequest('message to be replied not found')
  }
  // Replies are shown one level deep.
  const { reply_to_message: _, ...message } = stored.message
  return message as Message
}
