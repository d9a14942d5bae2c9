import type { Line, RichText } from '../kernel/index.ts'
import { line } from '../kernel/index.ts'
import { words } from '../reports/index.ts'
import type { Screen, Viewer } from './dialog.ts'
import { button, layOut, type Rows } from './layout.ts'

/** What a screen needs to know of the reader. */
export type ScreenReader = Pick<Viewer, 'locale' | 'capabilities'>

/** A screen of words and buttons, fitted to the messenger. */
export function wordScreen(text: RichText, rows: Rows, { capabilities }: ScreenReader): Screen {
  return { text, buttons: layOut(rows, capabilities), picture: null, file: null }
}

/** Every screen of a subscriber ends with it. */
export function homeButton({ locale }: Pick<ScreenReader, 'locale'>) {
  return button(words(locale).buttons.home, { do: 'home' })
}

/** Plain lines. */
export function lines(...texts: readonly string[]): Line[] {
  return texts.map((text) => line(text))
}
