import { range } from 'd3-array'
import { drawBullet, widthUnder } from './bullet.ts'
import type { Frame } from './frame.ts'
import { type Box, type Shape, spare } from './shape.ts'
import type { PlanChart } from './spec.ts'

const GAP = 44
const COLUMN_GAP = 56
/** How high a bullet is at scale 1, with one line of words under its bar and with two. */
const HEIGHT = 210
const HEIGHT_WITH_TWO_LINES = 246
const SMALLEST_SCALE = 0.7
const LARGEST_SCALE = 1.2

/** Bullets one under another: per cent in large type, fact, forecast, and the plan as a mark. */
export function drawPlan({ bullets }: PlanChart, { body, palette }: Frame): Shape[] {
  const cells = cellsFor(bullets.length, body)
  const { width, height } = cells[0] ?? body
  const oneLine = Math.min(height / HEIGHT, LARGEST_SCALE)
  const twoLines = bullets.some((bullet) => widthUnder(bullet, oneLine) > width)
  const scale = twoLines ? Math.min(height / HEIGHT_WITH_TWO_LINES, LARGEST_SCALE) : oneLine
  return cells.flatMap((box, index) => {
    const bullet = bullets[index]
    return bullet === undefined ? [] : drawBullet(bullet, { box, scale, twoLines, palette })
  })
}

/** One under another; two in a row where the picture is too flat for that. */
function cellsFor(count: number, body: Box): Box[] {
  const room = Math.max(Math.floor((body.height + GAP) / (HEIGHT * SMALLEST_SCALE + GAP)), 1)
  const columns = count > room && body.width > 900 ? 2 : 1
  const rows = Math.min(Math.ceil(count / columns), room)
  const width = (body.width - (columns - 1) * COLUMN_GAP) / columns
  const pitch = Math.min((body.height + GAP) / rows, HEIGHT_WITH_TWO_LINES * LARGEST_SCALE + GAP)
  const top = body.y + spare(body.height - rows * pitch + GAP)
  return range(Math.min(count, rows * columns)).map((index) => ({
    x: body.x + (index % columns) * (width + COLUMN_GAP),
    y: top + Math.floor(index / columns) * pitch,
    width,
    height: pitch - GAP,
  }))
}
