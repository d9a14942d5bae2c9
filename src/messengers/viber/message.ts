import type { MediaShelf } from '../media-shelf.ts'
import { type Keyboard, PHONE_VERSION } from './keyboard.ts'
import { toCaption, toMarkup } from './markup.ts'
import type { Part } from './parts.ts'

export interface Envelope {
  readonly receiver: string
  /** Who it seems to be from, in at most 28 characters. */
  readonly senderName: string
  readonly keyboard: Keyboard | null
  readonly media: MediaShelf
}

/** A part as the body of `send_message`. Pictures and files are laid out on the shelf. */
export function toMessage(part: Part, { receiver, senderName, keyboard, media }: Envelope): object {
  return {
    receiver,
    min_api_version: asksPhone(keyboard) ? PHONE_VERSION : 1,
    sender: { name: senderName },
    ...contentOf(part, media),
    ...(keyboard !== null && { keyboard }),
  }
}

function contentOf(part: Part, media: MediaShelf): object {
  switch (part.type) {
    case 'text':
      return { type: 'text', text: toMarkup(part.text) }
    case 'picture': {
      const link = media.put({ extension: 'png', bytes: part.bytes })
      return { type: 'picture', text: toCaption(part.text), media: link }
    }
    case 'file': {
      const { name, bytes } = part
      const link = media.put({ extension: name.endsWith('.png') ? 'png' : 'csv', bytes })
      return { type: 'file', media: link, size: bytes.length, file_name: fileName(name) }
    }
  }
}

const LONGEST_NAME = 200

/** The end of a name says what the file is. */
const fileName = (name: string): string => name.toWellFormed().slice(-LONGEST_NAME)

export const asksPhone = (keyboard: Keyboard | null): boolean =>
  keyboard?.Buttons.some(({ ActionType }) => ActionType === 'share-phone') ?? false

/** Without what old clients do not know. */
export function withoutPhone(keyboard: Keyboard | null): Keyboard | null {
  const Buttons = keyboard?.Buttons.filter(({ ActionType }) => ActionType !== 'share-phone') ?? []
  return keyboard === null || Buttons.length === 0 ? null : { ...keyboard, Buttons }
}
