import { max, min } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import type { Frame } from './frame.ts'
import type { Palette } from './palette.ts'
import { type Block, type Box, block, label, type Shape } from './shape.ts'
import type { Bar, BreakdownChart } from './spec.ts'
import { fitText, type TextStyle, widthOf } from './text.ts'

const GAP = 24
const COLUMN_GAP = 64
/** Closer than this, lines of the smallest type touch. */
const TIGHTEST = 30
/** From here on a name has a line of its own above its bar. */
const ROOMY = 78
const ROOMIEST = 118

/** Bars with their names, values and shares; those that do not fit are counted in a «+N». */
export function drawBreakdown({ bars }: BreakdownChart, frame: Frame): Shape[] {
  const { body, palette } = frame
  const perColumn = Math.max(1, Math.floor(body.height / TIGHTEST))
  const columns = bars.length > perColumn && body.width > 900 ? 2 : 1
  const room = perColumn * columns
  const shown = bars.length > room ? bars.slice(0, room - 1) : bars
  const rows = Math.ceil(Math.min(bars.length, room) / columns)
  const width = (body.width - (columns - 1) * COLUMN_GAP) / columns
  const shapes = Array.from({ length: columns }, (_, column) => {
    const box = { ...body, x: body.x + column * (width + COLUMN_GAP), width }
    return drawColumn(shown.slice(column * rows, (column + 1) * rows), rows, box, bars, palette)
  })
  return [...shapes.flat(), ...hiddenCount(bars.length - shown.length, frame)]
}

function hiddenCount(count: number, { body, palette }: Frame): Shape[] {
  if (count === 0) return []
  const at = { x: body.x + body.width, y: body.y + body.height - 8 }
  return [label(at, `+${count}`, { size: 22, weight: 400 }, palette.muted, { align: 'end' })]
}
