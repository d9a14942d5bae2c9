import { daysShown, formatDays, words } from '../reports/index.ts'
import type { Question, Subject } from '../statistics/index.ts'
import { resolvePeriod } from '../statistics/index.ts'
import type { Screen, Viewer } from './dialog.ts'
import { button, inRows, type Rows, roomFor } from './layout.ts'
import { backAndHome } from './periods.ts'
import { aboutSubject, firstPage } from './permitted.ts'
import { homeButton, lines, wordScreen } from './screen.ts'

/** Another metric for the same period and people. `page` matters only where few buttons fit. */
export function metricsScreen(question: Question, page: number, viewer: Viewer): Screen {
  const days = daysShown(resolvePeriod(question.period, viewer.today), viewer.today)
  const { screens } = words(viewer.locale)
  const text = lines(screens.chooseMetric(formatDays(days, viewer.today, viewer.locale)))
  const rows = [...subjectRows(question, page, viewer), backAndHome(question, viewer)]
  return wordScreen(text, rows, viewer)
}

/** Said when a button or a phrase asks for what this CRM does not count. */
export function metricGoneScreen(question: Question, viewer: Viewer): Screen {
  const { refusals } = words(viewer.locale)
  const rows = [...subjectRows(question, 0, viewer), [homeButton(viewer)]]
  return wordScreen(lines(refusals.metricGone), rows, viewer)
}

/** A button for each thing that can be asked about, the present one marked. */
function subjectRows(question: Question, page: number, viewer: Viewer): Rows {
  const { buttons, metrics } = words(viewer.locale)
  const subjects: Subject[] = ['summary', ...viewer.metrics, 'plan']
  // Two buttons go back and home, one to the next page.
  const size = Math.max(1, roomFor(viewer.capabilities) - 2)
  const paged = subjects.length > size
  const shown = paged ? Math.max(1, size - 1) : size
  const pages = Math.ceil(subjects.length / shown)
  const first = (page % pages) * shown
  const next = { do: 'metrics' as const, question, page: (page + 1) % pages }
  const all = subjects.slice(first, first + shown).map((subject) => {
    const asked = aboutSubject(question, subject)
    const name = metrics[subject].title
    const label = subject === question.subject ? buttons.chosen(name) : name
    return button(label, { do: 'report', question: asked, page: firstPage(asked) })
  })
  return inRows(paged ? [...all, button(buttons.more, next)] : all, 2)
}
