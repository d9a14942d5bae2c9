import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { anyDrawableSpec, breakdown, plan, summary, trend } from './charts.fixture.ts'
import { indexColours } from './png.ts'
import { checkPicture, renderChart } from './render.ts'

describe('renderChart', () => {
  it('draws every kind of chart in the size that was asked for', () => {
    const size = { width: 800, height: 600 }

    const sizes = [breakdown, trend, summary, plan].map((spec) =>
      sizeOf(renderChart({ ...spec, size })),
    )

    assert.deepEqual(sizes, [size, size, size, size])
  })

  it('draws any chart whose letters the fonts have', () => {
    fc.assert(
      fc.property(anyDrawableSpec, (spec) => {
        assert.deepEqual(sizeOf(renderChart(spec)), { ...spec.size })
      }),
      { numRuns: 12 },
    )
  })

  it('refuses letters that would come out as boxes, and names one', () => {
    const spec = { ...breakdown, title: '漢字' }

    assert.throws(() => renderChart(spec), { code: 'chart-failed', message: /U\+6F22/ })
  })

  it('refuses a size that is none', () => {
    const spec = { ...breakdown, size: { width: 0.5, height: 1e6 } }

    assert.throws(() => renderChart(spec), { code: 'chart-failed' })
  })

  it('draws the same bytes for the same chart', () => {
    assert.deepEqual(renderChart(trend), renderChart(trend))
  })
})

describe('checkPicture', () => {
  const size = { width: 100, height: 100 }

  it('refuses a blank picture', () => {
    const blank = indexColours(new Int32Array(10_000).fill(-1), 100, 100)

    assert.throws(() => checkPicture(blank, size), { code: 'chart-failed', message: /blank/ })
  })

  it('refuses a picture with nothing but a speck', () => {
    const speck = Int32Array.from({ length: 10_000 }, (_, index) => (index < 5 ? index : -1))

    assert.throws(() => checkPicture(indexColours(speck, 100, 100), size), { code: 'chart-failed' })
  })

  it('refuses a picture of another size', () => {
    const other = indexColours(
      Int32Array.from({ length: 100 }, (_, index) => index),
      10,
      10,
    )

    assert.throws(() => checkPicture(other, size), { code: 'chart-failed', message: /size/ })
  })
})

/** What the header of a PNG says. */
function sizeOf(png: Uint8Array): { width: number; height: number } {
  const header = Buffer.from(png.buffer, png.byteOffset)
  return { width: header.readUInt32BE(16), height: header.readUInt32BE(20) }
}
