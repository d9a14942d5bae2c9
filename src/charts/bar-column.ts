import { max, min } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import type { Palette } from './palette.ts'
import { type Box, block, label, type Shape, spare } from './shape.ts'
import type { Bar } from './spec.ts'
import { fitText, type TextStyle, type Weight, widthOf } from './text.ts'

/** From here on a name has a line of its own above its bar. */
const ROOMY = 78
const ROOMIEST = 112
/** Names are cut short rather than leave the bars less than this. */
const LANE = 100
const LEAST_NAME = 260
/** A bar that stands for something is seen. */
const SHORTEST = 4
const THICKEST = 28
const RADIUS = 6

interface Room {
  readonly box: Box
  readonly rows: number
  /** True when the width is shared with another column: everything moves closer. */
  readonly narrow: boolean
  readonly palette: Palette
}

/** Rows of name, bar, value and share, and what they share so that they line up. */
interface Column {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly pitch: number
  /** True when a name stands above its bar, false when before it. */
  readonly roomy: boolean
  readonly style: TextStyle
  readonly nameWidth: number
  readonly valueEnd: number
  readonly valueWidth: number
  readonly shareWidth: number
  /** Where a value lies on the lane of the bars. */
  readonly place: (value: number) => number
  readonly palette: Palette
}

/** Lays a column out for all the bars of a picture, so that its columns match. */
export function columnFor(bars: readonly Bar[], { box, rows, narrow, palette }: Room): Column {
  const pitch = Math.min(box.height / rows, ROOMIEST)
  const roomy = pitch >= ROOMY
  const gap = narrow ? 16 : 24
  const style: TextStyle = { size: typeFor(pitch, narrow), weight: 400 }
  const widest = (pick: (bar: Bar) => string, weight: Weight) =>
    max(bars, (bar) => widthOf(pick(bar), { ...style, weight })) ?? 0
  const [left, right] = [box.x, box.x + box.width]
  const shareWidth = Math.min(
    widest((bar) => bar.shareLabel, 400),
    box.width / 4,
  )
  const valueEnd = right - (shareWidth > 0 ? shareWidth + gap : 0)
  const valueWidth = Math.min(
    widest((bar) => bar.valueLabel, 600),
    (valueEnd - left) / 2,
  )
  const room = valueEnd - valueWidth - gap - left
  const nameRoom = roomy ? room : Math.max(room * 0.46, Math.min(room - gap - LANE, LEAST_NAME))
  const nameWidth = Math.min(
    widest((bar) => bar.label, 400),
    nameRoom,
  )
  const lane: [number, number] = roomy ? [left, right] : [left + nameWidth + gap, left + room]
  const place = scaleFor(bars, lane)
  const words = { style, nameWidth, valueEnd, valueWidth, shareWidth }
  const top = box.y + spare(box.height - rows * pitch)
  return { left, right, top, pitch, roomy, ...words, place, palette }
}

function typeFor(pitch: number, narrow: boolean): number {
  if (pitch >= ROOMY) return 28
  return pitch >= 36 && !narrow ? 24 : 22
}

function scaleFor(bars: readonly Bar[], lane: [number, number]): (value: number) => number {
  const lowest = Math.min(0, min(bars, (bar) => bar.value) ?? 0)
  const highest = Math.max(0, max(bars, (bar) => bar.value) ?? 0)
  return scaleLinear([lowest, lowest === highest ? 1 : highest], lane)
}

/** A quiet line where the bars begin; under roomy rows it would cross the words. */
export function drawZero(rows: number, { top, pitch, roomy, place, palette }: Column): Shape[] {
  const line = { x: place(0) - 1, y: top, width: 2, height: rows * pitch }
  return roomy ? [] : [block(line, palette.line)]
}

export function drawRow(bar: Bar, row: number, column: Column): Shape[] {
  const { pitch, roomy, style } = column
  const top = column.top + row * pitch
  const height = roomy ? pitch * 0.24 : Math.min(pitch * 0.58, THICKEST)
  const middle = roomy ? top + 44 + height / 2 : top + pitch / 2
  const baseline = roomy ? top + 30 : middle + style.size * 0.35
  return [...drawBar(bar, middle, height, column), ...drawWords(bar, baseline, column)]
}

function drawBar({ value, rest }: Bar, middle: number, height: number, column: Column): Shape[] {
  if (value === 0) return []
  const { place, palette } = column
  const zero = place(0)
  const width = Math.max(Math.abs(place(value) - zero), SHORTEST)
  const fill = rest ? palette.previous : palette.accent
  const y = middle - height / 2
  return value > 0
    ? [block({ x: zero, y, width, height }, fill, { right: RADIUS })]
    : [block({ x: zero - width, y, width, height }, fill, { left: RADIUS })]
}

function drawWords(bar: Bar, y: number, column: Column): Shape[] {
  const { left, right, style, nameWidth, valueEnd, valueWidth, shareWidth, palette } = column
  const strong: TextStyle = { ...style, weight: 600 }
  const end = { align: 'end' } as const
  const name = fitText(bar.label, nameWidth, style)
  const value = fitText(bar.valueLabel, valueWidth, strong)
  const share = fitText(bar.shareLabel, shareWidth, style)
  return [
    label({ x: left, y }, name, style, bar.rest ? palette.muted : palette.text),
    label({ x: valueEnd, y }, value, strong, palette.text, end),
    label({ x: right, y }, share, style, palette.muted, end),
  ].filter(({ text }) => text !== '')
}
