import { constants, crc32, deflateSync } from 'node:zlib'

/** The pixels of a picture as numbers into a table of its colours. */
export interface Indexed {
  readonly width: number
  readonly height: number
  /** One byte a pixel, row by row. */
  readonly pixels: Uint8Array
  /** Red, green, blue and alpha of each colour, as they lie in memory. */
  readonly colours: Int32Array
  /** The share of pixels that have not the most frequent colour, 0 to 1. */
  readonly ink: number
}

const MOST_COLOURS = 256
/** Ever coarser ways to take colours for the same: all bits, six of eight, four, two. */
const MASKS = [0xffffffff, 0xfcfcfcfc, 0xf0f0f0f0, 0xc0c0c0c0]

/**
 * Numbers the colours of an RGBA picture. A chart of flat colours has some hundred, most of them
 * the soft edges of letters; where there are more than 256, near ones become one.
 */
export function indexColours(rgba: Int32Array, width: number, height: number): Indexed {
  for (const mask of MASKS) {
    const indexed = indexMasked(rgba, mask)
    if (indexed !== null) return { width, height, ...indexed }
  }
  throw new Error('Two bits a channel make at most 256 colours')
}

/** Goes from run to run of one colour: a chart has few of them, and pixels by the million. */
function indexMasked(rgba: Int32Array, mask: number): Omit<Indexed, 'width' | 'height'> | null {
  const numbers = new Map<number, number>()
  const colours: number[] = []
  const counts: number[] = []
  const pixels = new Uint8Array(rgba.length)
  let start = 0
  while (start < rgba.length) {
    const colour = rgba[start] ?? 0
    const end = endOfRun(rgba, start, colour)
    const number = numbers.get(colour & mask) ?? colours.length
    if (number === MOST_COLOURS) return null
    if (number === colours.length) {
      numbers.set(colour & mask, number)
      colours.push(colour)
    }
    counts[number] = (counts[number] ?? 0) + end - start
    if (end - start > 1) pixels.fill(number, start, end)
    else pixels[start] = number
    start = end
  }
  return { pixels, colours: Int32Array.from(colours), ink: 1 - Math.max(...counts) / rgba.length }
}

function endOfRun(rgba: Int32Array, start: number, colour: number): number {
  let end = start + 1
  while (end < rgba.length && rgba[end] === colour) end += 1
  return end
}

/** Runs only: an eighth more bytes than the usual way, in a fifth of the time. */
const DEFLATE = { strategy: constants.Z_RLE }
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/**
 * A PNG with a palette: half the bytes and a fifth of the time of one in full colour.
 * https://www.w3.org/TR/png-3/
 */
export function encodePng({ width, height, pixels, colours }: Indexed): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const rgba = new Uint8Array(colours.buffer)
  const palette = Buffer.alloc(colours.length * 3)
  for (let index = 0; index < colours.length; index += 1) {
    palette.set(rgba.subarray(4 * index, 4 * index + 3), 3 * index)
  }
  const png = Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(scanlines(pixels, width, height), DEFLATE)),
    chunk('IEND', Buffer.alloc(0)),
  ])
  // A Buffer may lie in a pool, and what lies in a pool cannot be handed to another thread.
  return new Uint8Array(png)
}

/** Every row begins with the number of its filter: 0, none. */
function scanlines(pixels: Uint8Array, width: number, height: number): Buffer {
  const lines = Buffer.alloc((width + 1) * height)
  for (let row = 0; row < height; row += 1) {
    lines.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1)
  }
  return lines
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
