import { type Line, plainText, type RichText, splitText } from '../../kernel/index.ts'

/** VK takes 4096; where exactly it stops is not said, and a mention that is broken up grows. */
export const TEXT_LENGTH = 4000

/** In pieces that fit into messages, cut between lines. Blank ones, which VK refuses, are left out. */
export function toMessages(text: RichText): RichText[] {
  return splitText(text, TEXT_LENGTH).filter((piece) => plainText(piece).trim() !== '')
}

/** What VK takes for the words of a message, and for their emphasis. */
export interface Markup {
  readonly message: string
  /** JSON; null when nothing is emphasised. */
  readonly formatData: string | null
}

/**
 * Words with nothing in them that VK would turn into a mention, which shows another name and may
 * tell somebody; emphasis goes beside them, in UTF-16 units.
 */
export function toMarkup(text: RichText): Markup {
  const items: Emphasis[] = []
  let message = ''
  for (const [index, spans] of text.entries()) {
    if (index > 0) message += '\n'
    message += spansOf(spans, message.length, items)
  }
  const formatData = items.length === 0 ? null : JSON.stringify({ version: '1', items })
  return { message, formatData }
}

interface Emphasis {
  readonly type: 'bold' | 'italic'
  readonly offset: number
  readonly length: number
}

function spansOf(spans: Line, start: number, items: Emphasis[]): string {
  let said = ''
  for (const { text, style } of spans) {
    const words = harmless(text)
    if (style !== undefined && words !== '') {
      const type = style === 'bold' ? 'bold' : 'italic'
      items.push({ type, offset: start + said.length, length: words.length })
    }
    said += words
  }
  return said
}

// `[id1|Имя]`, `[club1|…]`, `@id1`, `*durov`: a word joiner, which nobody sees, breaks them up.
const BRACKET = /\[(?=(?:id|club|public|event)\d+\|)/gi
const SIGN = /(?<![\p{L}\p{N}_])[@*](?=[a-z])/giu
const WORD_JOINER = '\u2060'

function harmless(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(BRACKET, (mark) => mark + WORD_JOINER)
    .replaceAll(SIGN, (mark) => mark + WORD_JOINER)
}
