import { InputFile } from 'grammy'
import { plainText } from '../../kernel/index.ts'
import type { TelegramApi } from './api.ts'
import { contactKeyboard, inlineKeyboard } from './keyboard.ts'
import { isBlank, toHtml } from './markup.ts'
import type { Part } from './parts.ts'

/** How a message is dressed: in less, when Telegram objects, rather than not sent. */
export interface Dress {
  readonly markup: boolean
  /** Buttons that open a link: Telegram refuses addresses that only an office knows. */
  readonly links: boolean
}

/** A chat as Telegram takes it: a number, or the name of a channel. */
export type ChatId = number | string

/** Sends a message; the answer is Telegram's, unread. */
export function sendMessage(
  api: TelegramApi,
  chatId: ChatId,
  part: Part,
  dress: Dress,
): Promise<unknown> {
  const { picture, file } = part
  const message = { chat_id: chatId, ...keyboardOf(part, dress) }
  if (picture !== undefined) {
    return api.sendPhoto({ ...message, photo: toPng(picture), ...captionOf(part, dress) })
  }
  if (file !== undefined) {
    const document = new InputFile(file.bytes, quoted(file.name))
    return api.sendDocument({ ...message, document, ...captionOf(part, dress) })
  }
  return api.sendMessage({ ...message, ...textOf(part, dress) })
}

export interface Place {
  readonly chat_id: ChatId
  readonly message_id: number
}

/** Puts a text or a picture where a message stands. A keyboard that is left out goes away. */
export function editMessage(
  api: TelegramApi,
  place: Place,
  part: Part,
  dress: Dress,
): Promise<unknown> {
  const keyboard = inlineKeyboard(part.buttons, dress.links)
  const message = { ...place, ...(keyboard && { reply_markup: keyboard }) }
  if (part.picture === undefined) return api.editMessageText({ ...message, ...textOf(part, dress) })
  const media = { type: 'photo', media: toPng(part.picture), ...captionOf(part, dress) } as const
  return api.editMessageMedia({ ...message, media })
}

function keyboardOf({ buttons, contactLabel }: Part, { links }: Dress) {
  const keyboard =
    contactLabel === null ? inlineKeyboard(buttons, links) : contactKeyboard(contactLabel)
  return keyboard && { reply_markup: keyboard }
}

const textOf = (part: Part, dress: Dress) => ({
  text: wordsOf(part, dress),
  ...parseMode(dress),
  link_preview_options: { is_disabled: true },
})

const captionOf = (part: Part, dress: Dress) =>
  isBlank(part.text) ? {} : { caption: wordsOf(part, dress), ...parseMode(dress) }

const wordsOf = ({ text }: Part, { markup }: Dress): string =>
  markup ? toHtml(text) : plainText(text).toWellFormed()

const parseMode = ({ markup }: Dress) => (markup ? { parse_mode: 'HTML' as const } : {})

const toPng = (bytes: Uint8Array): InputFile => new InputFile(bytes, quoted('chart.png'))

// grammY writes the name as it is, and a bare one would end at its first space.
const quoted = (name: string): string => `"${name.replaceAll(/["\\\r\n]/g, '_')}"`
