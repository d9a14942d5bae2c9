import type { Dialog, StoredMessage } from './dialogs.ts'
import { renderHtml } from './render-html.ts'
import type { Entity, InlineButton } from './wire.ts'

/** A message as the people in a chat see it now. Edits are in place, deleted ones are gone. */
export interface VisibleMessage {
  readonly message_id: number
  readonly fromBot: boolean
  /** Seconds since 1970. */
  readonly date: number
  readonly edited: boolean
  /** The text, or the caption under a picture or file; '' when there is neither. */
  readonly words: string
  readonly text: string | undefined
  readonly caption: string | undefined
  readonly entities: readonly Entity[]
  /** The words with their emphasis, as HTML. */
  readonly html: string
  readonly photo: VisiblePhoto | undefined
  readonly document: VisibleDocument | undefined
  /** Inline buttons, row by row. */
  readonly buttons: readonly (readonly InlineButton[])[]
  /** Labels of the reply keyboard that came with it. */
  readonly keyboard: readonly (readonly string[])[]
}

interface VisiblePhoto {
  readonly bytes: Buffer
  readonly width: number
  readonly height: number
}

interface VisibleDocument {
  readonly bytes: Buffer
  readonly file_name: string
}

/** Which message is meant: its words match, or the predicate says so. */
export type Expected = RegExp | string | ((message: VisibleMessage) => boolean)

/** What stands in a chat, oldest first. */
export function visibleMessages(dialog: Dialog): VisibleMessage[] {
  return Array.from(dialog.messages.values(), visible)
}

export function visible({ message, own, file, sentWith }: StoredMessage): VisibleMessage {
  const words = message.text ?? message.caption ?? ''
  const entities = message.entities ?? message.caption_entities ?? []
  return {
    message_id: message.message_id,
    fromBot: own,
    date: message.date,
    edited: message.edit_date !== undefined,
    words,
    text: message.text,
    caption: message.caption,
    entities,
    html: renderHtml({ text: words, entities }),
    photo: file?.kind === 'photo' ? pictureOf(file) : undefined,
    document:
      file?.kind === 'document' ? { bytes: file.bytes, file_name: file.fileName } : undefined,
    buttons: message.reply_markup?.inline_keyboard ?? [],
    keyboard: sentWith?.kind === 'keyboard' ? labels(sentWith.rows) : [],
  }
}

function pictureOf({ bytes, width, height }: VisiblePhoto): VisiblePhoto {
  return { bytes, width, height }
}

/** Labels of a keyboard, row by row. */
export function labels(rows: readonly (readonly { readonly text: string }[])[]): string[][] {
  return rows.map((row) => row.map(({ text }) => text))
}

export function isExpected(message: VisibleMessage, expected: Expected): boolean {
  if (typeof expected === 'function') return expected(message)
  if (typeof expected === 'string') return message.words.includes(expected)
  return expected.test(message.words)
}

/** What a chat shows, in a few lines: for errors of tests. */
export function summary(dialog: Dialog): string {
  const lines = visibleMessages(dialog)
    .slice(-5)
    .map(({ fromBot, message_id, words, buttons, photo }) => {
      const shown = `${photo ? '[photo] ' : ''}${JSON.stringify(words)}`
      const pressable = buttons.length > 0 ? ` ${JSON.stringify(labels(buttons))}` : ''
      return `  #${message_id} ${fromBot ? 'bot' : 'person'}: ${shown}${pressable}`
    })
  return lines.length === 0 ? '  (nothing)' : lines.join('\n')
}
