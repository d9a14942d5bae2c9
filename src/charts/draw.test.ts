import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  anySpec,
  breakdown,
  collisions,
  outside,
  plan,
  sizesOf,
  summary,
  textsOf,
  trend,
} from './charts.fixture.ts'
import { draw } from './draw.ts'
import type { Shape } from './shape.ts'
import { toSvg } from './svg.ts'

describe('any chart', () => {
  it('keeps within its picture', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const { shapes, canvas } = draw(spec)

        assert.deepEqual(outside(shapes, canvas), [])
      }),
    )
  })

  it('never lays words over words', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const { shapes } = draw(spec)

        assert.deepEqual(collisions(shapes), [])
      }),
    )
  })

  it('writes nothing smaller than 22 pixels at 1200 wide', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const { shapes, canvas } = draw(spec)

        assert.ok(Math.min(...sizesOf(shapes)) >= (22 * canvas.width) / 1200)
      }),
    )
  })

  it('never writes a number that is none', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const { shapes, canvas } = draw(spec)

        assert.doesNotMatch(toSvg(shapes, canvas, spec.size), /"[^"]*(NaN|Infinity|undefined)/)
      }),
    )
  })

  it('says what, whose, for when and how fresh', () => {
    const texts = textsOf(draw(breakdown).shapes)

    assert.deepEqual(texts.slice(0, 3), [
      'Закрытые сделки · отдел продаж',
      '1–22 ноября 2026 · 57 на 12\u202f450\u202f000\u00a0₽ · данные на 14:05',
      'сводка',
    ])
  })

  it('gives the freshness a line of its own when the subtitle is long', () => {
    const subtitle =
      'июль – сентябрь 2026 · 1204 на 12 345 678 901 ₽, вся компания и все её филиалы'

    const texts = textsOf(draw({ ...breakdown, subtitle }).shapes)

    assert.deepEqual(texts.slice(1, 3), [subtitle, 'данные на 14:05'])
  })

  it('is drawn in the colours of its theme', () => {
    const ground = draw({ ...breakdown, theme: 'dark' }).shapes[0]

    assert.deepEqual(ground, { ...draw(breakdown).shapes[0], fill: '#12161C' })
  })
})

describe('breakdown', () => {
  it('writes name, value and share beside each bar', () => {
    const texts = textsOf(draw(breakdown).shapes)

    assert.deepEqual(texts.slice(3, 6), ['Петрова Анна', '4,1 млн ₽', '36,8 %'])
  })

  it('draws bars as long as their values', () => {
    const [petrova, yolkina] = blocksOf(draw(breakdown).shapes, '#3163E0')

    assert.equal(ratio(petrova, yolkina).toFixed(3), (4.1 / 2).toFixed(3))
  })

  it('draws the bar of the rest in grey', () => {
    const grey = blocksOf(draw(breakdown).shapes, '#B4BECC')

    assert.equal(grey.length, 1)
  })

  it('draws a negative value to the other side of zero', () => {
    const bars = [
      { ...bar, value: 300 },
      { ...bar, value: -100 },
    ]

    const [up, down] = blocksOf(draw({ ...breakdown, bars }).shapes, '#3163E0')

    assert.equal(right(down), up?.x)
  })

  it('draws no bar for zero', () => {
    const bars = [bar, bar, bar].map((each) => ({ ...each, value: 0 }))

    assert.deepEqual(blocksOf(draw({ ...breakdown, bars }).shapes, '#3163E0'), [])
  })

  it('counts the bars that have no room', () => {
    const bars = Array.from({ length: 60 }, () => bar)

    const texts = textsOf(draw({ ...breakdown, bars }).shapes)

    assert.equal(texts.at(-1), '+31')
  })

  it('says the words for nothing when there are no bars', () => {
    const texts = textsOf(draw({ ...breakdown, bars: [] }).shapes)

    assert.equal(texts.at(-1), 'За 1–22 ноября закрытых сделок не было.')
  })
})

