import { fileURLToPath } from 'node:url'
import { type FontMetrics, readFontMetrics } from './font.ts'

/** Golos Text comes in the weights that the pictures use and no more: each costs time to load. */
export type Weight = 400 | 600

export interface TextStyle {
  readonly size: number
  readonly weight: Weight
}

/** A stretch of text that one family can draw. */
interface TextRun {
  readonly family: 'Golos Text' | 'Inter'
  readonly text: string
}

const pathOf = (specifier: string) => fileURLToPath(import.meta.resolve(specifier))
const REGULAR = pathOf('@expo-google-fonts/golos-text/400Regular/GolosText_400Regular.ttf')
const SEMIBOLD = pathOf('@expo-google-fonts/golos-text/600SemiBold/GolosText_600SemiBold.ttf')
const SIGNS = pathOf('@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf')

/** All that a picture is drawn with; the machine's own fonts are never asked. */
export const FONT_FILES: readonly string[] = [REGULAR, SEMIBOLD, SIGNS]

const golos: Readonly<Record<Weight, FontMetrics>> = {
  400: readFontMetrics(REGULAR),
  600: readFontMetrics(SEMIBOLD),
}
const inter = readFontMetrics(SIGNS)

/** How wide a line of text comes out. */
export function widthOf(text: string, { size, weight }: TextStyle): number {
  let ems = 0
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    ems += golos[weight].advance(codePoint) ?? inter.advance(codePoint) ?? 1
  }
  return ems * size
}

/** Room that was measured by the same text must not be too small for it by a rounding. */
const HAIR = 0.05

/** The text, or as much of its beginning as fits with «…» after it. */
export function fitText(text: string, width: number, style: TextStyle): string {
  if (widthOf(text, style) <= width + HAIR) return text
  const characters = Array.from(text)
  while (characters.length > 0) {
    characters.pop()
    const cut = `${characters.join('').replace(/[\s,.·:;«(-]+$/u, '')}…`
    if (widthOf(cut, style) <= width) return cut
  }
  return ''
}

/** Breaks a text between words into at most `limit` lines; what is left over ends in «…». */
export function wrapText(text: string, width: number, limit: number, style: TextStyle): string[] {
  if (limit <= 1 || widthOf(text, style) <= width) return [fitText(text, width, style)]
  const words = text.split(' ')
  let count = 1
  while (widthOf(words.slice(0, count + 1).join(' '), style) <= width) count += 1
  const first = fitText(words.slice(0, count).join(' '), width, style)
  const rest = words.slice(count).join(' ')
  return rest === '' ? [first] : [first, ...wrapText(rest, width, limit - 1, style)]
}

/** Cuts a text where the family changes: Golos Text has no ▲ ▼ ✓ ●, Inter lends them. */
export function runsOf(text: string): TextRun[] {
  const runs: { family: TextRun['family']; text: string }[] = []
  for (const character of text) {
    const family =
      golos[400].advance(character.codePointAt(0) ?? 0) === null ? 'Inter' : 'Golos Text'
    const last = runs.at(-1)
    if (last?.family === family) last.text += character
    else runs.push({ family, text: character })
  }
  return runs
}

/** True when either family has a glyph for the character. */
export function hasGlyph(character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0
  return golos[400].advance(codePoint) !== null || inter.advance(codePoint) !== null
}
