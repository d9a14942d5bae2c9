import { type Line, plainText, type RichText, type Span, splitText } from '../../kernel/index.ts'

// Viber takes 7000. What keeps signs from being read as markup counts too, and all of a message
// must stay below 30 kB.
export const TEXT_LENGTH = 6000
const MOST_LENGTH = 7000
// 768 by the newest documents, 512 by those that resellers repeat.
export const CAPTION_LENGTH = 512

const MARKS = { bold: '*', muted: '_' } as const
const INVISIBLE = '\u200B'
// Between letters a mark is no mark: an address can be copied as it is.
const SIGN = /(?<![\p{L}\p{N}])[*_~`]|[*_~`](?![\p{L}\p{N}])/gu

/** Rich text as Viber's, with everything kept apart that could be taken for a mark. */
export function toMarkup(text: RichText): string {
  const marked = text.map(markLine).join('\n')
  return marked.length <= MOST_LENGTH ? marked : plainText(text).toWellFormed()
}

/** The words alone: under pictures no marks are read for certain. */
export function toCaption(text: RichText): string {
  const kept = keptApart(plainText(text))
  return kept.length <= CAPTION_LENGTH ? kept : plainText(text).toWellFormed()
}

function markLine(spans: Line): string {
  return spans
    .map((span, index) => {
      const before = wordsOf(spans.slice(0, index)).slice(-1)
      const after = wordsOf(spans.slice(index + 1)).slice(0, 1)
      return markSpan(span, isGap(before) && isGap(after))
    })
    .join('')
}

/** A mark is read only between gaps, and there is no way to escape one inside. */
function markSpan({ text, style }: Span, apart: boolean): string {
  const markable = apart && text.trim() === text && text !== '' && !/[*_~`]/.test(text)
  if (style === undefined || !markable) return keptApart(text)
  return `${MARKS[style]}${text.toWellFormed()}${MARKS[style]}`
}

const keptApart = (text: string): string =>
  text.toWellFormed().replaceAll(SIGN, `${INVISIBLE}$&${INVISIBLE}`)

const wordsOf = (spans: Line): string => plainText([spans])

const isGap = (character: string): boolean => character.trim() === ''

/** In pieces that fit into messages, cut between lines. Blank ones are left out. */
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

export function isBlank(text: RichText): boolean {
  return plainText(text).trim() === ''
}
