import { bold, line, type RichText } from '../kernel/index.ts'
import { words } from '../reports/index.ts'
import type { Screen, Viewer } from './dialog.ts'
import { homeScreen } from './home.ts'
import { lines } from './screen.ts'

/** What can be asked, with examples, over the buttons of home. */
export function helpScreen(viewer: Viewer): Screen {
  const { help } = words(viewer.locale)
  const text: RichText = [
    line(bold(help.title)),
    ...help.paragraphs.flatMap((paragraph) => [[], ...lines(...paragraph)]),
  ]
  return homeScreen(viewer, text)
}
