import type { ChartTheme } from '../charts/index.ts'
import type { Line } from '../kernel/index.ts'
import {
  formatMoment,
  isEmpty,
  reportChart,
  reportCsv,
  reportText,
  words,
} from '../reports/index.ts'
import type { Answer } from '../statistics/index.ts'
import type { ReportRequest, Screen, Viewer } from './dialog.ts'
import { button, layOut } from './layout.ts'
import { reportRows, waysBehind } from './report-buttons.ts'
import { homeButton, lines, wordScreen } from './screen.ts'

/** Of a viewer, what a report needs: a digest may know no more. */
export type ReportReader = Pick<Viewer, 'locale' | 'scopes' | 'today' | 'capabilities'>

/** What is to be said above a report. */
export type ReportNote =
  /** The CRM is silent; these are the figures of a while ago. */
  | 'crm-down'
  /** The picture could not be drawn: words take its place. */
  | 'chart-failed'
  /** «Обновить» brought the same figures. */
  | 'unchanged'

export interface ReportLook {
  /** Light by default; dark is for the page's dark theme. */
  readonly theme?: ChartTheme
  readonly note?: ReportNote
}

/** A report as it is shown: words, picture or file as asked for, and every way to go on. */
export function reportScreen(
  reader: ReportReader,
  answer: Answer,
  request: ReportRequest,
  { theme = 'light', note }: ReportLook = {},
): Screen {
  const { view } = answer.question
  const failed = note === 'chart-failed'
  const drawn = (view === 'chart' || view === 'trend') && !failed && !isEmpty(answer)
  const page = failed ? 0 : request.page
  const text = reportText(answer, reader, page)
  const { width, height } = reader.capabilities.picture
  const size = { width, height }
  return {
    text: note === undefined ? text : [...noteLines(note, answer, reader), [], ...text],
    buttons: layOut(reportRows(reader, answer, request), reader.capabilities),
    picture: drawn ? reportChart(answer, reader, { theme, size }) : null,
    file: view === 'csv' && !isEmpty(answer) ? reportCsv(answer, reader.locale) : null,
  }
}

/** The buttons of a report that did not fit under it. */
export function moreScreen(request: ReportRequest, viewer: Viewer): Screen {
  const { screens, buttons } = words(viewer.locale)
  const back = button(buttons.back, { do: 'report', ...request })
  return wordScreen(
    lines(screens.more),
    [...waysBehind(request, viewer), [back, homeButton(viewer)]],
    viewer,
  )
}

function noteLines(note: ReportNote, answer: Answer, { locale, today }: ReportReader): Line[] {
  const { refusals } = words(locale)
  const time = formatMoment(answer.asOf, today, locale)
  switch (note) {
    case 'crm-down':
      return lines(refusals.crmDownSince(time))
    case 'chart-failed':
      return lines(refusals.chartFailed)
    case 'unchanged':
      return lines(refusals.unchanged(time))
  }
}
