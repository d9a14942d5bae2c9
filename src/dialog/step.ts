import { type Locale, words } from '../reports/index.ts'
import type { Preset } from '../statistics/index.ts'
import { type Action, decodeAction, type QuestionName } from './action.ts'
import { type Command, commandIn } from './commands.ts'
import { firstDayScreen, lastDayScreen } from './days.ts'
import type { DialogEvent, ReportRequest, Screen, Viewer, Wish } from './dialog.ts'
import { unsubscribedScreen } from './fixed.ts'
import { answerText } from './free-text.ts'
import { helpScreen } from './help.ts'
import { homeScreen } from './home.ts'
import { metricsScreen } from './metrics.ts'
import { monthsScreen } from './months.ts'
import { pastPeriodsScreen, periodsScreen, statisticsScreen } from './periods.ts'
import { offeredScope } from './permitted.ts'
import { moreScreen } from './report-screen.ts'
import { planWish, reportWish } from './report-wish.ts'
import { lines } from './screen.ts'
import { settingsScreen, unsubscribeQuestionScreen } from './settings.ts'

/** One step of a conversation with a subscriber: what they did, and what is to be done about it. */
export function step(viewer: Viewer, event: DialogEvent): readonly Wish[] {
  switch (event.type) {
    case 'start':
      return show(homeScreen(viewer))
    case 'button':
      return press(event.data, viewer)
    case 'text': {
      const command = commandIn(event.text)
      return command === null ? [answerText(event.text, viewer)] : obey(command, viewer)
    }
    case 'other': {
      const { screens } = words(viewer.locale)
      return show(homeScreen(viewer, lines(screens.wordsAndButtons)))
    }
  }
}

/** True when somebody who unsubscribed asks to come back. */
export function asksToReturn(event: DialogEvent): boolean {
  if (event.type === 'button') return decodeAction(event.data)?.do === 'return'
  return event.type === 'start'
}

/** True when a button is about a request («заявка») that somebody left. */
export function asksToHandle(data: string): boolean {
  const act = decodeAction(data)?.do
  return (
    act === 'take-request' || act === 'turn-down' || act === 'ask-why' || act === 'show-request'
  )
}

const show = (screen: Screen): readonly Wish[] => [{ wish: 'show', screen }]

function press(data: string, viewer: Viewer): readonly Wish[] {
  const action = decodeAction(data)
  if (action !== null) return act(action, viewer)
  const { refusals } = words(viewer.locale)
  return show(homeScreen(viewer, lines(refusals.staleButton)))
}

function act(action: Action, viewer: Viewer): readonly Wish[] {
  switch (action.do) {
    case 'home':
    case 'return':
    case 'employee':
      return show(homeScreen(viewer))
    case 'help':
      return show(helpScreen(viewer))
    case 'statistics':
      return show(statisticsScreen(viewer))
    case 'plan':
      return [planWish(viewer)]
    case 'settings':
      return show(settingsScreen(viewer))
    case 'ask-unsubscribe':
      return show(unsubscribeQuestionScreen(viewer))
    case 'unsubscribe':
      return leave(viewer.locale)
    case 'approve':
    case 'decline':
      return [{ wish: 'decide', request: action.request, approve: action.do === 'approve' }]
    case 'take-request':
    case 'ask-why':
    case 'show-request':
      return [{ wish: 'handle', request: action.request, act: action.do }]
    case 'turn-down':
      return [{ wish: 'handle', request: action.request, act: { why: action.why } }]
    // Answered before the dialog where the bot takes requests.
    case 'request':
    case 'agree-to-processing':
    case 'leave-form':
    case 'begin-anew':
      return show(homeScreen(viewer, lines(words(viewer.locale).requests.notTaken)))
    case 'set-locale':
      return changeLocale(action.locale, viewer)
    case 'set-scope': {
      const scope = offeredScope(action.scope, viewer)
      const changed = settingsScreen({ ...viewer, defaultScope: scope })
      return [{ wish: 'set-default-scope', scope }, ...show(changed)]
    }
    default:
      return ask(action.do, action, viewer)
  }
}

/** Everything that is about a question. A scope no longer offered becomes the nearest that is. */
function ask(name: QuestionName, asked: ReportRequest, viewer: Viewer): readonly Wish[] {
  if (name === 'report') return [reportWish(asked.question, viewer, asked.page)]
  const question = { ...asked.question, scope: offeredScope(asked.question.scope, viewer) }
  switch (name) {
    case 'more':
      return show(moreScreen({ question, page: asked.page }, viewer))
    case 'periods':
      return show(
        question.subject === 'plan'
          ? monthsScreen(question, viewer)
          : periodsScreen(question, viewer),
      )
    case 'past-periods':
      return show(pastPeriodsScreen(question, viewer))
    case 'metrics':
      return show(metricsScreen(question, asked.page ?? 0, viewer))
    case 'months':
      return show(monthsScreen(question, viewer))
    case 'first-day':
      return show(firstDayScreen(question, viewer))
    case 'last-day':
      return show(lastDayScreen(question, viewer))
  }
}

function obey(command: Command, viewer: Viewer): readonly Wish[] {
  switch (command.command) {
    case 'home':
      return show(homeScreen(viewer))
    case 'statistics':
      return show(statisticsScreen(viewer))
    case 'plan':
      return [planWish(viewer)]
    case 'settings':
      return show(settingsScreen(viewer))
    case 'help':
      return show(helpScreen(viewer))
    case 'request':
      return show(homeScreen(viewer, lines(words(viewer.locale).requests.notTaken)))
    case 'admin':
      return [{ wish: 'admin-link' }]
    case 'summary':
      return [summaryWish(command.period, viewer)]
    case 'unsubscribe':
      return command.sure ? leave(viewer.locale) : show(unsubscribeQuestionScreen(viewer))
  }
}

function summaryWish(period: Preset, viewer: Viewer): Wish {
  const { defaultScope: scope } = viewer
  return reportWish({ subject: 'summary', period, scope, view: 'text' }, viewer)
}

function leave(locale: Locale): readonly Wish[] {
  return [{ wish: 'unsubscribe' }, ...show(unsubscribedScreen(locale))]
}

function changeLocale(locale: Locale, viewer: Viewer): readonly Wish[] {
  return [{ wish: 'set-locale', locale }, ...show(settingsScreen({ ...viewer, locale }))]
}
