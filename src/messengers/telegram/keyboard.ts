import type { InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup } from 'grammy/types'
import { plainText, type RichText } from '../../kernel/index.ts'
import type { Button } from '../messenger.ts'

export type Buttons = readonly (readonly Button[])[]

/** Buttons under a message; null when there are none. `links` false leaves out those that open one. */
export function inlineKeyboard(buttons: Buttons, links: boolean): InlineKeyboardMarkup | null {
  const rows = buttons
    .map((row) => row.filter((button) => links || !('url' in button)).map(toInlineButton))
    .filter((row) => row.length > 0)
  return rows.length > 0 ? { inline_keyboard: rows } : null
}

const toInlineButton = (button: Button): InlineKeyboardButton =>
  'url' in button
    ? { text: button.label, url: button.url }
    : { text: button.label, callback_data: button.data }

/** What the button that hands over the person's number says, in the language of the question. */
export function contactLabel(question: RichText): string {
  const russian = /\p{Script=Cyrillic}/u.test(plainText(question))
  return russian ? '📱 Отправить мой номер' : '📱 Send my number'
}

export function contactKeyboard(label: string): ReplyKeyboardMarkup {
  return {
    keyboard: [[{ text: label, request_contact: true }]],
    resize_keyboard: true,
    one_time_keyboard: true,
  }
}
