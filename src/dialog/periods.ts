import { line, muted } from '../kernel/index.ts'
import type { Button } from '../messengers/index.ts'
import { words } from '../reports/index.ts'
import type { Preset, Question } from '../statistics/index.ts'
import type { Screen, Viewer } from './dialog.ts'
import { button, inRows, type Rows } from './layout.ts'
import { firstPage } from './permitted.ts'
import { homeButton, lines, wordScreen } from './screen.ts'

const PRESENT: readonly Preset[] = ['yesterday', 'today', 'week', 'month', 'quarter', 'year']

const PAST: readonly Preset[] = [
  'last-week',
  'last-month',
  'last-quarter',
  'last-year',
  'last-7-days',
]

/** «📈 Статистика»: the summary, for a period to be chosen. */
export function statisticsScreen(viewer: Viewer): Screen {
  const question: Question = {
    subject: 'summary',
    scope: viewer.defaultScope,
    view: 'text',
    period: 'today',
  }
  const rows = presentRows(question, viewer, null)
  return wordScreen(title(question, viewer), [...rows, [homeButton(viewer)]], viewer)
}

/** Another period for a report; the present one is marked. */
export function periodsScreen(question: Question, viewer: Viewer): Screen {
  const rows = presentRows(question, viewer, question.period)
  return wordScreen(title(question, viewer), [...rows, backAndHome(question, viewer)], viewer)
}

/** «Прошлые…». */
export function pastPeriodsScreen(question: Question, viewer: Viewer): Screen {
  const { buttons } = words(viewer.locale)
  const rows = [
    ...presetRows(PAST, question, viewer, question.period),
    [button(buttons.back, { do: 'periods', question, page: null }), homeButton(viewer)],
  ]
  return wordScreen(title(question, viewer), rows, viewer)
}

/** Back to the report that the question asks for, and home. */
export function backAndHome(question: Question, viewer: Viewer): Button[] {
  const { buttons } = words(viewer.locale)
  return [
    button(buttons.back, { do: 'report', question, page: firstPage(question) }),
    homeButton(viewer),
  ]
}

function presentRows(question: Question, viewer: Viewer, marked: Question['period'] | null): Rows {
  const { buttons } = words(viewer.locale)
  return [
    ...presetRows(PRESENT, question, viewer, marked),
    [
      button(buttons.pastPeriods, { do: 'past-periods', question, page: null }),
      button(buttons.ownPeriod, { do: 'months', question, page: null }),
    ],
  ]
}

function presetRows(
  presets: readonly Preset[],
  question: Question,
  { locale }: Viewer,
  marked: Question['period'] | null,
): Rows {
  const { buttons, dates } = words(locale)
  const all = presets.map((period) => {
    const name = dates.presets[period]
    const asked = { ...question, period }
    return button(period === marked ? buttons.chosen(name) : name, {
      do: 'report',
      question: asked,
      page: firstPage(asked),
    })
  })
  return inRows(all, 2)
}

function title({ subject }: Question, { locale }: Viewer) {
  const { screens, metrics } = words(locale)
  return [
    ...lines(screens.choosePeriod(metrics[subject].title)),
    line(muted(screens.orWritePeriod)),
  ]
}
