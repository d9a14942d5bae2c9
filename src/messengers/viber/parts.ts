import type { RichText } from '../../kernel/index.ts'
import type { Reply, ReplyFile } from '../messenger.ts'
import { fitsCaption, title, toMessages } from './markup.ts'

/** What goes out as one message of Viber's. A file has no words of its own there. */
export type Part =
  | { readonly type: 'text'; readonly text: RichText }
  | { readonly type: 'picture'; readonly text: RichText; readonly bytes: Uint8Array }
  | { readonly type: 'file'; readonly name: string; readonly bytes: Uint8Array }

/** More is not shown as a picture on every phone. */
const PICTURE_BYTES = 1024 * 1024

/**
 * A reply as the messages that carry it, in their order: the picture with its words, or with only a
 * title when they are too long, then the words, then the file. A picture too heavy to be shown goes
 * as a file.
 */
export function toParts({ text, picture, file }: Reply): readonly Part[] {
  const words = toMessages(text).map((piece): Part => ({ type: 'text', text: piece }))
  const files = file === undefined ? [] : [toFile(file)]
  if (picture === undefined) return [...words, ...files]
  if (picture.length > PICTURE_BYTES) {
    return [...words, { type: 'file', name: 'chart.png', bytes: picture }, ...files]
  }
  return fitsCaption(text)
    ? [{ type: 'picture', text, bytes: picture }, ...files]
    : [{ type: 'picture', text: title(text), bytes: picture }, ...words, ...files]
}

const toFile = ({ name, bytes }: ReplyFile): Part => ({ type: 'file', name, bytes })
