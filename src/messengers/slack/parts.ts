import { type Line, plainText, type RichText, splitText } from '../../kernel/index.ts'
import type { Reply } from '../messenger.ts'
import { type Buttons, TEXT_LENGTH } from './blocks.ts'

/** What goes out as one message of Slack's, besides files. */
export interface Part {
  readonly text: RichText
  readonly picture?: Uint8Array
  readonly buttons: Buttons
}

/**
 * A reply as the messages that carry it, in their order: the picture with its words, or with only a
 * title when they are too long, then the words. The buttons are on the last.
 */
export function toParts({ text, picture, buttons }: Reply): readonly Part[] {
  const words = splitText(text, TEXT_LENGTH)
    .filter((piece) => !isBlank(piece))
    .map((piece) => ({ text: piece }))
  const contents =
    picture === undefined
      ? words
      : words.length <= 1
        ? [{ text: words[0]?.text ?? [], picture }]
        : [{ text: title(text), picture }, ...words]
  const last = contents.length - 1
  return contents.map((content, index) => ({ ...content, buttons: index === last ? buttons : [] }))
}

/** The first line that says something, for a picture whose words do not fit under it. */
function title(text: RichText): RichText {
  const first = text.find((spans) => !isBlank([spans]))
  return first === undefined || plainText([first]).length > TEXT_LENGTH ? [] : [first]
}

export function isBlank(text: readonly Line[]): boolean {
  return plainText(text).trim() === ''
}
