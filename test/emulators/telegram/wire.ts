/**
 * The shapes of the Bot API that this emulator speaks, as they go over the wire. Only what a bot of
 * ours can meet; `specification.test.ts` compares what we return with the vendor's own description.
 */

export interface User {
  readonly id: number
  readonly is_bot: boolean
  readonly first_name: string
  readonly last_name?: string
  readonly username?: string
  readonly language_code?: string
}

export interface Chat {
  readonly id: number
  readonly type: 'private' | 'group' | 'supergroup'
  readonly title?: string
  readonly username?: string
  readonly first_name?: string
  readonly last_name?: string
}

/** Offsets and lengths count UTF-16 code units. */
export interface Entity {
  readonly offset: number
  readonly length: number
  readonly type: string
  readonly url?: string
  readonly user?: User
  readonly language?: string
  readonly custom_emoji_id?: string
  readonly unix_time?: number
  readonly date_time_format?: string
}

export interface InlineButton {
  readonly text: string
  readonly url?: string
  readonly callback_data?: string
  readonly [other: string]: unknown
}

export interface InlineKeyboard {
  readonly inline_keyboard: readonly (readonly InlineButton[])[]
}

export interface KeyboardButton {
  readonly text: string
  readonly request_contact?: boolean
}

export interface PhotoSize {
  readonly file_id: string
  readonly file_unique_id: string
  readonly width: number
  readonly height: number
  readonly file_size: number
}

export interface Document {
  readonly file_name?: string
  readonly mime_type?: string
  readonly file_id: string
  readonly file_unique_id: string
  readonly file_size: number
}

export interface Message {
  readonly message_id: number
  readonly from: User
  readonly chat: Chat
  readonly date: number
  readonly edit_date?: number
  readonly media_group_id?: string
  readonly reply_to_message?: Message
  readonly text?: string
  readonly entities?: readonly Entity[]
  readonly photo?: readonly PhotoSize[]
  readonly document?: Document
  readonly caption?: string
  readonly caption_entities?: readonly Entity[]
  readonly reply_markup?: InlineKeyboard
  /** What people send and bots of ours only recognise: contact, sticker, voice, service messages… */
  readonly [other: string]: unknown
}

/** What a message says, apart from where it stands: the part that an edit replaces. */
export type Content = Pick<
  Message,
  'text' | 'entities' | 'photo' | 'document' | 'caption' | 'caption_entities'
>
