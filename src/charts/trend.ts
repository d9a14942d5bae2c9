import { maxIndex } from 'd3-array'
import { axisFor } from './axis.ts'
import { type Callout, placeCallouts, type Surroundings } from './callouts.ts'
import { drawArea, drawCurve, type Place, samplesOf } from './curve.ts'
import type { Frame } from './frame.ts'
import type { Palette } from './palette.ts'
import { drawGrid, drawLegend, drawNames, gridHeight, LEGEND_HEIGHT, plotFor } from './plot.ts'
import { boxOf, type Dot, type Shape } from './shape.ts'
import type { TrendChart } from './spec.ts'

const CURRENT_WIDTH = 5
const PREVIOUS_WIDTH = 3

/** The area and line of the period over the thin grey line of the one before. */
export function drawTrend(spec: TrendChart, { body, palette }: Frame): Shape[] {
  const previous = spec.previous.slice(0, spec.points.length)
  const known = spec.points.flatMap(({ value }) => (value === null ? [] : [value]))
  const legend = previous.length > 0 ? drawLegend(spec.legend, body, palette) : []
  const above = previous.length > 0 ? LEGEND_HEIGHT : 0
  const room = { ...body, y: body.y + above, height: body.height - above }
  const axis = axisFor([...known, ...previous], gridHeight(room))
  const plot = plotFor(spec, axis, room)
  const places = spec.points.map(({ value }, index): Place => {
    return { x: plot.x(index), y: value === null ? null : plot.y(value) }
  })
  const before = previous.map((value, index): Place => ({ x: plot.x(index), y: plot.y(value) }))
  const curve = drawCurve(places, palette.accent, CURRENT_WIDTH)
  const ground = [
    ...legend,
    ...drawGrid(spec, axis, plot, body, palette),
    ...drawNames(spec, plot, body, palette),
  ]
  const around = {
    within: plot.box,
    taken: ground.flatMap((shape) => (shape.kind === 'label' ? [boxOf(shape)] : [])),
    rules: axis.ticks.map(plot.y),
    line: samplesOf(curve),
  }
  return [
    ...ground,
    drawArea(places, plot.y(0), palette.accent),
    ...drawBefore(before, palette),
    curve,
    ...drawHighlights(spec, places, around, palette),
  ]
}

/** A line, or a dot where a single value makes none. */
function drawBefore(before: readonly Place[], palette: Palette): Shape[] {
  const [only, ...others] = before
  if (only === undefined || only.y === null) return []
  if (others.length > 0) return [drawCurve(before, palette.previous, PREVIOUS_WIDTH)]
  const look = { radius: 7, fill: palette.previous, rim: palette.surface }
  return [{ kind: 'dot', x: only.x, y: only.y, ...look }]
}

/** The last, the highest and the first point, marked and with their values. */
function drawHighlights(
  { points }: TrendChart,
  places: readonly Place[],
  around: Surroundings,
  palette: Palette,
): Shape[] {
  const known: Callout[] = places.flatMap(({ x, y }, index) =>
    y === null ? [] : [{ point: { x, y }, text: points[index]?.valueLabel ?? '' }],
  )
  const highest = maxIndex(known, ({ point }) => -point.y)
  const marked = [...new Set([known.length - 1, highest, 0])].flatMap((index) => known[index] ?? [])
  const dots = marked.map(({ point }, index): Dot => {
    const radius = index === 0 ? 10 : 8
    return { kind: 'dot', ...point, radius, fill: palette.accent, rim: palette.surface }
  })
  return [...dots, ...placeCallouts(marked, { text: palette.text, halo: palette.surface }, around)]
}
