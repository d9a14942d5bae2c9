/**
 * Text with a little emphasis, before any messenger's markup. Reports and screens are written in
 * it; each messenger turns it into its own form, so that markup is never cut or left unescaped.
 */
export interface Span {
  readonly text: string
  /** `muted` is for asides such as «данные на 14:05»; where a messenger cannot, it is plain. */
  readonly style?: 'bold' | 'muted'
}

/** One line: it is never broken in two by a split. An empty array is an empty line. */
export type Line = readonly Span[]

export type RichText = readonly Line[]

/** Builds a line: strings are plain text. `line('Всего: ', bold('57'))`. */
export function line(...parts: readonly (string | Span)[]): Line {
  return parts.map((part) => (typeof part === 'string' ? { text: part } : part))
}

export function bold(text: string): Span {
  return { text, style: 'bold' }
}

export function muted(text: string): Span {
  return { text, style: 'muted' }
}

/** The same words without any emphasis: for logs of kinds, the command line and plain messengers. */
export function plainText(text: RichText): string {
  return text.map((spans) => spans.map((span) => span.text).join('')).join('\n')
}

/**
 * Cuts a text between lines into pieces of at most `limit` characters, measured by `length` on the
 * plain words. A single line that is longer is cut by characters: it holds nothing but a long name.
 */
export function splitText(text: RichText, limit: number): RichText[] {
  const pieces: Line[][] = []
  let piece: Line[] = []
  let size = 0
  for (const next of text.flatMap((spans) => shorten(spans, limit))) {
    const length = lengthOf(next) + 1
    if (piece.length > 0 && size + length > limit) {
      pieces.push(piece)
      piece = []
      size = 0
    }
    piece.push(next)
    size += length
  }
  if (piece.length > 0) pieces.push(piece)
  return pieces
}

const lengthOf = (spans: Line): number => spans.reduce((sum, span) => sum + span.text.length, 0)

function shorten(spans: Line, limit: number): Line[] {
  if (lengthOf(spans) < limit) return [spans]
  const characters = Array.from(spans.map((span) => span.text).join(''))
  // Half the limit in code points never exceeds the limit in UTF-16 units.
  const step = Math.max(1, Math.floor(limit / 2))
  const starts = Array.from({ length: Math.ceil(characters.length / step) }, (_, i) => i * step)
  return starts.map((start) => [{ text: characters.slice(start, start + step).join('') }])
}
