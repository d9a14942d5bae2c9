import type { Button, Capabilities } from '../messengers/index.ts'
import { type Action, encodeAction } from './action.ts'

export type Rows = readonly (readonly Button[])[]

/** What a messenger can show of buttons. */
export type ButtonRoom = Pick<Capabilities, 'buttonsPerRow' | 'buttonRows' | 'buttons'>

const LONGEST_LABEL = 30

/** A button that does something. A label too long for a phone, such as a name, is cut. */
export function button(label: string, action: Action): Button {
  return { label: shortened(label), data: encodeAction(action) }
}

export function shortened(label: string, most = LONGEST_LABEL): string {
  if (label.length <= most) return label
  const kept = Array.from(label.slice(0, most - 1))
  // Half a character is worse than none.
  const whole = kept.filter((character) => character.isWellFormed())
  return `${whole.join('').trimEnd()}…`
}

/** Buttons in rows of `size`. */
export function inRows<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  )
}

/** How many buttons fit under a message. */
export function roomFor({ buttonsPerRow, buttonRows, buttons }: ButtonRoom): number {
  return Math.min(buttonsPerRow * buttonRows, buttons)
}

/**
 * Rows as the messenger takes them. Rows that are too long are broken; where there are too many,
 * they are packed tight. What still does not fit is left out, never the last button: the way home.
 */
export function layOut(rows: Rows, room: ButtonRoom): Rows {
  const { buttonsPerRow, buttonRows } = room
  const broken = rows.flatMap((row) => inRows(row, buttonsPerRow))
  const all = rows.flat()
  const most = roomFor(room)
  if (broken.length <= buttonRows && all.length <= most) return broken
  const kept = all.length <= most ? all : [...all.slice(0, most - 1), ...all.slice(-1)]
  return inRows(kept, buttonsPerRow)
}
