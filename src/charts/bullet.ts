import { scaleLinear } from 'd3-scale'
import type { Palette } from './palette.ts'
import { type Box, block, boxOf, type Label, label, overlap, type Shape } from './shape.ts'
import type { Bullet } from './spec.ts'
import { fitText, type TextStyle, type Weight, widthOf } from './text.ts'

/** Where a bullet is drawn, how large, and whether its forecast has a line of its own. */
export interface Place {
  readonly box: Box
  readonly scale: number
  readonly twoLines: boolean
  readonly palette: Palette
}

/** No type is smaller than this, whatever the scale. */
const SMALLEST_TYPE = 22
/** The groove goes a little beyond what it has to show, so that a mark at its end is seen. */
const BEYOND = 1.05
/** The patch of colour before the forecast, and the room it takes. */
const SWATCH = 20
const SWATCH_ROOM = 32
/** The stroke that stands for the plan, on the bar and before its words. */
const MARK = 6
const MARK_ROOM = 18

export function drawBullet(bullet: Bullet, place: Place): Shape[] {
  const bar = bullet.plan === null && bullet.forecast === null ? [] : drawBar(bullet, place)
  const figures = drawFigures(bullet, place)
  const shapes = [
    ...figures,
    ...drawPlanLabel(bullet, place, figures),
    ...bar,
    ...drawUnder(bullet, place),
  ]
  return shapes.filter((shape) => shape.kind !== 'label' || shape.text !== '')
}

/** How wide the words under the bar are when they share a line. */
export function widthUnder({ noteLabel, forecastLabel }: Bullet, scale: number): number {
  const style = typeAt(scale, 24, 400)
  const forecast = forecastLabel === '' ? 0 : 40 + SWATCH_ROOM + widthOf(forecastLabel, style)
  return widthOf(noteLabel, style) + forecast
}

function typeAt(scale: number, size: number, weight: Weight): TextStyle {
  return { size: Math.max(size * scale, SMALLEST_TYPE), weight }
}

/** The name, then the large figure: the per cent with the fact beside it, or the fact alone. */
function drawFigures(bullet: Bullet, { box, scale, palette }: Place): Label[] {
  const name = typeAt(scale, 26, 600)
  const large = typeAt(scale, 80, 600)
  const beside = typeAt(scale, 32, 600)
  const y = box.y + 100 * scale
  const alone = bullet.percentLabel === ''
  const figure = fitText(alone ? bullet.factLabel : bullet.percentLabel, box.width, large)
  const end = box.x + widthOf(figure, large) + 22 * scale
  const fact = alone ? '' : fitText(bullet.factLabel, box.x + box.width - end, beside)
  const title = fitText(bullet.label, box.width / 2 - 24, name)
  return [
    label({ x: box.x, y: box.y + 20 * scale }, title, name, palette.text),
    label({ x: box.x, y }, figure, large, palette.text),
    label({ x: end, y }, fact, beside, palette.text),
  ]
}

/** At the end of the line of the figures, or over it where these are in the way. */
function drawPlanLabel(
  { plan, planLabel }: Bullet,
  place: Place,
  figures: readonly Label[],
): Shape[] {
  const { box, scale, palette } = place
  const style = typeAt(scale, 24, 400)
  const text = fitText(planLabel, box.width / 2 - MARK_ROOM, style)
  const at = { x: box.x + box.width, y: box.y + 100 * scale }
  const beside = label(at, text, style, palette.muted, { align: 'end' })
  const blocked = figures.some((figure) => overlap(boxOf(figure), boxOf(beside), 24 + MARK_ROOM))
  const words = blocked ? { ...beside, y: box.y + 20 * scale } : beside
  const key = {
    x: at.x - widthOf(text, style) - MARK_ROOM,
    y: words.y - style.size * 0.76,
    width: MARK,
    height: style.size * 0.82,
  }
  const stroke = block(key, palette.text, { left: MARK / 2, right: MARK / 2 })
  return plan === null || text === '' ? [words] : [stroke, words]
}

function drawBar(bullet: Bullet, { box, scale, palette }: Place): Shape[] {
  const lane = laneOf(bullet, box)
  const bar = { y: box.y + 124 * scale, height: 40 * scale }
  const ends = { left: 8 * scale, right: 8 * scale }
  const reach = (value: number, fill: string): Shape[] => {
    const [from, to] = [lane(Math.min(0, value)), lane(Math.max(0, value))]
    return value === 0
      ? []
      : [block({ x: from, width: Math.max(to - from, 4), ...bar }, fill, ends)]
  }
  return [
    block({ x: box.x, width: box.width, ...bar }, palette.line, ends),
    ...reach(bullet.forecast ?? 0, palette.accentSoft),
    ...reach(bullet.fact, palette.accent),
    ...(bullet.plan === null ? [] : drawMark(lane(bullet.plan), bar, 8 * scale, palette)),
  ]
}

function laneOf({ fact, plan, forecast }: Bullet, box: Box): (value: number) => number {
  const values = [0, fact, plan ?? 0, forecast ?? 0]
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  const domain = lowest === highest ? [0, 1] : [lowest * BEYOND, highest * BEYOND]
  return scaleLinear(domain, [box.x, box.x + box.width])
}

/** A stroke through the bar, with a rim that parts it from whatever is under it. */
function drawMark(
  x: number,
  { y, height }: { y: number; height: number },
  over: number,
  palette: Palette,
): Shape[] {
  const stroke = { x: x - MARK / 2, y: y - over, width: MARK, height: height + 2 * over }
  return [
    block({ x: x - MARK, y, width: 2 * MARK, height }, palette.surface),
    block(stroke, palette.text, { left: MARK / 2, right: MARK / 2 }),
  ]
}

/** What is left to do, and the forecast with the tone it has on the bar. */
function drawUnder({ noteLabel, forecastLabel }: Bullet, place: Place): Shape[] {
  const { box, scale, twoLines, palette } = place
  const style = typeAt(scale, 24, 400)
  const y = box.y + 204 * scale
  const note = label({ x: box.x, y }, fitText(noteLabel, box.width, style), style, palette.muted)
  const forecast = fitText(forecastLabel, box.width - SWATCH_ROOM, style)
  if (forecast === '') return [note]
  const right = box.x + box.width - widthOf(forecast, style)
  const at = twoLines ? { x: box.x + SWATCH_ROOM, y: y + 36 * scale } : { x: right, y }
  const patch = {
    x: at.x - SWATCH_ROOM,
    y: at.y - style.size * 0.35 - SWATCH / 2,
    width: SWATCH,
    height: SWATCH,
  }
  const swatch = block(patch, palette.accentSoft, { left: 5, right: 5 })
  return [note, swatch, label(at, forecast, style, palette.muted)]
}
