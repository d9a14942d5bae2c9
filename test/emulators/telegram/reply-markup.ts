import { type Call, isObject, jsonOf } from './call.ts'
import {
  type Fields,
  optionalArray,
  optionalBoolean,
  optionalString,
  requiredString,
} from './fields.ts'
import { checkLink } from './links.ts'
import { badRequest } from './refusal.ts'
import type { InlineButton, InlineKeyboard, KeyboardButton } from './wire.ts'

/** What may hang under a message. Only an inline keyboard is part of the message itself. */
export type ReplyMarkup =
  | { readonly kind: 'inline'; readonly markup: InlineKeyboard }
  | { readonly kind: 'keyboard'; readonly rows: Keyboard; readonly oneTime: boolean }
  | { readonly kind: 'remove' }
  | { readonly kind: 'force-reply' }

export type Keyboard = readonly (readonly KeyboardButton[])[]

const INLINE = "can't parse inline keyboard button: "
const PLAIN = "can't parse keyboard button: "
const DATA_BYTES = 64
/** Not documented; more is reported to fail as too long. */
const MOST_BUTTONS = 100
const OTHER_KINDS = [
  'callback_game',
  'pay',
  'switch_inline_query',
  'switch_inline_query_chosen_chat',
  'switch_inline_query_current_chat',
  'login_url',
  'web_app',
  'copy_text',
]

/** Reads and checks `reply_markup`; null when there is none, or an empty one. */
export function readReplyMarkup(call: Call): ReplyMarkup | null {
  const value = jsonOf(call, 'reply_markup', 'reply keyboard markup')
  if (value === undefined) return null
  if (!isObject(value)) throw badRequest('object expected as reply markup')
  const keyboard = readRows(optionalArray(value, 'keyboard'), readButton, '"keyboard"')
  const inline = readRows(
    optionalArray(value, 'inline_keyboard'),
    readInlineButton,
    '"inline_keyboard" of the InlineKeyboardMarkup',
  )
  if (keyboard.length > 0) {
    return {
      kind: 'keyboard',
      rows: keyboard,
      oneTime: optionalBoolean(value, 'one_time_keyboard', ''),
    }
  }
  if (inline.length > 0) return { kind: 'inline', markup: { inline_keyboard: inline } }
  if (optionalBoolean(value, 'remove_keyboard', '')) return { kind: 'remove' }
  return optionalBoolean(value, 'force_reply', '') ? { kind: 'force-reply' } : null
}

function readRows<Button>(
  rows: readonly unknown[] | null,
  read: (button: unknown) => Button,
  name: string,
): Button[][] {
  if (rows === null) return []
  const read2d = rows.map((row) => {
    if (!Array.isArray(row)) throw badRequest(`field ${name} must be an Array of Arrays`)
    return row.map(read)
  })
  if (read2d.flat().length > MOST_BUTTONS) throw badRequest('reply markup is too long')
  return read2d.filter((row) => row.length > 0)
}

function readButton(button: unknown): KeyboardButton {
  if (typeof button === 'string') return { text: nonEmpty(button, 'keyboard button') }
  if (!isObject(button)) throw badRequest(`${PLAIN}KeyboardButton must be a String or an Object`)
  const text = nonEmpty(requiredString(button, 'text', PLAIN), 'keyboard button')
  return optionalBoolean(button, 'request_contact', PLAIN)
    ? { text, request_contact: true }
    : { text }
}

function readInlineButton(button: unknown): InlineButton {
  if (!isObject(button)) throw badRequest(`${INLINE}InlineKeyboardButton must be an Object`)
  const text = nonEmpty(requiredString(button, 'text', INLINE), 'inline keyboard button')
  const style = optionalString(button, 'style', INLINE)
  return { text, ...readAction(button), ...(style === '' ? {} : { style }) }
}

// The vendor takes the first kind it finds and says nothing about a second one.
function readAction(button: Fields): Omit<InlineButton, 'text'> {
  const url = optionalString(button, 'url', INLINE)
  if (url !== '') return { url: checkedUrl(url) }
  const data = optionalString(button, 'callback_data', INLINE)
  if (Buffer.byteLength(data) > DATA_BYTES) throw badRequest('BUTTON_DATA_INVALID')
  if (data !== '') return { callback_data: data }
  if (button.callback_data === '') throw badRequest('BUTTON_DATA_INVALID')
  const kind = OTHER_KINDS.find((name) => button[name] !== undefined)
  if (kind !== undefined) return { [kind]: button[kind] }
  throw badRequest(`${INLINE}Text buttons are unallowed in the inline keyboard`)
}

function checkedUrl(url: string): string {
  const checked = checkLink(url)
  if ('url' in checked) return checked.url
  throw badRequest(`inline keyboard button URL '${url}' is invalid: ${checked.problem}`)
}

function nonEmpty(text: string, what: string): string {
  if (text.trim() === '') throw badRequest(`${what} text must be non-empty`)
  return text
}
