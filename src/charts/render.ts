import { Resvg } from '@resvg/resvg-js'
import { AppError } from '../kernel/index.ts'
import { draw } from './draw.ts'
import { encodePng, type Indexed, indexColours } from './png.ts'
import type { Shape } from './shape.ts'
import type { ChartSize, ChartSpec } from './spec.ts'
import { toSvg } from './svg.ts'
import { FONT_FILES, hasGlyph } from './text.ts'

const SMALLEST_SIDE = 200
const LARGEST_SIDE = 4096
/** Even a picture with nothing but a short title covers more than this share. */
const LEAST_INK = 0.001
const LEAST_COLOURS = 4

/** Draws a chart as PNG, and looks at it before handing it out. Throws `chart-failed`. */
export function renderChart(spec: ChartSpec): Uint8Array {
  checkSize(spec.size)
  const { shapes, canvas } = draw(spec)
  checkGlyphs(shapes)
  const picture = paint(toSvg(shapes, canvas, spec.size))
  checkPicture(picture, spec.size)
  return encodePng(picture)
}

function paint(svg: string): Indexed {
  const image = new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles: [...FONT_FILES], defaultFontFamily: 'Golos Text' },
  }).render()
  const { buffer, byteOffset, byteLength } = image.pixels
  return indexColours(new Int32Array(buffer, byteOffset, byteLength / 4), image.width, image.height)
}

function checkSize({ width, height }: ChartSize): void {
  const fits = [width, height].every(
    (side) => Number.isInteger(side) && side >= SMALLEST_SIDE && side <= LARGEST_SIDE,
  )
  if (!fits) throw new AppError('chart-failed', 'The size of the chart is out of bounds')
}

/** A letter that neither font has would be drawn as a box. */
function checkGlyphs(shapes: readonly Shape[]): void {
  const words = shapes.map((shape) => (shape.kind === 'label' ? shape.text : '')).join('')
  const missing = Array.from(words).find((character) => !hasGlyph(character))
  if (missing === undefined) return
  const code = missing.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
  throw new AppError('chart-failed', `The chart's fonts have no glyph for U+${code}`)
}

/** Throws `chart-failed` for a picture of the wrong size or with hardly anything on it. */
export function checkPicture({ width, height, colours, ink }: Indexed, size: ChartSize): void {
  if (width !== size.width || height !== size.height) {
    throw new AppError('chart-failed', 'The chart came out in the wrong size')
  }
  if (colours.length < LEAST_COLOURS || ink < LEAST_INK) {
    throw new AppError('chart-failed', 'The chart came out blank')
  }
}
