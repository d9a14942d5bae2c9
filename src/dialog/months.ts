import { line, muted } from '../kernel/index.ts'
import type { Button } from '../messengers/index.ts'
import { formatMonth, monthName, words } from '../reports/index.ts'
import { type Question, resolvePeriod } from '../statistics/index.ts'
import type { Screen, Viewer } from './dialog.ts'
import { button, inRows, type Rows, roomFor } from './layout.ts'
import { backAndHome } from './periods.ts'
import { firstPage } from './permitted.ts'
import { homeButton, lines, wordScreen } from './screen.ts'

type Month = Temporal.PlainYearMonth

/** What years a period may lie in; see `checkRange`. */
const FIRST_YEAR = 1990

/** Fewer buttons than this are no calendar: the period is to be written. */
const LEAST_ROOM = 20

/**
 * A month to choose: for a plan the answer itself, else where the own period begins. It shows the
 * months around the one in which the question's period begins.
 */
export function monthsScreen(question: Question, viewer: Viewer): Screen {
  const { locale, capabilities } = viewer
  const { screens, metrics } = words(locale)
  const { title } = metrics[question.subject]
  const plan = question.subject === 'plan'
  if (!plan && roomFor(capabilities) < LEAST_ROOM) return writePeriodScreen(question, viewer)
  const text = [
    ...lines(screens.chooseMonth(title)),
    ...(plan ? [] : [line(muted(screens.orWritePeriod))]),
  ]
  return wordScreen(text, [...monthRows(question, viewer), wayBack(question, viewer)], viewer)
}

/** The month as a period of its own: the running one keeps its name, so it compares by the calendar. */
export function wholeMonth(month: Month, today: Temporal.PlainDate): Question['period'] {
  if (today.toPlainYearMonth().equals(month)) return 'month'
  return { from: month.toPlainDate({ day: 1 }), to: month.toPlainDate({ day: month.daysInMonth }) }
}

function writePeriodScreen(question: Question, viewer: Viewer): Screen {
  const { screens } = words(viewer.locale)
  return wordScreen(lines(screens.writePeriod), [wayBack(question, viewer)], viewer)
}

function monthRows(question: Question, viewer: Viewer): Rows {
  const { today, capabilities } = viewer
  const size = roomFor(capabilities) < LEAST_ROOM ? 6 : 12
  const standing = resolvePeriod(question.period, today).from.toPlainYearMonth()
  const first = standing.with({ month: Math.floor((standing.month - 1) / size) * size + 1 })
  const last = lastMonth(question, viewer)
  const shown = Array.from({ length: size }, (_, i) => first.add({ months: i })).filter(
    (month) => Temporal.PlainYearMonth.compare(month, last) <= 0,
  )
  const buttons = shown.map((month) => monthButton(month, question, viewer))
  return [...inRows(buttons, 3), turnRow(first, size, last, question, viewer)]
}

/** Nothing is known of days to come, but next month's plan may be written already. */
function lastMonth({ subject }: Question, { today }: Viewer): Month {
  const month = today.toPlainYearMonth()
  return subject === 'plan' ? month.add({ months: 1 }) : month
}

function monthButton(month: Month, question: Question, { locale, today }: Viewer): Button {
  const name = monthName(month.month, locale)
  const label = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
  if (question.subject === 'plan') {
    const asked = { ...question, period: wholeMonth(month, today) }
    return button(label, { do: 'report', question: asked, page: firstPage(asked) })
  }
  const day = month.toPlainDate({ day: 1 })
  const asked = { ...question, period: { from: day, to: day } }
  return button(label, { do: 'first-day', question: asked, page: null })
}

function turnRow(
  first: Month,
  size: number,
  last: Month,
  question: Question,
  { locale }: Viewer,
): Button[] {
  const { buttons } = words(locale)
  const name = (month: Month) => (size === 12 ? String(month.year) : formatMonth(month, locale))
  const turn = (month: Month, label: (name: string) => string) => {
    const day = month.toPlainDate({ day: 1 })
    const asked = { ...question, period: { from: day, to: day } }
    return button(label(name(month)), { do: 'months', question: asked, page: null })
  }
  const earlier = first.subtract({ months: size })
  const later = first.add({ months: size })
  return [
    ...(earlier.year >= FIRST_YEAR ? [turn(earlier, buttons.earlier)] : []),
    ...(Temporal.PlainYearMonth.compare(later, last) <= 0 ? [turn(later, buttons.later)] : []),
  ]
}

function wayBack(question: Question, viewer: Viewer): Button[] {
  if (question.subject === 'plan') return backAndHome({ ...question, period: 'month' }, viewer)
  const { buttons } = words(viewer.locale)
  return [button(buttons.back, { do: 'periods', question, page: null }), homeButton(viewer)]
}
