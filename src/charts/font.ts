import { readFileSync } from 'node:fs'

/** How wide the glyphs of one font file are. */
export interface FontMetrics {
  /** Advance in ems; null when the font has no glyph for the character. */
  advance(codePoint: number): number | null
}

interface CmapSegment {
  readonly first: number
  readonly last: number
  readonly glyph: (codePoint: number) => number
}

/**
 * Reads the glyph widths of a TrueType file, once. Kerning is left out: without it text comes out
 * some tenths of a per cent wider than it is drawn, which is the safe side.
 * Tables: https://learn.microsoft.com/typography/opentype/spec/otff
 */
export function readFontMetrics(path: string): FontMetrics {
  const file = readFileSync(path)
  const tables = readDirectory(file)
  const unitsPerEm = file.readUInt16BE(table(tables, 'head') + 18)
  const advances = readAdvances(file, tables)
  const segments = readCmap(file, table(tables, 'cmap'))
  const known = new Map<number, number | null>()

  const lookUp = (codePoint: number): number | null => {
    const segment = segments.find(({ first, last }) => codePoint >= first && codePoint <= last)
    const glyph = segment?.glyph(codePoint) ?? 0
    if (glyph === 0) return null
    return (advances[Math.min(glyph, advances.length - 1)] ?? 0) / unitsPerEm
  }

  return {
    advance(codePoint) {
      const found = known.get(codePoint)
      if (found !== undefined) return found
      const advance = lookUp(codePoint)
      known.set(codePoint, advance)
      return advance
    },
  }
}

function readDirectory(file: Buffer): Map<string, number> {
  const count = file.readUInt16BE(4)
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const record = 12 + 16 * index
      return [file.toString('latin1', record, record + 4), file.readUInt32BE(record + 8)]
    }),
  )
}

function table(tables: Map<string, number>, name: string): number {
  const offset = tables.get(name)
  if (offset === undefined) throw new Error(`Font has no table ${name}`)
  return offset
}

function readAdvances(file: Buffer, tables: Map<string, number>): number[] {
  const count = file.readUInt16BE(table(tables, 'hhea') + 34)
  const hmtx = table(tables, 'hmtx')
  return Array.from({ length: count }, (_, index) => file.readUInt16BE(hmtx + 4 * index))
}

/** The segments of the Unicode BMP subtable (format 4): all the letters and signs we draw. */
function readCmap(file: Buffer, cmap: number): CmapSegment[] {
  const count = file.readUInt16BE(cmap + 2)
  const records = Array.from({ length: count }, (_, index) => cmap + 4 + 8 * index)
  const windows = records.find(
    (record) => file.readUInt16BE(record) === 3 && file.readUInt16BE(record + 2) === 1,
  )
  if (windows === undefined) throw new Error('Font has no Unicode character map')
  return readFormat4(file, cmap + file.readUInt32BE(windows + 4))
}

function readFormat4(file: Buffer, subtable: number): CmapSegment[] {
  const bytes = file.readUInt16BE(subtable + 6)
  const ends = subtable + 14
  const starts = ends + bytes + 2
  const deltas = starts + bytes
  const offsets = deltas + bytes
  return Array.from({ length: bytes / 2 }, (_, index) => {
    const first = file.readUInt16BE(starts + 2 * index)
    const delta = file.readUInt16BE(deltas + 2 * index)
    const at = offsets + 2 * index
    const offset = file.readUInt16BE(at)
    const glyph = (codePoint: number): number => {
      if (offset === 0) return (codePoint + delta) & 0xffff
      const glyphId = file.readUInt16BE(at + offset + 2 * (codePoint - first))
      return glyphId === 0 ? 0 : (glyphId + delta) & 0xffff
    }
    return { first, last: file.readUInt16BE(ends + 2 * index), glyph }
  })
}
