import type { Frame } from './frame.ts'
import { block, label, type Shape, spare } from './shape.ts'
import { type TextStyle, wrapText } from './text.ts'

const WORDS: TextStyle = { size: 32, weight: 400 }
const LINE = 46

/** Three quiet bars and, under them, the words for «nothing to show». */
export function drawEmpty(words: string, { body, palette }: Frame): Shape[] {
  const lines = wrapText(words, Math.min(body.width, 760), 3, WORDS)
  const centre = body.x + body.width / 2
  const top = body.y + spare(body.height - 112 - lines.length * LINE)
  const bars = [36, 72, 52].map((height, index) =>
    block({ x: centre - 50 + index * 36, y: top + 72 - height, width: 28, height }, palette.line, {
      left: 6,
      right: 6,
    }),
  )
  const text = lines.map((line, index) =>
    label({ x: centre, y: top + 136 + index * LINE }, line, WORDS, palette.muted, {
      align: 'middle',
    }),
  )
  return [...bars, ...text]
}
