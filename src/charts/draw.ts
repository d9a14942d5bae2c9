import { drawBreakdown } from './breakdown.ts'
import { drawEmpty } from './empty.ts'
import { type Frame, frameFor } from './frame.ts'
import { drawPlan } from './plan.ts'
import type { Shape } from './shape.ts'
import type { ChartSize, ChartSpec, TrendChart } from './spec.ts'
import { drawSummary } from './summary.ts'
import { tidy } from './tidy.ts'
import { drawTrend } from './trend.ts'

/** A picture before it is painted. */
interface Drawing {
  /** The units of the shapes; the picture itself has the size of the spec. */
  readonly canvas: ChartSize
  readonly shapes: readonly Shape[]
}

/** Lays a chart out. Pure, and for any spec: what does not fit is shortened, never laid over. */
export function draw(untidy: ChartSpec): Drawing {
  const spec = tidy(untidy)
  const frame = frameFor(spec)
  const marks = hasMarks(spec) ? drawMarks(spec, frame) : drawEmpty(spec.empty, frame)
  return { canvas: frame.canvas, shapes: [...frame.shapes, ...marks] }
}

function hasMarks(spec: ChartSpec): boolean {
  switch (spec.kind) {
    case 'breakdown':
      return spec.bars.length > 0
    case 'trend':
      return spec.points.some(({ value }) => value !== null) && hasHeight(spec)
    case 'summary':
      return spec.tiles.length > 0
    case 'plan':
      return spec.bullets.length > 0
  }
}

/** A line of nothing but zeros is better said in words. */
function hasHeight({ points, previous }: TrendChart): boolean {
  return points.some(({ value }) => value !== null && value !== 0) || previous.some(Boolean)
}

function drawMarks(spec: ChartSpec, frame: Frame): Shape[] {
  switch (spec.kind) {
    case 'breakdown':
      return drawBreakdown(spec, frame)
    case 'trend':
      return drawTrend(spec, frame)
    case 'summary':
      return drawSummary(spec, frame)
    case 'plan':
      return drawPlan(spec, frame)
  }
}
