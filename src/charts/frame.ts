import { type Palette, paletteOf } from './palette.ts'
import { type Box, block, type Label, label, type Shape } from './shape.ts'
import type { ChartSize, ChartSpec } from './spec.ts'
import { type TextStyle, widthOf, wrapText } from './text.ts'

/** What every picture has, and the room it leaves for its marks. */
export interface Frame {
  readonly palette: Palette
  readonly canvas: ChartSize
  readonly shapes: readonly Shape[]
  readonly body: Box
}

const MARGIN = 56
/** The baseline of the title. */
const TITLE_LINE = 82
const WORDMARK = 'сводка'
const WORDMARK_STYLE: TextStyle = { size: 24, weight: 600 }
const TITLE: TextStyle = { size: 40, weight: 600 }
const LONG_TITLE: TextStyle = { size: 34, weight: 600 }
const SUBTITLE: TextStyle = { size: 26, weight: 400 }

/** As many square units as 1200×675, so that type looks the same size whatever the proportions. */
const CANVAS_AREA = 1200 * 675
const WIDEST = 1200
/** A lower canvas has one line of each: its height belongs to the marks. */
const FLAT = 560

/**
 * The units everything is laid out in: 1200 wide for a wide picture, fewer for a square or tall
 * one, where type would otherwise be lost in space.
 */
function canvasFor({ width, height }: ChartSize): ChartSize {
  const ratio = width / height
  const canvasWidth = Math.min(WIDEST, Math.sqrt(CANVAS_AREA * ratio))
  return { width: canvasWidth, height: canvasWidth / ratio }
}

export function frameFor(spec: ChartSpec): Frame {
  const palette = paletteOf(spec.theme)
  const canvas = canvasFor(spec.size)
  const ground = block({ x: 0, y: 0, ...canvas }, palette.surface)
  const corner = { x: canvas.width - MARGIN, y: TITLE_LINE }
  const wordmark = label(corner, WORDMARK, WORDMARK_STYLE, palette.muted, { align: 'end' })
  const title = titleLines(spec.title, canvas, palette)
  const titleEnd = title.at(-1)?.y ?? 0
  const subtitle = subtitleLines(spec, canvas, palette, titleEnd)
  const top = (subtitle.at(-1)?.y ?? titleEnd) + 40
  return {
    palette,
    canvas,
    shapes: [ground, ...title, ...subtitle, wordmark],
    body: {
      x: MARGIN,
      y: top,
      width: canvas.width - 2 * MARGIN,
      height: Math.max(canvas.height - top - 48, 1),
    },
  }
}

function titleLines(title: string, canvas: ChartSize, palette: Palette): Label[] {
  const width = canvas.width - 2 * MARGIN - widthOf(WORDMARK, WORDMARK_STYLE) - 40
  const style = widthOf(title, TITLE) <= width ? TITLE : LONG_TITLE
  return wrapText(title, width, linesIn(canvas), style).map((line, index) =>
    label({ x: MARGIN, y: TITLE_LINE + index * 44 }, line, style, palette.text),
  )
}

function linesIn({ height }: ChartSize): number {
  return height < FLAT ? 1 : 2
}

/** The period and the total, and how fresh they are: on one line where it fits. */
function subtitleLines(spec: ChartSpec, canvas: ChartSize, palette: Palette, y: number): Label[] {
  const width = canvas.width - 2 * MARGIN
  const parts = [spec.subtitle, spec.asOf].filter((part) => part !== '')
  const joined = parts.join(' · ')
  const fits = widthOf(joined, SUBTITLE) <= width
  const lines = fits
    ? [joined]
    : parts.flatMap((part) => wrapText(part, width, linesIn(canvas), SUBTITLE))
  return lines
    .filter((line) => line !== '')
    .map((line, index) =>
      label({ x: MARGIN, y: y + 42 + index * 36 }, line, SUBTITLE, palette.muted),
    )
}
