import { type TextStyle, type Weight, widthOf } from './text.ts'

/** A rectangle of the canvas. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A rectangle with round corners: `left` and `right` are radii. */
export interface Block extends Box {
  readonly kind: 'block'
  readonly left: number
  readonly right: number
  readonly fill: string
}

/** One line of text; `y` is the baseline, `x` the side named by `align`. */
export interface Label {
  readonly kind: 'label'
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size: number
  readonly weight: Weight
  readonly align: 'start' | 'middle' | 'end'
  readonly fill: string
  /** The colour of a rim that keeps lines away from the letters; none by default. */
  readonly halo?: string
}

/** A line, when it has a `width`, or an area. */
export interface Path {
  readonly kind: 'path'
  readonly d: string
  readonly colour: string
  readonly width?: number
  readonly opacity?: number
}

/** A point of a line: a disc with a rim. */
export interface Dot {
  readonly kind: 'dot'
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly fill: string
  readonly rim: string
}

/** What pictures are made of, in units of the canvas, first drawn first. */
export type Shape = Block | Label | Path | Dot

export function block(
  box: Box,
  fill: string,
  radii: { left?: number; right?: number } = {},
): Block {
  const most = Math.min(box.width, box.height) / 2
  const left = Math.min(radii.left ?? 0, most)
  const right = Math.min(radii.right ?? 0, most)
  return { kind: 'block', ...box, left, right, fill }
}

export function label(
  at: { x: number; y: number },
  text: string,
  style: TextStyle,
  fill: string,
  more: { align?: Label['align']; halo?: string } = {},
): Label {
  const { align = 'start', ...rest } = more
  return { kind: 'label', x: at.x, y: at.y, text, ...style, align, fill, ...rest }
}

/** Where a label lies: from the top of its capitals to just under its baseline. */
export function boxOf({ x, y, text, size, weight, align }: Label): Box {
  const width = widthOf(text, { size, weight })
  const left = { start: x, middle: x - width / 2, end: x - width }[align]
  return { x: left, y: y - 0.76 * size, width, height: 0.96 * size }
}

export function overlap(one: Box, other: Box, gap = 0): boolean {
  return (
    one.x < other.x + other.width + gap &&
    other.x < one.x + one.width + gap &&
    one.y < other.y + other.height + gap &&
    other.y < one.y + one.height + gap
  )
}

/** How much of a spare height to leave above: what stands exactly in the middle seems to sink. */
export function spare(height: number): number {
  return Math.max(height, 0) * 0.4
}
