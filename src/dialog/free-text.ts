import type { RichText } from '../kernel/index.ts'
import { words } from '../reports/index.ts'
import { type Question, type Understanding, understand } from '../statistics/index.ts'
import { choiceRows } from './choices.ts'
import type { Screen, Viewer, Wish } from './dialog.ts'
import { button, type Rows, roomFor, shortened } from './layout.ts'
import { reportWish } from './report-wish.ts'
import { homeButton, lines, wordScreen } from './screen.ts'

type Doubt = Extract<Understanding, { kind: 'doubt' }>

/** How much of what somebody wrote is said back. */
const LONGEST_ECHO = 60

/** Words that are no command: a question, half a question, or nothing that we understand. */
export function answerText(text: string, viewer: Viewer): Wish {
  const understood = understand(text, viewer)
  switch (understood.kind) {
    case 'question':
      return reportWish(understood.question, viewer)
    case 'doubt':
      return { wish: 'show', screen: doubtScreen(understood, viewer) }
    case 'unknown':
      return { wish: 'show', screen: unknownScreen(text, understood.choices, viewer) }
  }
}

/** Asks back for the one thing that is open, with the likely answers as buttons. */
function doubtScreen(doubt: Doubt, viewer: Viewer): Screen {
  const [question] = doubt.choices
  const openPeriod = doubt.missing === 'period' && question !== undefined
  const waysOn = [...(openPeriod ? [otherPeriods(question, viewer)] : []), [homeButton(viewer)]]
  // What is less likely is also found behind the other buttons, or can be written.
  const room = roomFor(viewer.capabilities) - waysOn.flat().length
  const rows = [...choiceRows(doubt.choices.slice(0, room), viewer), ...waysOn]
  return wordScreen(doubtText(doubt, viewer), rows, viewer)
}

function doubtText({ missing, subject }: Doubt, { locale }: Viewer): RichText {
  const { screens, metrics } = words(locale)
  switch (missing) {
    case 'period':
      return lines(screens.choosePeriod(metrics[subject ?? 'summary'].title))
    case 'person':
      return lines(screens.whichPerson)
    case 'scope':
      return lines(screens.whichScope)
    case 'subject':
      return lines(screens.whichSubject)
  }
}

/** Everything else that a period may be; of a plan, another month. */
function otherPeriods(question: Question, { locale }: Viewer) {
  const { buttons } = words(locale)
  const past = button(buttons.pastPeriods, { do: 'past-periods', question, page: null })
  const own = button(buttons.ownPeriod, { do: 'months', question, page: null })
  return question.subject === 'plan' ? [own] : [past, own]
}

function unknownScreen(text: string, choices: readonly Question[], viewer: Viewer): Screen {
  const { screens } = words(viewer.locale)
  const said = shortened(text.trim().replace(/\s+/g, ' '), LONGEST_ECHO)
  const partly = choices.length > 0
  const rows = partly ? choiceRows(choices, viewer) : startingPoints(viewer)
  return wordScreen(
    lines(partly ? screens.understoodPartly(said) : screens.unknown(said)),
    [...rows, [homeButton(viewer)]],
    viewer,
  )
}

/** The summary, the plan, any metric: what the words above promise. */
function startingPoints({ locale, defaultScope }: Viewer): Rows {
  const { buttons } = words(locale)
  const question: Question = {
    subject: 'summary',
    scope: defaultScope,
    view: 'text',
    period: 'month',
  }
  return [
    [button(buttons.summary, { do: 'statistics' }), button(buttons.myPlan, { do: 'plan' })],
    [
      button(buttons.otherMetric, { do: 'metrics', question, page: 0 }),
      button(buttons.help, { do: 'help' }),
    ],
  ]
}
