import type { Bot } from '../bot.ts'
import { type Call, isObject, jsonOf, textOf } from '../call.ts'
import { optionalBoolean, optionalString, requiredString } from '../fields.ts'
import { CAPTION, MESSAGE_TEXT, readFormattedText } from '../formatted-text.ts'
import { badRequest } from '../refusal.ts'
import type { StoredFile } from '../stored-file.ts'
import type { Content } from '../wire.ts'

/** What a message is to say, with the file that it shows. */
export interface ReadContent {
  readonly content: Content
  readonly file: StoredFile | null
}

/** The text of a call, as a message's content. */
export function readText(call: Call): ReadContent {
  const text = textOf(call, 'text')
  if (text === '') throw badRequest('message text is empty')
  const entities = jsonOf(call, 'entities', 'entities')
  const parseMode = textOf(call, 'parse_mode')
  const formatted = readFormattedText({ text, parseMode, entities }, MESSAGE_TEXT)
  return {
    content: {
      text: formatted.text,
      ...(formatted.entities.length > 0 ? { entities: formatted.entities } : {}),
    },
    file: null,
  }
}

type Caption = Pick<Content, 'caption' | 'caption_entities'>

/** The caption of a call; empty when it has none. */
export function readCaption(call: Call): Caption {
  return captionOf(
    textOf(call, 'caption'),
    textOf(call, 'parse_mode'),
    jsonOf(call, 'caption_entities', 'caption_entities'),
  )
}

/** What the message shows besides its caption. */
export function fileContent(file: StoredFile): Content {
  return file.kind === 'photo' ? { photo: file.sizes } : { document: file.document }
}

/** The item of `media` that a message is to show: uploaded, known by id, or linked to. */
export async function readMedia(bot: Bot, call: Call, item: unknown): Promise<ReadContent> {
  const context = "can't parse InputMedia: "
  if (!isObject(item)) throw badRequest(`${context}expected an Object`)
  const caption = captionOf(
    optionalString(item, 'caption', context),
    optionalString(item, 'parse_mode', context),
    item.caption_entities,
  )
  optionalBoolean(item, 'has_spoiler', context)
  const media = optionalString(item, 'media', context)
  const type = requiredString(item, 'type', context)
  if (type !== 'photo' && type !== 'document') {
    throw badRequest(`${context}type "${type}" is unsupported`)
  }
  const missing = media === '' || (media.startsWith('attach://') && !call.files.has(media.slice(9)))
  if (missing) throw badRequest(`${context}media not found`)
  const file = await bot.files[type](call, 'media', media)
  return { content: { ...fileContent(file), ...caption }, file }
}

function captionOf(text: string, parseMode: string, entities: unknown): Caption {
  const formatted = readFormattedText({ text, parseMode, entities }, CAPTION)
  if (formatted.text === '') return {}
  if (formatted.entities.length === 0) return { caption: formatted.text }
  return { caption: formatted.text, caption_entities: formatted.entities }
}
