import { scaleLinear } from 'd3-scale'
import { type Box, boxOf, type Label, overlap } from './shape.ts'

/** The stretch of values an axis covers and the round values at which it has lines. */
export interface Axis {
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
}

/** An axis with more lines is not quiet. */
const MOST_LINES = 5
/** Lines closer than this have no room for their words. */
const LEAST_DISTANCE = 34

/** From zero (or below it) to a round value, with up to four lines besides the zero line. */
export function axisFor(values: readonly number[], height: number): Axis {
  const lowest = Math.min(0, ...values)
  const highest = Math.max(0, ...values)
  if (lowest === highest) return { domain: [0, 1], ticks: [0] }
  const whole = values.every((value) => Number.isInteger(value))
  const most = Math.min(MOST_LINES, Math.floor(height / LEAST_DISTANCE) + 1)
  const axes = [4, 3, 2, 1].map((count) => {
    const scale = scaleLinear([lowest, highest], [0, 1]).nice(count)
    const ticks = scale.ticks(count).filter((tick) => !whole || Number.isInteger(tick))
    const [from = lowest, to = highest] = scale.domain()
    return { domain: [from, to] as const, ticks }
  })
  return (
    axes.find(({ ticks }) => ticks.length <= most) ?? {
      domain: [lowest, highest],
      ticks: [0],
    }
  )
}

/** Writes the values of an axis as short as they go: «2,5 млн ₽». */
export function axisFormat({ language, unit }: { language: string; unit: string }) {
  const format = new Intl.NumberFormat(knownLanguage(language), {
    notation: 'compact',
    maximumSignificantDigits: 3,
  })
  return (value: number): string => {
    // Adding zero makes minus zero a zero.
    const number = format.format(value + 0).replace('-', '−')
    return unit === '' ? number : `${number}\u00a0${unit}`
  }
}

function knownLanguage(language: string): string {
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) ? language : 'ru'
}

/** Every n-th label, n being the least that keeps them apart; the first always stays. */
export function thinned(labels: readonly Label[], gap: number): readonly Label[] {
  const boxes = labels.map(boxOf)
  for (let step = 1; step < labels.length; step += 1) {
    if (
      stayApart(
        boxes.filter((_, index) => index % step === 0),
        gap,
      )
    ) {
      return labels.filter((_, index) => index % step === 0)
    }
  }
  return labels.slice(0, 1)
}

function stayApart(boxes: readonly Box[], gap: number): boolean {
  return boxes.every((box, index) => {
    const next = boxes[index + 1]
    return next === undefined || !overlap(box, next, gap)
  })
}
