import { plainText, type RichText } from '../../kernel/index.ts'
import type { Button } from '../messenger.ts'

/** Buttons in all; a common limit, for the documents speak of rows alone. */
export const BUTTONS = 24
/** The grid of a keyboard. */
export const COLUMNS = 6
/** Which API version the button for the phone number needs. */
export const PHONE_VERSION = 3

/** As Viber writes it. https://developers.viber.com/docs/tools/keyboards/ */
export interface Keyboard {
  readonly Type: 'keyboard'
  readonly DefaultHeight: false
  readonly Buttons: readonly KeyboardButton[]
}

interface KeyboardButton {
  readonly Columns: number
  readonly Rows: 1
  readonly ActionType: 'reply' | 'open-url' | 'share-phone'
  readonly ActionBody: string
  readonly Text: string
  readonly TextSize: 'regular'
  /** Nothing of the press is written into the chat; a link is opened without telling us. */
  readonly Silent: boolean
}

// A press comes as a text like any other, and nobody types this by accident.
const PREFIX = 'svodka:button:'
const PHONE_BODY = 'svodka:phone'

/** What a button of ours carries; null for what somebody typed. */
export function readActionBody(text: string): string | null {
  return text.startsWith(PREFIX) ? text.slice(PREFIX.length) : null
}

/**
 * The buttons below the chat; null when there are none. `phone` is the label of the one that hands
 * over the person's number.
 */
export function toKeyboard(
  rows: readonly (readonly Button[])[],
  phone: string | null,
): Keyboard | null {
  const Buttons = [
    ...(phone === null ? [] : [phoneButton(phone)]),
    ...rows.flatMap((row) => row.map((button, index) => toButton(button, columns(row, index)))),
  ]
  return Buttons.length === 0 ? null : { Type: 'keyboard', DefaultHeight: false, Buttons }
}

/** Six columns to a row: what is left over is for the first. */
function columns(row: readonly Button[], index: number): number {
  const each = Math.max(1, Math.floor(COLUMNS / row.length))
  return each + (index < COLUMNS - each * row.length ? 1 : 0)
}

function toButton(button: Button, Columns: number): KeyboardButton {
  const link = 'url' in button
  return {
    Columns,
    Rows: 1,
    ActionType: link ? 'open-url' : 'reply',
    ActionBody: link ? button.url : `${PREFIX}${button.data}`,
    Text: toLabel(button.label),
    TextSize: 'regular',
    Silent: true,
  }
}

const phoneButton = (label: string): KeyboardButton => ({
  Columns: COLUMNS,
  Rows: 1,
  ActionType: 'share-phone',
  ActionBody: PHONE_BODY,
  Text: label,
  TextSize: 'regular',
  Silent: false,
})

// A little HTML is read in labels, and there is no way to escape it.
const toLabel = (label: string): string =>
  label.toWellFormed().replaceAll('<', '‹').replaceAll('>', '›')

/** What the button for the person's number says, in the language of the question. */
export function phoneLabel(question: RichText): string {
  const russian = /\p{Script=Cyrillic}/u.test(plainText(question))
  return russian ? '📱 Отправить мой номер' : '📱 Send my number'
}
