import type { Palette } from './palette.ts'
import { type Box, block, type Label, label, type Shape } from './shape.ts'
import type { Tile } from './spec.ts'
import { fitText, type TextStyle, widthOf } from './text.ts'

/**
 * How a tile sets its words. `wide`: amount and change share the last line. `stacked`: each has a
 * line, because together they are too long. `flat`: there is no such line, so that the change
 * stands beside the label and the amount beside the figure.
 */
type FormName = 'wide' | 'stacked' | 'flat'

interface Form {
  readonly padding: number
  readonly label: TextStyle
  readonly amount: TextStyle
  readonly change: TextStyle
  /** How much of a tile's height the figure cannot have. */
  readonly taken: number
}

const regular = (size: number): TextStyle => ({ size, weight: 400 })
const strong = (size: number): TextStyle => ({ size, weight: 600 })
const roomy = { padding: 30, label: regular(26), amount: regular(26), change: strong(24) }

export const FORMS: Readonly<Record<FormName, Form>> = {
  wide: { ...roomy, taken: 140 },
  stacked: { ...roomy, taken: 182 },
  flat: { padding: 16, label: regular(22), amount: regular(24), change: strong(22), taken: 72 },
}

/** Between words that share a line. */
export const APART = 16
const RADIUS = 16
const LINE = 40

/** How all the tiles of a picture are set, so that they match. */
export interface Setting {
  readonly form: FormName
  readonly figure: TextStyle
  readonly palette: Palette
}

export function drawTile(tile: Tile, box: Box, setting: Setting): Shape[] {
  const { palette } = setting
  const words =
    setting.form === 'flat' ? flatWords(tile, box, setting) : highWords(tile, box, setting)
  const ground = block(box, palette.raised, { left: RADIUS, right: RADIUS })
  return [ground, ...words.filter(({ text }) => text !== '')]
}

function highWords(tile: Tile, box: Box, { form, figure, palette }: Setting): Label[] {
  const { padding, ...types } = FORMS[form]
  const [left, right] = [box.x + padding, box.x + box.width - padding]
  const room = right - left
  const top = box.y + padding + 20
  const bottom = box.y + box.height - padding
  const amount = { x: left, y: form === 'wide' ? bottom : bottom - LINE }
  const change = { x: form === 'wide' ? right : left, y: bottom }
  const align = form === 'wide' ? 'end' : 'start'
  const write = (text: string, style: TextStyle) => fitText(text, room, style)
  return [
    label({ x: left, y: top }, write(tile.label, types.label), types.label, palette.muted),
    label(
      { x: left, y: top + 22 + figure.size * 0.72 },
      write(tile.value, figure),
      figure,
      palette.text,
    ),
    label(amount, write(tile.amount, types.amount), types.amount, palette.text),
    label(change, write(tile.change, types.change), types.change, toneOf(tile, palette), { align }),
  ]
}

function flatWords(tile: Tile, box: Box, { form, figure, palette }: Setting): Label[] {
  const { padding, ...types } = FORMS[form]
  const [left, right] = [box.x + padding, box.x + box.width - padding]
  const room = right - left
  const top = box.y + padding + 16
  const bottom = box.y + box.height - padding
  const end = { align: 'end' } as const
  const change = fitText(tile.change, room, types.change)
  const title = fitText(tile.label, room - widthOf(change, types.change) - APART, types.label)
  const value = fitText(tile.value, room, figure)
  const amount = fitText(tile.amount, room - widthOf(value, figure) - APART, types.amount)
  return [
    label({ x: left, y: top }, title, types.label, palette.muted),
    label({ x: right, y: top }, change, types.change, toneOf(tile, palette), end),
    label({ x: left, y: bottom }, value, figure, palette.text),
    label({ x: right, y: bottom }, amount, types.amount, palette.text, end),
  ]
}

function toneOf({ tone }: Tile, palette: Palette): string {
  return { better: palette.better, worse: palette.worse, neutral: palette.muted }[tone]
}
