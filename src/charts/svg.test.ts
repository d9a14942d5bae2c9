import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { block, label } from './shape.ts'
import { toSvg } from './svg.ts'

const size = { width: 1200, height: 675 }
const style = { size: 24, weight: 600 } as const

describe('toSvg', () => {
  it('escapes words', () => {
    const svg = toSvg([label({ x: 0, y: 0 }, 'A&B "<script>"', style, '#000')], size, size)

    assert.match(svg, />A&amp;B &quot;&lt;script&gt;&quot;<\/text>/)
  })

  it('stretches the canvas to the size of the picture', () => {
    const svg = toSvg([], { width: 900, height: 900 }, { width: 1080, height: 1080 })

    assert.match(svg, /width="1080" height="1080" viewBox="0 0 900 900"/)
  })

  it('gives each family a text of its own, one after the other', () => {
    const svg = toSvg([label({ x: 100, y: 0 }, '▲ 12 %', style, '#000')], size, size)

    assert.match(svg, /<text x="100"[^>]*font-family="Inter"[^>]*>▲<\/text><text x="1[12]\d/)
  })

  it('rounds only the end of a bar', () => {
    const bar = block({ x: 10, y: 20, width: 100, height: 24 }, '#3163E0', { right: 6 })

    const svg = toSvg([bar], size, size)

    assert.match(svg, /d="M10 20H104A6 6 0 0 1 110 26V38A6 6 0 0 1 104 44H10/)
  })

  it('never rounds a bar further than it is long', () => {
    assert.equal(block({ x: 0, y: 0, width: 4, height: 24 }, '#000', { right: 6 }).right, 2)
  })
})
