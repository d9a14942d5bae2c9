import { minIndex } from 'd3-array'
import type { Point } from './curve.ts'
import { type Box, boxOf, type Label, label, overlap } from './shape.ts'
import type { TextStyle } from './text.ts'

/** A point that wants its value written beside it. */
export interface Callout {
  readonly point: Point
  readonly text: string
}

export interface Surroundings {
  /** Where labels may lie. */
  readonly within: Box
  /** What no label may touch: the words that are there already. */
  readonly taken: readonly Box[]
  /** Heights of the lines of the grid: labels had better not stand on them. */
  readonly rules: readonly number[]
  /** The line that labels had better not lie upon, stretch by stretch. */
  readonly line: readonly (readonly Point[])[]
}

const STYLE: TextStyle = { size: 24, weight: 600 }
const DISTANCE = 20
/** Between a label and what it is not about. */
const GAP = 5
/** Between two labels, which must not read as one. */
const APART = 20

/** Writes values beside their points, the most important first; one that has no free place is left out. */
export function placeCallouts(
  callouts: readonly Callout[],
  colours: { readonly text: string; readonly halo: string },
  { within, taken, rules, line }: Surroundings,
): Label[] {
  const placed: Label[] = []
  const dots = callouts.map(({ point }) => dotBox(point))
  for (const { point, text } of callouts) {
    const words = [...taken, ...placed.map(boxOf)]
    const free = candidates(point, text, colours)
      .map((candidate) => moveInside(candidate, within))
      .filter((candidate) => isInside(boxOf(candidate), within))
      .filter((candidate) => !words.some((word) => overlap(boxOf(candidate), word, APART)))
      .filter((candidate) => !dots.some((dot) => overlap(boxOf(candidate), dot, GAP)))
    const cost = (place: Label) => lineUnder(place, line) + rulesUnder(place, rules)
    const best = free[minIndex(free, cost)]
    if (text !== '' && best !== undefined) placed.push(best)
  }
  return placed
}

function candidates(
  { x, y }: Point,
  text: string,
  colours: { text: string; halo: string },
): Label[] {
  const above = y - DISTANCE
  const below = y + DISTANCE + 0.74 * STYLE.size
  const level = y + 0.35 * STYLE.size
  const write = (x: number, y: number, align: Label['align']) =>
    label({ x, y }, text, STYLE, colours.text, { align, halo: colours.halo })
  return [
    write(x, above, 'middle'),
    write(x - DISTANCE, above, 'end'),
    write(x + DISTANCE, above, 'start'),
    write(x + DISTANCE, level, 'start'),
    write(x - DISTANCE, level, 'end'),
    write(x, below, 'middle'),
    write(x + DISTANCE, below, 'start'),
    write(x - DISTANCE, below, 'end'),
    write(x, above - STYLE.size, 'middle'),
    write(x, below + STYLE.size, 'middle'),
  ]
}

function moveInside(candidate: Label, within: Box): Label {
  const box = boxOf(candidate)
  const tooFarLeft = Math.max(0, within.x - box.x)
  const tooFarRight = Math.max(0, box.x + box.width - within.x - within.width)
  return { ...candidate, x: candidate.x + tooFarLeft - tooFarRight }
}

function isInside(box: Box, within: Box): boolean {
  return (
    box.x >= within.x - 1 &&
    box.x + box.width <= within.x + within.width + 1 &&
    box.y >= within.y &&
    box.y + box.height <= within.y + within.height
  )
}

function dotBox({ x, y }: Point): Box {
  return { x: x - 6, y: y - 6, width: 12, height: 12 }
}

/** How much of the line runs under a label, in units of the canvas. */
function lineUnder(candidate: Label, line: Surroundings['line']): number {
  const box = boxOf(candidate)
  const lengths = line.flatMap((stretch) =>
    stretch.map((to, index) => {
      const from = stretch[index - 1] ?? to
      const under = overlap(box, { ...to, width: 0, height: 0 }, 2 * GAP)
      return under ? Math.hypot(to.x - from.x, to.y - from.y) : 0
    }),
  )
  return lengths.reduce((sum, length) => sum + length, 0)
}

/** A line of the grid under a label is a small flaw beside the curve. */
function rulesUnder(candidate: Label, rules: readonly number[]): number {
  const { y, height } = boxOf(candidate)
  return rules.some((rule) => rule > y - GAP && rule < y + height + GAP) ? 8 : 0
}
