import type { RichText } from '../../kernel/index.ts'
import type { Reply, ReplyFile } from '../messenger.ts'
import { type Buttons, contactLabel } from './keyboard.ts'
import { fitsCaption, title, toMessages } from './markup.ts'

/** What goes out as one message of Telegram's. */
export interface Part {
  readonly text: RichText
  readonly picture?: Uint8Array
  readonly file?: ReplyFile
  readonly buttons: Buttons
  /** Of the button for the person's number, below the chat. Such a message has no others. */
  readonly contactLabel: string | null
}

type Content = Omit<Part, 'buttons' | 'contactLabel'>

/**
 * A reply as the messages that carry it, in their order: the picture with its words, or with only
 * a title when they are too long, then the words, then the file. The buttons are on the last.
 */
export function toParts({ text, picture, file, buttons, askContact }: Reply): readonly Part[] {
  const underFile = file !== undefined && picture === undefined && fitsCaption(text)
  const words = underFile ? [] : toMessages(text).map((piece) => ({ text: piece }))
  const contents = [
    ...(picture === undefined ? words : withPicture(picture, text, words)),
    ...(file === undefined ? [] : [{ text: underFile ? text : [], file }]),
  ]
  return withKeyboards(contents, buttons, askContact === true ? contactLabel(text) : null)
}

function withPicture(picture: Uint8Array, text: RichText, words: readonly Content[]): Content[] {
  return fitsCaption(text) ? [{ text, picture }] : [{ text: title(text), picture }, ...words]
}

const POINTER: Content = { text: [[{ text: '👇' }]] }

function withKeyboards(
  contents: readonly Content[],
  buttons: Buttons,
  label: string | null,
): readonly Part[] {
  // A message has buttons under it or below the chat, never both.
  const apart = label !== null && buttons.length > 0
  const last = contents.length - 1
  const parts = contents.map((content, index) => ({
    ...content,
    buttons: index === last ? buttons : [],
    contactLabel: index === last && !apart ? label : null,
  }))
  return apart ? [...parts, { ...POINTER, buttons: [], contactLabel: label }] : parts
}
