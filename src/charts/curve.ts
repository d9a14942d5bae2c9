import { area, curveMonotoneX, line } from 'd3-shape'
import type { Path } from './shape.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** Where a value of a period lies; `y` is null while the value is still to come. */
export interface Place {
  readonly x: number
  readonly y: number | null
}

/** A smooth line that never swings beyond its points; a null leaves a gap. */
export function drawCurve(places: readonly Place[], colour: string, width: number): Path {
  const shape = line<Place>()
    .defined(({ y }) => y !== null)
    .x(({ x }) => x)
    .y(({ y }) => y ?? 0)
    .curve(curveMonotoneX)
  // A point without neighbours is a closed path of no length, which resvg does not paint.
  const d = (shape([...places]) ?? '').replaceAll('Z', 'h0.01')
  return { kind: 'path', d, colour, width }
}

/** What lies between the same curve and the zero line. */
export function drawArea(places: readonly Place[], base: number, colour: string): Path {
  const shape = area<Place>()
    .defined(({ y }) => y !== null)
    .x(({ x }) => x)
    .y0(base)
    .y1(({ y }) => y ?? base)
    .curve(curveMonotoneX)
  return { kind: 'path', d: shape([...places]) ?? '', colour, opacity: 0.1 }
}

const STEPS = 12

/** Points along a drawn curve, stretch by stretch, close enough to tell what lies upon it. */
export function samplesOf({ d }: Path): Point[][] {
  const commands = d.match(/[MLC][^A-Za-z]*/g) ?? []
  let from: Point = { x: 0, y: 0 }
  return commands.map((command) => {
    const numbers = command.slice(1).split(/[ ,]/).map(Number)
    const points = [from, ...pairs(numbers)]
    from = points.at(-1) ?? from
    return command.startsWith('M') ? [from] : stretch(points)
  })
}

function pairs(numbers: readonly number[]): Point[] {
  return numbers.flatMap((x, index) => (index % 2 === 0 ? [{ x, y: numbers[index + 1] ?? 0 }] : []))
}

function stretch(controls: readonly Point[]): Point[] {
  return Array.from({ length: STEPS + 1 }, (_, step) => along(controls, step / STEPS))
}

/** De Casteljau: the point at `part` of a Bézier curve, straight ones included. */
function along(controls: readonly Point[], part: number): Point {
  const [first, ...rest] = controls
  if (first === undefined) return { x: 0, y: 0 }
  if (rest.length === 0) return first
  const next = rest.map(({ x, y }, index) => {
    const before = controls[index] ?? first
    return { x: before.x + part * (x - before.x), y: before.y + part * (y - before.y) }
  })
  return along(next, part)
}
