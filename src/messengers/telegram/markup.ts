import { type Line, plainText, type RichText, type Span, splitText } from '../../kernel/index.ts'

// Telegram counts characters after the markup is read, and an emoji as one; we count it as two.
export const TEXT_LENGTH = 4096
export const CAPTION_LENGTH = 1024

/** Rich text as Telegram's HTML, with everything escaped that could be taken for a tag. */
export function toHtml(text: RichText): string {
  return text.map((spans) => spans.map(toTag).join('')).join('\n')
}

function toTag({ text, style }: Span): string {
  const words = escapeHtml(text)
  if (words === '') return ''
  if (style === 'bold') return `<b>${words}</b>`
  if (style === 'muted') return `<i>${words}</i>`
  return words
}

// Half an emoji is not UTF-8, and Telegram refuses the whole message for it.
const escapeHtml = (text: string): string =>
  text.toWellFormed().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** In pieces that fit into messages, cut between lines. Blank ones, which Telegram refuses, are left out. */
export function toMessages(text: RichText): RichText[] {
  return splitText(text, TEXT_LENGTH).filter((piece) => !isBlank(piece))
}

/** Whether all of it fits under a picture. */
export function fitsCaption(text: RichText): boolean {
  return plainText(text).length <= CAPTION_LENGTH
}

/** The first line that says something, for a picture whose words do not fit under it. */
export function title(text: RichText): RichText {
  const first = text.find((spans) => !isBlank([spans]))
  return first !== undefined && fitsCaption([first]) ? [first] : []
}

export function isBlank(text: readonly Line[]): boolean {
  return plainText(text).trim() === ''
}
