const MARKED = /(?<=^|\s)([*_~])(?![\s\u200B])([^\n]*?)(?<![\s\u200B])\1(?=\s|$)/gmu
const INVISIBLE = /\u200B/g

/** What a client of 14.6 or later shows: marks are read, and what cannot be seen is gone. */
export function shownWords(text: string): string {
  return text.replaceAll(MARKED, '$2').replaceAll(INVISIBLE, '')
}

/** Under a picture nothing is read. */
export function shownCaption(text: string): string {
  return text.replaceAll(INVISIBLE, '')
}
