import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Resvg } from '@resvg/resvg-js'
import { encodePng, indexColours } from './png.ts'

const RED = rgba(255, 0, 0)
const BLUE = rgba(0, 0, 255)

describe('encodePng', () => {
  it('keeps every pixel', () => {
    const pixels = Int32Array.from([RED, RED, BLUE, BLUE, RED, BLUE])

    const png = encodePng(indexColours(pixels, 3, 2))

    assert.deepEqual(decoded(png, 3, 2), pixels)
  })

  it('lies in memory of its own, so that it can be handed to another thread', () => {
    const png = encodePng(indexColours(Int32Array.from([RED]), 1, 1))

    assert.equal(png.buffer.byteLength, png.byteLength)
  })
})

describe('indexColours', () => {
  it('counts what has not the colour of the ground', () => {
    const { ink, colours } = indexColours(Int32Array.from([RED, RED, RED, BLUE]), 2, 2)

    assert.equal(ink, 0.25)
    assert.equal(colours.length, 2)
  })

  it('makes near colours one when there are too many', () => {
    const pixels = Int32Array.from({ length: 1024 }, (_, index) => rgba(index % 256, 0, index >> 8))

    const { colours } = indexColours(pixels, 32, 32)

    assert.ok(colours.length <= 256)
    assert.equal(colours[0], pixels[0])
  })

  it('takes as many colours as there can be', () => {
    const pixels = Int32Array.from({ length: 65_536 }, (_, index) => (index * 2_654_435_761) | 0)

    assert.ok(indexColours(pixels, 256, 256).colours.length <= 256)
  })
})

/** A colour as it lies in memory: red first. */
function rgba(red: number, green: number, blue: number): number {
  return (255 << 24) | (blue << 16) | (green << 8) | red
}

/** The pixels of a PNG, read by somebody else's decoder. */
function decoded(png: Uint8Array, width: number, height: number): Int32Array {
  const href = `data:image/png;base64,${Buffer.from(png).toString('base64')}`
  const image = `<image href="${href}" width="${width}" height="${height}"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`
  return new Int32Array(Uint8Array.from(new Resvg(svg).render().pixels).buffer)
}
