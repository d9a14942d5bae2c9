import { plainText, type RichText, type Span } from '../../kernel/index.ts'
import type { Button } from '../messenger.ts'

export type Buttons = readonly (readonly Button[])[]

/**
 * Visible characters of a message. All its blocks together, written down, may have some 13 000:
 * this many, and this many buttons with what a button of ours carries, are within that.
 */
export const TEXT_LENGTH = 3000
export const BUTTONS = 40
export const BUTTON_ROWS = 20
export const BUTTONS_PER_ROW = 5
export const BUTTON_DATA_LENGTH = 100
const LABEL_LENGTH = 75
const ALT_LENGTH = 2000

/** The words as one block. Rich text needs no escaping: nothing in it is ever taken for markup. */
export function textBlock(text: RichText): object {
  const spans = text.flatMap((line, index) => (index === 0 ? line : [{ text: '\n' }, ...line]))
  const elements = joined(spans).map(toElement)
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }
}

/** Fewer, longer spans: each costs some of what a message may have. */
function joined(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = []
  for (const span of spans.filter(({ text }) => text !== '')) {
    const last = all.at(-1)
    if (last !== undefined && last.style === span.style) {
      all.splice(-1, 1, { ...last, text: last.text + span.text })
    } else all.push(span)
  }
  return all
}

function toElement({ text, style }: Span): object {
  const dress = style === undefined ? {} : { style: STYLES[style] }
  return { type: 'text', text: text.toWellFormed(), ...dress }
}

const STYLES = { bold: { bold: true }, muted: { italic: true } } as const

/** Each row is a block of its own: only so they stand as rows. */
export function buttonBlocks(buttons: Buttons): readonly object[] {
  return buttons
    .filter((row) => row.length > 0)
    .map((row, y) => ({
      type: 'actions',
      block_id: `row-${y}`,
      elements: row.map((button, x) => toButton(button, `button-${y}-${x}`)),
    }))
}

function toButton(button: Button, action_id: string): object {
  const text = { type: 'plain_text', text: cut(button.label, LABEL_LENGTH), emoji: true }
  if ('url' in button) return { type: 'button', action_id, text, url: button.url }
  return { type: 'button', action_id, text, value: button.data }
}

/** A picture that was uploaded before. */
export function pictureBlock(file: string, text: RichText): object {
  const words = cut(plainText(text.slice(0, 1)).trim(), ALT_LENGTH) || '📊'
  return { type: 'image', slack_file: { id: file }, alt_text: words }
}

function cut(text: string, length: number): string {
  const whole = text.toWellFormed()
  return whole.length <= length ? whole : `${whole.slice(0, length - 1).toWellFormed()}…`
}
