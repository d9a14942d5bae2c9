import { line, type RichText } from '../../kernel/index.ts'
import type { Reply } from '../messenger.ts'

export const reply = (text: string): Reply => ({ text: [line(text)], buttons: [] })

export const pictured = (text: string): Reply => ({ ...reply(text), picture: SQUARE })

const SQUARE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

export function longText(length: number): RichText {
  const words = 'Петрова Анна — 21 сделка на 4 100 000 руб., 36,84 %'
  return Array.from({ length: Math.ceil(length / words.length) }, (_, i) => line(`${i}. ${words}`))
}
