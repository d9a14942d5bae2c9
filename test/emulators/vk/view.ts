import type { KeyboardButton } from './keyboard.ts'
import type { StoredMessage } from './messages.ts'

export interface VisibleButton {
  readonly text: string
  readonly type: KeyboardButton['action']['type']
  readonly payload?: string
  readonly link?: string
}

/** A message as somebody sees it. */
export interface VisibleMessage {
  readonly cmid: number
  readonly fromBot: boolean
  readonly words: string
  readonly photo?: { readonly bytes: Buffer; readonly width: number; readonly height: number }
  readonly document?: { readonly title: string; readonly bytes: Buffer }
  readonly buttons: readonly (readonly VisibleButton[])[]
  readonly inline: boolean
}

export type Expected = string | RegExp | ((message: VisibleMessage) => boolean)

export function toVisible(message: StoredMessage): VisibleMessage {
  const { cmid, fromId, text, attachments, keyboard } = message
  const photo = attachments.find(({ type }) => type === 'photo')
  const doc = attachments.find(({ type }) => type === 'doc')
  return {
    cmid,
    fromBot: fromId < 0,
    // Invisible, and only there so that nothing is taken for a mention.
    words: text.replaceAll('\u2060', ''),
    ...(photo && {
      photo: {
        bytes: photo.bytes,
        width: photo.bytes.readUInt32BE(16),
        height: photo.bytes.readUInt32BE(20),
      },
    }),
    ...(doc && { document: { title: doc.title, bytes: doc.bytes } }),
    buttons: (keyboard?.buttons ?? []).map((row) => row.map(toButton)),
    inline: keyboard?.inline ?? false,
  }
}

function toButton({ action }: KeyboardButton): VisibleButton {
  const { type, label, payload } = action
  return {
    text: label,
    type,
    ...(payload !== undefined && { payload }),
    ...(type === 'open_link' && { link: action.link }),
  }
}

export function isAsExpected(message: VisibleMessage, expected: Expected): boolean {
  if (typeof expected === 'string') return message.words.includes(expected)
  return expected instanceof RegExp ? expected.test(message.words) : expected(message)
}
