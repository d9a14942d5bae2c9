import { max, minIndex, range } from 'd3-array'
import type { Frame } from './frame.ts'
import type { Box, Shape } from './shape.ts'
import type { SummaryChart, Tile } from './spec.ts'
import { type TextStyle, widthOf } from './text.ts'
import { APART, drawTile, FORMS, type Setting } from './tile.ts'

const GAP = 20
const TALLEST = 320
/** Lower than this, the words of a tile would touch. */
const LOWEST = 88
/** The proportions at which a tile looks best. */
const BEST_RATIO = 1.6
const LARGEST_FIGURE = 84
const SMALLEST_FIGURE = 36

/** Tiles with large figures, in rows of nearly the same length. */
export function drawSummary({ tiles }: SummaryChart, { body, palette }: Frame): Shape[] {
  const boxes = tileBoxes(tiles, body)
  const setting: Setting = { ...settingFor(tiles, boxes), palette }
  return tiles.flatMap((tile, index) => {
    const box = boxes[index]
    return box === undefined ? [] : drawTile(tile, box, setting)
  })
}

/** The grid with the best proportions: above all of tiles high enough, then with whole labels. */
function tileBoxes(tiles: readonly Tile[], body: Box): Box[] {
  const { label, padding } = FORMS.flat
  const widest = (max(tiles, (tile) => widthOf(tile.label, label)) ?? 0) + 2 * padding
  const grids = range(1, tiles.length + 1).map((rows) => gridOf(tiles.length, rows, body))
  const best = minIndex(grids, (boxes) => {
    const { width, height } = boxes[0] ?? body
    const flaw = Math.abs(Math.log(width / height / BEST_RATIO))
    return flaw + (width < widest ? 1 : 0) + (height < LOWEST ? 10 : 0)
  })
  return grids[best] ?? []
}

function gridOf(count: number, rows: number, body: Box): Box[] {
  const height = Math.min((body.height - GAP * (rows - 1)) / rows, TALLEST)
  return range(rows).flatMap((row) => {
    // The longer rows come first: five make three and two.
    const length = Math.floor(count / rows) + (row < count % rows ? 1 : 0)
    const width = (body.width - GAP * (length - 1)) / length
    const y = body.y + row * (height + GAP)
    return range(length).map((index) => ({ x: body.x + index * (width + GAP), y, width, height }))
  })
}

function settingFor(tiles: readonly Tile[], boxes: readonly Box[]): Omit<Setting, 'palette'> {
  const height = boxes[0]?.height ?? 0
  const wished = crowded(tiles, boxes) ? 'stacked' : 'wide'
  const form = height < FORMS[wished].taken + SMALLEST_FIGURE ? 'flat' : wished
  const { padding, amount, taken } = FORMS[form]
  const beside =
    form === 'flat' ? (max(tiles, (tile) => widthOf(tile.amount, amount)) ?? 0) + APART : 0
  const width = Math.min(...boxes.map((box) => box.width)) - 2 * padding - beside
  return { form, figure: figureFor(tiles, width, height - taken) }
}

function crowded(tiles: readonly Tile[], boxes: readonly Box[]): boolean {
  const { padding, amount, change } = FORMS.wide
  return tiles.some((tile, index) => {
    const room = (boxes[index]?.width ?? 0) - 2 * padding
    return widthOf(tile.amount, amount) + APART + widthOf(tile.change, change) > room
  })
}

/** The largest type in which every value fits its tile. */
function figureFor(tiles: readonly Tile[], width: number, height: number): TextStyle {
  const widest = max(tiles, ({ value }) => widthOf(value, { size: 1, weight: 600 })) ?? 0
  const size = Math.min(LARGEST_FIGURE, width / Math.max(widest, 1), height / 0.72)
  return { size: Math.max(size, SMALLEST_FIGURE), weight: 600 }
}
