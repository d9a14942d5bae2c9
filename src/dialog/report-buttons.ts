import { SCOPES } from '../access/index.ts'
import type { Button } from '../messengers/index.ts'
import { isEmpty, monthName, pageCount, words } from '../reports/index.ts'
import type { Answer, Question, View } from '../statistics/index.ts'
import type { ReportRequest, Viewer } from './dialog.ts'
import { button, type Rows, roomFor } from './layout.ts'
import { wholeMonth } from './months.ts'
import { aboutSubject, firstPage } from './permitted.ts'
import { homeButton } from './screen.ts'

type ButtonReader = Pick<Viewer, 'locale' | 'scopes' | 'today' | 'capabilities'>

/**
 * Every way on from a report. Where few buttons fit, those that need no answer move to a screen of
 * their own behind «Ещё».
 */
export function reportRows(reader: ButtonReader, answer: Answer, request: ReportRequest): Rows {
  const { question } = request
  const waysOut = [[...backButtons(question, reader), homeButton(reader)]]
  const turns = turnRow(answer, request, reader)
  const rest = isEmpty(answer)
    ? [choiceRow(question, reader), scopeRow(question, reader), [refreshButton(request, reader)]]
    : waysOn(request, reader)
  const all = [...rest.slice(0, 1), turns, ...rest.slice(1), ...waysOut]
  if (all.flat().length <= roomFor(reader.capabilities)) return all
  const { buttons } = words(reader.locale)
  const more = button(buttons.more, { do: 'more', question: plain(question), page: request.page })
  const few = [
    choiceRow(question, reader),
    turns,
    [refreshButton(request, reader), more],
    ...waysOut,
  ]
  const inViews = [viewRow(question, reader), ...few]
  return inViews.flat().length <= roomFor(reader.capabilities) ? inViews : few
}

/** What did not fit under a report; where all of it is too much, not what stands there anyway. */
export function waysBehind(request: ReportRequest, reader: ButtonReader): Rows {
  const all = waysOn(request, reader)
  // Two buttons lead back and home.
  if (all.flat().length + 2 <= roomFor(reader.capabilities)) return all
  const { question } = request
  return [viewRow(question, reader), scopeRow(question, reader), fileButtons(question, reader)]
}

/** The ways on that a request alone tells, without its answer. */
function waysOn(request: ReportRequest, reader: ButtonReader): Rows {
  const { question } = request
  return [
    viewRow(question, reader),
    choiceRow(question, reader),
    scopeRow(question, reader),
    [...fileButtons(question, reader), refreshButton(request, reader)],
  ]
}

/** The same figures as a file; none under the file itself. */
function fileButtons(question: Question, { locale }: ButtonReader): Button[] {
  const { buttons } = words(locale)
  const csv = { ...plain(question), view: 'csv' as const }
  return question.view === 'csv'
    ? []
    : [button(buttons.views.csv, { do: 'report', question: csv, page: null })]
}

/** The same figures in another form. */
function viewRow(question: Question, { locale }: ButtonReader): Button[] {
  const { buttons } = words(locale)
  const single = question.subject === 'summary' || question.subject === 'plan'
  const views: readonly View[] = single ? ['text', 'chart'] : ['text', 'chart', 'trend']
  return views
    .filter((view) => view !== question.view)
    .map((view) => {
      const asked = { ...plain(question), view }
      return button(buttons.views[view], { do: 'report', question: asked, page: firstPage(asked) })
    })
}

/** Another metric, another period. */
function choiceRow(question: Question, reader: ButtonReader): Button[] {
  const { buttons } = words(reader.locale)
  const asked = plain(question)
  const metric = question.subject === 'summary' ? buttons.details : buttons.otherMetric
  return [
    button(metric, { do: 'metrics', question: asked, page: 0 }),
    button(buttons.otherPeriod, { do: 'periods', question: asked, page: null }),
  ]
}

/** Whose figures; the present scope is left out, unless it was about one person. */
function scopeRow(question: Question, { locale, scopes }: ButtonReader): Button[] {
  const { buttons } = words(locale)
  const { person, ...rest } = plain(question)
  if (scopes.length < 2) return []
  return SCOPES.filter((scope) => scopes.includes(scope))
    .filter((scope) => person !== undefined || scope !== question.scope)
    .map((scope) => {
      const asked = { ...rest, scope }
      return button(buttons.scopes[scope], {
        do: 'report',
        question: asked,
        page: firstPage(asked),
      })
    })
}

function refreshButton({ question, page }: ReportRequest, { locale }: ButtonReader): Button {
  const fresh = { ...question, fresh: true as const }
  return button(words(locale).buttons.refresh, { do: 'report', question: fresh, page })
}

/** Pages of the list, or months of the plan. */
function turnRow(answer: Answer, request: ReportRequest, reader: ButtonReader): Button[] {
  const pages = request.page === null ? [] : pageButtons(answer, request.page, request, reader)
  return answer.kind === 'plan' ? [...monthButtons(answer.month, request, reader), ...pages] : pages
}

function pageButtons(
  answer: Answer,
  page: number,
  { question }: ReportRequest,
  { locale }: ButtonReader,
): Button[] {
  const { buttons } = words(locale)
  const pages = pageCount(answer)
  const now = Math.min(page, pages - 1)
  const turn = (to: number, label: (name: string) => string) =>
    button(label(`${to + 1}/${pages}`), { do: 'report', question: plain(question), page: to })
  return [
    ...(now > 0 ? [turn(now - 1, buttons.earlier)] : []),
    ...(now < pages - 1 ? [turn(now + 1, buttons.later)] : []),
  ]
}

function monthButtons(
  month: Temporal.PlainYearMonth,
  { question }: ReportRequest,
  { locale, today }: ButtonReader,
): Button[] {
  const { buttons } = words(locale)
  const next = month.add({ months: 1 })
  const furthest = today.toPlainYearMonth().add({ months: 1 })
  const turn = (to: Temporal.PlainYearMonth, label: (name: string) => string) => {
    const asked = { ...plain(question), period: wholeMonth(to, today) }
    return button(label(monthName(to.month, locale)), {
      do: 'report',
      question: asked,
      page: firstPage(asked),
    })
  }
  return [
    turn(month.subtract({ months: 1 }), buttons.earlier),
    ...(Temporal.PlainYearMonth.compare(next, furthest) <= 0 ? [turn(next, buttons.later)] : []),
  ]
}

/** A metric leads back to the summary, the summary to the periods; a plan only home. */
function backButtons(question: Question, { locale }: ButtonReader): Button[] {
  const { buttons } = words(locale)
  const asked = plain(question)
  if (question.subject === 'plan') return []
  if (question.subject === 'summary') {
    return [button(buttons.back, { do: 'statistics' })]
  }
  const summary = { ...aboutSubject(asked, 'summary'), view: 'text' as const }
  return [button(buttons.back, { do: 'report', question: summary, page: 0 })]
}

/** The question without the wish for fresh figures: that is for one press only. */
function plain({ fresh: _, ...question }: Question): Question {
  return question
}