describe('trend', () => {
  it('writes the values of the last, the highest and the first point', () => {
    const texts = textsOf(draw(trend).shapes)

    assert.deepEqual(texts.slice(-3), ['5 шт.', '9 шт.', '4 шт.'])
  })

  it('leaves what is still to come empty', () => {
    const { shapes } = draw(trend)

    assert.equal(furthest(shapes, '#3163E0') < furthest(shapes, '#B4BECC'), true)
  })

  it('names both periods only when there is a previous one', () => {
    const alone = textsOf(draw({ ...trend, previous: [] }).shapes)

    assert.ok(textsOf(draw(trend).shapes).includes('1–6 октября'))
    assert.ok(!alone.includes('1–6 ноября'))
  })

  it('leaves out names of days for which there is no room', () => {
    const points = Array.from({ length: 31 }, (_, index) => ({
      label: `${index + 1} ноября`,
      value: index,
      valueLabel: '',
    }))

    const texts = textsOf(draw({ ...trend, points, previous: [] }).shapes)

    assert.deepEqual(
      texts.filter((text) => text.endsWith('ноября')),
      [1, 5, 9, 13, 17, 21, 25, 29].map((day) => `${day} ноября`),
    )
  })

  it('draws a single point', () => {
    const points = [{ label: '22 нояб.', value: 7, valueLabel: '7 шт.' }]

    const texts = textsOf(draw({ ...trend, points, previous: [] }).shapes)

    assert.deepEqual(texts.slice(-2), ['22 нояб.', '7 шт.'])
  })

  it('says the words for nothing instead of a line of zeros', () => {
    const points = trend.points.map((point) => ({ ...point, value: 0 }))

    const texts = textsOf(draw({ ...trend, points, previous: [0, 0] }).shapes)

    assert.equal(texts.at(-1), 'За 1–22 ноября закрытых сделок не было.')
  })
})

describe('summary', () => {
  it('writes the change in the colour of its tone', () => {
    const { shapes } = draw(summary)

    assert.deepEqual(
      ['▲ 12 %', '▼ 3 %', 'новое'].map((text) => colourOf(shapes, text)),
      ['#13794A', '#C93C37', '#647082'],
    )
  })

  it('writes all values in the same type', () => {
    const tiles = summary.tiles.map((tile, index) => ({ ...tile, value: '1234567'.slice(index) }))

    const { shapes } = draw({ ...summary, tiles })

    assert.equal(new Set(tiles.map(({ value }) => sizeOf(shapes, value))).size, 1)
  })
})

describe('plan', () => {
  it('writes the per cent in the largest type', () => {
    const { shapes } = draw(plan)

    assert.equal(sizeOf(shapes, '67 %'), Math.max(...sizesOf(shapes)))
  })

  it('draws forecast and fact from the same zero', () => {
    const { shapes } = draw(plan)
    const [fact] = blocksOf(shapes, '#3163E0')
    const [forecast] = blocksOf(shapes, '#BACBF5')

    assert.equal(fact?.x, forecast?.x)
    assert.equal(ratio(forecast, fact).toFixed(3), (4.8 / 3.5).toFixed(3))
  })

  it('shows the fact alone when there is no plan', () => {
    const bullets = plan.bullets.map((bullet) => {
      return { ...bullet, plan: null, forecast: null, percentLabel: '', forecastLabel: '' }
    })

    const { shapes } = draw({ ...plan, bullets })

    assert.equal(sizeOf(shapes, '3,5 млн ₽'), Math.max(...sizesOf(shapes)))
    assert.deepEqual(blocksOf(shapes, '#3163E0'), [])
  })

  it('keeps the mark of the plan on the bar when the fact is far beyond', () => {
    const bullets = plan.bullets.map((bullet) => ({ ...bullet, fact: 12e6 }))

    const { shapes } = draw({ ...plan, bullets })
    const [fact] = blocksOf(shapes, '#3163E0')
    const mark = blocksOf(shapes, '#1B2430').at(-1)

    assert.equal(
      ((((mark?.x ?? 0) + 3 - (fact?.x ?? 0)) / (fact?.width ?? 1)) * 12).toFixed(2),
      '5.20',
    )
  })
})

const bar = { label: 'Ким', value: 5, valueLabel: '5', shareLabel: '', rest: false }

function blocksOf(shapes: readonly Shape[], colour: string) {
  return shapes.filter((shape) => shape.kind === 'block').filter(({ fill }) => fill === colour)
}

const labelOf = (shapes: readonly Shape[], words: string) =>
  shapes.filter((shape) => shape.kind === 'label').find(({ text }) => text === words)

const colourOf = (shapes: readonly Shape[], words: string) => labelOf(shapes, words)?.fill

const sizeOf = (shapes: readonly Shape[], words: string) => labelOf(shapes, words)?.size

const right = (box: { x: number; width: number } | undefined) => (box?.x ?? 0) + (box?.width ?? 0)

const ratio = (one: { width: number } | undefined, other: { width: number } | undefined) =>
  (one?.width ?? 0) / (other?.width ?? 0)

/** How far to the right the line of a colour goes. */
function furthest(shapes: readonly Shape[], wanted: string): number {
  const paths = shapes.filter((shape) => shape.kind === 'path')
  const line = paths.find(({ colour, width }) => colour === wanted && width !== undefined)
  return Math.max(...(line?.d.match(/[\d.]+(?=,)/g) ?? []).map(Number))
}
