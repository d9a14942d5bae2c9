import { plainText, type RichText } from '../../kernel/index.ts'
import type { Reply, ReplyFile } from '../messenger.ts'
import type { Buttons } from './keyboard.ts'
import { toMessages } from './markup.ts'

/** What goes out as one message of VK's. */
export interface Part {
  readonly text: RichText
  readonly picture?: Uint8Array
  readonly file?: ReplyFile
  readonly buttons: Buttons
}

/**
 * A reply as the messages that carry it, in their order: the picture with the words, then the words
 * that are too many for one message, then the file, with all words when they fit. The buttons are
 * on the last.
 */
export function toParts({ text, picture, file, buttons }: Reply): readonly Part[] {
  const words = toMessages(text)
  const [first = []] = words
  const underFile = file !== undefined && picture === undefined && words.length <= 1
  const said = picture === undefined ? (underFile ? [] : words) : words.slice(1)
  const contents = [
    ...(picture === undefined ? [] : [{ text: first, picture }]),
    ...said.map((piece) => ({ text: piece })),
    ...(file === undefined ? [] : [{ text: underFile ? first : [], file }]),
  ]
  const last = contents.length - 1
  return contents.map((content, index) => ({ ...content, buttons: index === last ? buttons : [] }))
}

export const isBlank = (text: RichText): boolean => plainText(text).trim() === ''
