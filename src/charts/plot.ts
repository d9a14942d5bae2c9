import { scaleLinear } from 'd3-scale'
import { type Axis, axisFormat, thinned } from './axis.ts'
import type { Palette } from './palette.ts'
import { type Box, block, type Label, label, type Shape } from './shape.ts'
import type { TrendChart } from './spec.ts'
import { fitText, type TextStyle, widthOf } from './text.ts'

/** What lies where in a trend. */
interface Plot {
  /** Where the lines are drawn, with the room for words above the highest. */
  readonly box: Box
  readonly x: (index: number) => number
  readonly y: (value: number) => number
}

const SMALL: TextStyle = { size: 22, weight: 400 }
export const LEGEND_HEIGHT = 46
const LABELS_HEIGHT = 40
/** Room over the highest line for the value of the highest point. */
const HEADROOM = 34
/** The first and the last point keep this far from the sides. */
const INSET = 18
/** Between the words of an axis and what they are about. */
const AXIS_GAP = 18
const LABEL_GAP = 22
/** The share of the width that the words of the axis may take. */
const MOST_AXIS = 0.3

/** How high the grid of a plot comes out. */
export function gridHeight(room: Box): number {
  return room.height - LABELS_HEIGHT - HEADROOM
}

export function plotFor(spec: TrendChart, axis: Axis, room: Box): Plot {
  const write = axisFormat(spec.axis)
  const widest = Math.max(...axis.ticks.map((tick) => widthOf(write(tick), SMALL)))
  const left = Math.min(widest, room.width * MOST_AXIS) + AXIS_GAP
  const box = {
    x: room.x + left,
    y: room.y,
    width: room.width - left,
    height: room.height - LABELS_HEIGHT,
  }
  const [first, last] = [box.x + INSET, box.x + box.width - INSET]
  const x = scaleLinear([0, spec.points.length - 1], [first, last])
  return {
    box,
    x: (index) => (spec.points.length === 1 ? (first + last) / 2 : x(index)),
    y: scaleLinear(axis.domain, [box.y + box.height, box.y + HEADROOM]),
  }
}

export function drawLegend(legend: TrendChart['legend'], body: Box, palette: Palette): Shape[] {
  const entry = (x: number, text: string, mark: string, colour: string): [Shape, Label] => {
    const fitted = fitText(text, body.width / 2 - 76, SMALL)
    const swatch = block({ x, y: body.y + 8, width: 28, height: 6 }, mark, { left: 3, right: 3 })
    return [swatch, label({ x: x + 40, y: body.y + 19 }, fitted, SMALL, colour)]
  }
  const current = entry(body.x, legend.current, palette.accent, palette.text)
  const after = body.x + 40 + widthOf(current[1].text, SMALL) + 36
  return [...current, ...entry(after, legend.previous, palette.previous, palette.muted)]
}

/** Quiet lines at round values, their words at the left; the zero line is a little stronger. */
export function drawGrid(
  spec: TrendChart,
  { ticks }: Axis,
  { box, y }: Plot,
  body: Box,
  palette: Palette,
) {
  const write = axisFormat(spec.axis)
  const room = box.x - AXIS_GAP - body.x
  return ticks.flatMap((tick): [Shape, Label] => {
    const level = Math.round(y(tick))
    const line = { x: box.x, y: level - 1, width: box.width, height: 2 }
    const at = { x: box.x - AXIS_GAP, y: level + 8 }
    return [
      block(line, tick === 0 ? palette.previous : palette.line),
      label(at, fitText(write(tick), room, SMALL), SMALL, palette.muted, { align: 'end' }),
    ]
  })
}

/** As many names of days, weeks or months as fit, none beyond the sides of the picture. */
export function drawNames(
  { points }: TrendChart,
  { box, x }: Plot,
  body: Box,
  palette: Palette,
): readonly Label[] {
  const y = box.y + box.height + 34
  const names = points.map(({ label: text }, index) => {
    const fitted = fitText(text, box.width / 2, SMALL)
    const half = widthOf(fitted, SMALL) / 2
    const centre = Math.min(Math.max(x(index), body.x + half), body.x + body.width - half)
    return label({ x: centre, y }, fitted, SMALL, palette.muted, { align: 'middle' })
  })
  return thinned(names, LABEL_GAP)
}
