import fc from 'fast-check'
import { samplesOf } from './curve.ts'
import { boxOf, overlap, type Shape } from './shape.ts'
import type {
  BreakdownChart,
  ChartSize,
  ChartSpec,
  PlanChart,
  SummaryChart,
  TrendChart,
} from './spec.ts'

/** What the charts of the tests have in common. */
export const frame = {
  theme: 'light',
  size: { width: 1200, height: 675 },
  title: 'Закрытые сделки · отдел продаж',
  subtitle: '1–22 ноября 2026 · 57 на 12\u202f450\u202f000\u00a0₽',
  asOf: 'данные на 14:05',
  empty: 'За 1–22 ноября закрытых сделок не было.',
} as const

export const breakdown: BreakdownChart = {
  ...frame,
  kind: 'breakdown',
  bars: [
    {
      label: 'Петрова Анна',
      value: 4.1e6,
      valueLabel: '4,1 млн ₽',
      shareLabel: '36,8 %',
      rest: false,
    },
    { label: 'Ёлкина Мария', value: 2e6, valueLabel: '2 млн ₽', shareLabel: '18 %', rest: false },
    { label: 'ещё 23', value: 5e6, valueLabel: '5 млн ₽', shareLabel: '45,2 %', rest: true },
  ],
}

export const trend: TrendChart = {
  ...frame,
  kind: 'trend',
  points: [4, 9, 2, 5, null, null].map((value, index) => ({
    label: `${index + 1}`,
    value,
    valueLabel: value === null ? '' : `${value} шт.`,
  })),
  previous: [3, 3, 8, 1, 2, 6, 7],
  legend: { current: '1–6 ноября', previous: '1–6 октября' },
  axis: { language: 'ru', unit: '' },
}

export const summary: SummaryChart = {
  ...frame,
  kind: 'summary',
  tiles: [
    { label: 'Новые клиенты', value: '128', amount: '', change: '▲ 12 %', tone: 'better' },
    { label: 'Новые сделки', value: '84', amount: '18,2 млн ₽', change: '▼ 3 %', tone: 'worse' },
    {
      label: 'Закрытые сделки',
      value: '57',
      amount: '12,4 млн ₽',
      change: 'новое',
      tone: 'neutral',
    },
  ],
}

export const plan: PlanChart = {
  ...frame,
  kind: 'plan',
  bullets: [
    {
      label: 'Оборот',
      fact: 3.5e6,
      plan: 5.2e6,
      forecast: 4.8e6,
      percentLabel: '67 %',
      factLabel: '3,5 млн ₽',
      planLabel: 'план 5,2 млн ₽',
      noteLabel: 'осталось 1,7 млн ₽ · по 283 тыс. ₽ в рабочий день',
      forecastLabel: 'прогноз 4,8 млн ₽',
    },
  ],
}

const word = fc.constantFrom('', 'Ёлка', '▲ 240 %', 'Ключевые клиенты', 'a&b <c>', '🎯', '1 450 ₽')
const drawableWords = fc.array(word, { maxLength: 8 }).map((parts) => parts.join(' '))
const anyWords = fc.oneof(drawableWords, fc.string({ unit: 'binary' }))
const value = fc.oneof(fc.double(), fc.integer({ min: -1e7, max: 1e7 }), fc.constant(0))

/** Any chart at all: endless, empty or foreign words, numbers that are none, every size we promise. */
export const anySpec = specsWith(anyWords)

/** The same with a title, and only with letters that the fonts have or that are taken out. */
export const anyDrawableSpec = specsWith(drawableWords).map((spec) => ({
  ...spec,
  title: frame.title,
}))

function specsWith(words: fc.Arbitrary<string>): fc.Arbitrary<ChartSpec> {
  const anyFrame = {
    theme: fc.constantFrom('light', 'dark'),
    size: fc.record({
      width: fc.integer({ min: 600, max: 1600 }),
      height: fc.integer({ min: 600, max: 1200 }),
    }),
    title: words,
    subtitle: words,
    asOf: words,
    empty: words,
  } as const
  const list = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }, maxLength: number) =>
    fc.array(fc.record(shape), { maxLength, size: 'max' })
  const bar = { label: words, value, valueLabel: words, shareLabel: words, rest: fc.boolean() }
  const point = { label: words, value: fc.option(value), valueLabel: words }
  const tone = fc.constantFrom('better' as const, 'worse' as const, 'neutral' as const)
  const tile = { label: words, value: words, amount: words, change: words, tone }
  const bullet = {
    label: words,
    fact: value,
    plan: fc.option(value),
    forecast: fc.option(value),
    percentLabel: words,
    factLabel: words,
    planLabel: words,
    noteLabel: words,
    forecastLabel: words,
  }
  const trend = {
    points: list(point, 62),
    previous: fc.array(value, { maxLength: 62, size: 'max' }),
    legend: fc.record({ current: words, previous: words }),
    axis: fc.record({ language: fc.constantFrom('ru', 'en', 'uk', '', '??'), unit: word }),
  }
  return fc.oneof(
    fc.record({ ...anyFrame, kind: fc.constant('breakdown' as const), bars: list(bar, 60) }),
    fc.record({ ...anyFrame, kind: fc.constant('trend' as const), ...trend }),
    fc.record({ ...anyFrame, kind: fc.constant('summary' as const), tiles: list(tile, 6) }),
    fc.record({ ...anyFrame, kind: fc.constant('plan' as const), bullets: list(bullet, 4) }),
  )
}

/** The words of a picture, from the first drawn to the last. */
export function textsOf(shapes: readonly Shape[]): string[] {
  return shapes.flatMap((shape) => (shape.kind === 'label' ? [shape.text] : []))
}

export function sizesOf(shapes: readonly Shape[]): number[] {
  return shapes.flatMap((shape) => (shape.kind === 'label' ? [shape.size] : []))
}

/** What reaches over an edge of the canvas. */
export function outside(shapes: readonly Shape[], { width, height }: ChartSize): Shape[] {
  return shapes.filter((shape) => {
    const ends = extentOf(shape)
    return (
      ends.left < -0.5 || ends.top < -0.5 || ends.right > width + 0.5 || ends.bottom > height + 0.5
    )
  })
}

/** Pairs of words that lie on each other. */
export function collisions(shapes: readonly Shape[]): string[][] {
  const labels = shapes.filter((shape) => shape.kind === 'label')
  return labels.flatMap((one, index) =>
    labels
      .slice(index + 1)
      .filter((other) => overlap(boxOf(one), boxOf(other)))
      .map((other) => [one.text, other.text]),
  )
}

function extentOf(shape: Shape): { left: number; top: number; right: number; bottom: number } {
  if (shape.kind === 'path') {
    const points = samplesOf(shape).flat()
    const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
    return {
      left: Math.min(...xs),
      top: Math.min(...ys),
      right: Math.max(...xs),
      bottom: Math.max(...ys),
    }
  }
  if (shape.kind === 'dot') {
    const { x, y, radius } = shape
    return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
  }
  const { x, y, width, height } = shape.kind === 'label' ? boxOf(shape) : shape
  return { left: x, top: y, right: x + width, bottom: y + height }
}
