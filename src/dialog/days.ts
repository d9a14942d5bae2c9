import { line, muted } from '../kernel/index.ts'
import type { Button } from '../messengers/index.ts'
import { formatDay, formatMonth, words } from '../reports/index.ts'
import { type Question, resolvePeriod } from '../statistics/index.ts'
import type { Action, QuestionName } from './action.ts'
import type { Screen, Viewer } from './dialog.ts'
import { button, inRows, type Rows, roomFor } from './layout.ts'
import { wholeMonth } from './months.ts'
import { firstPage } from './permitted.ts'
import { homeButton, lines, wordScreen } from './screen.ts'

type Day = Temporal.PlainDate

/** The first day of an own period: the question's period says in which month the calendar stands. */
export function firstDayScreen(question: Question, viewer: Viewer): Screen {
  const { locale, today } = viewer
  const { screens, buttons } = words(locale)
  const { from } = resolvePeriod(question.period, today)
  const month = from.toPlainYearMonth()
  const whole = { ...question, period: wholeMonth(month, today) }
  const bounds = { first: from.with({ day: 1 }), last: earlier(endOf(from), today) }
  const window = windowAround(from, bounds, viewer)
  const rows: Rows = [
    ...dayRows(window, viewer, (day) => standingAt('last-day', question, day, day)),
    [
      button(buttons.wholeMonth, { do: 'report', question: whole, page: firstPage(whole) }),
      ...turns(window, bounds, viewer, (day) => standingAt('first-day', question, day, day)),
    ],
    [button(buttons.back, standingAt('months', question, from, from)), homeButton(viewer)],
  ]
  const text = lines(screens.chooseFirstDay(formatMonth(month, locale)))
  return wordScreen([...text, line(muted(screens.orWritePeriod))], rows, viewer)
}

/** The last day: the period's first day is chosen, its last says where the calendar stands. */
export function lastDayScreen(question: Question, viewer: Viewer): Screen {
  const { locale, today } = viewer
  const { screens, buttons } = words(locale)
  const { from, to } = resolvePeriod(question.period, today)
  const bounds = { first: from, last: today }
  const window = windowAround(to, bounds, viewer)
  const rows: Rows = [
    ...dayRows(window, viewer, (day) => {
      const asked = { ...question, period: { from, to: day } }
      return { do: 'report', question: asked, page: firstPage(asked) }
    }),
    turns(window, bounds, viewer, (day) => standingAt('last-day', question, from, day)),
    [button(buttons.back, standingAt('first-day', question, from, from)), homeButton(viewer)],
  ]
  const asked = lines(screens.chooseLastDay(formatDay(from, today, locale)))
  const month = formatMonth((window[0] ?? to).toPlainYearMonth(), locale)
  return wordScreen([...asked, line(`🗓 ${month}`)], rows, viewer)
}

interface Bounds {
  readonly first: Day
  readonly last: Day
}

/** Buttons beside the days: the whole month, earlier, later, back, home. */
const OTHER_BUTTONS = 5

const DAYS_IN_ROW = 7

/** The days of the month around `day`, within the bounds: as many as fit under a message. */
function windowAround(day: Day, { first, last }: Bounds, viewer: Viewer): readonly Day[] {
  const start = later(day.with({ day: 1 }), first)
  const days = Math.max(1, start.until(earlier(endOf(day), last)).days + 1)
  const all = Array.from({ length: days }, (_, i) => start.add({ days: i }))
  const size = Math.max(1, roomFor(viewer.capabilities) - OTHER_BUTTONS)
  const windows = inRows(all, size)
  return windows.find((window) => window.some((one) => one.equals(day))) ?? windows.at(-1) ?? []
}

function dayRows(
  days: readonly Day[],
  { capabilities }: Viewer,
  action: (day: Day) => Action,
): Rows {
  return inRows(
    days.map((day) => button(String(day.day), action(day))),
    Math.min(DAYS_IN_ROW, capabilities.buttonsPerRow),
  )
}

function turns(
  window: readonly Day[],
  { first, last }: Bounds,
  { locale, today }: Viewer,
  action: (day: Day) => Action,
): Button[] {
  const { buttons } = words(locale)
  const before = window[0]?.subtract({ days: 1 })
  const after = window.at(-1)?.add({ days: 1 })
  const label = (day: Day) => formatDay(day, today, locale)
  return [
    ...(before && isUpTo(first, before)
      ? [button(buttons.earlier(label(before)), action(before))]
      : []),
    ...(after && isUpTo(after, last) ? [button(buttons.later(label(after)), action(after))] : []),
  ]
}

/** An action about a calendar, where it stands being the period of its question. */
function standingAt(name: QuestionName, question: Question, from: Day, to: Day): Action {
  return { do: name, question: { ...question, period: { from, to } }, page: null }
}

const endOf = (day: Day) => day.with({ day: day.daysInMonth })

const isUpTo = (a: Day, b: Day) => Temporal.PlainDate.compare(a, b) <= 0

const earlier = (a: Day, b: Day) => (isUpTo(a, b) ? a : b)

const later = (a: Day, b: Day) => (isUpTo(a, b) ? b : a)
