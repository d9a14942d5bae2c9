import { range } from 'd3-array'
import { columnFor, drawRow, drawZero } from './bar-column.ts'
import type { Frame } from './frame.ts'
import type { Shape } from './shape.ts'
import type { Bar, BreakdownChart } from './spec.ts'

/** Closer than this, lines of the smallest type touch. */
const TIGHTEST = 30
const COLUMN_GAP = 48
/** A narrower picture has no room for two columns. */
const WIDE = 900

/** Bars with their names, values and shares; those that do not fit are counted in a «+N». */
export function drawBreakdown({ bars }: BreakdownChart, { body, palette }: Frame): Shape[] {
  const most = Math.max(1, Math.floor(body.height / TIGHTEST))
  const count = bars.length > most && body.width > WIDE ? 2 : 1
  const shown = fold(bars, most * count)
  const rows = Math.ceil(shown.length / count)
  const width = (body.width - (count - 1) * COLUMN_GAP) / count
  return range(count).flatMap((index) => {
    const box = { ...body, x: body.x + index * (width + COLUMN_GAP), width }
    const column = columnFor(shown, { box, rows, narrow: count > 1, palette })
    const own = shown.slice(index * rows, (index + 1) * rows)
    return [
      ...drawZero(own.length, column),
      ...own.flatMap((bar, row) => drawRow(bar, row, column)),
    ]
  })
}

function fold(bars: readonly Bar[], room: number): readonly Bar[] {
  if (bars.length <= room) return bars
  const shown = bars.slice(0, room - 1)
  const more = `+${bars.length - shown.length}`
  return [...shown, { label: more, value: 0, valueLabel: '', shareLabel: '', rest: true }]
}
