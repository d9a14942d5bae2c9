import type { Line, RichText } from '../kernel/index.ts'
import { line, muted } from '../kernel/index.ts'
import { words } from '../reports/index.ts'
import type { Screen, Viewer } from './dialog.ts'
import { button, type Rows } from './layout.ts'
import { lines, wordScreen } from './screen.ts'

/** Where every road begins and ends. `opening` takes the place of the greeting. */
export function homeScreen(viewer: Viewer, opening: RichText = greeting(viewer)): Screen {
  return wordScreen(opening, homeRows(viewer), viewer)
}

/** To somebody who has just come in by an invitation. */
export function welcomeScreen(viewer: Viewer): Screen {
  const { screens } = words(viewer.locale)
  const name = firstName(viewer.employee.name)
  return homeScreen(viewer, [
    ...lines(screens.welcome(name), screens.welcomePromise),
    hintLine(viewer),
  ])
}

/**
 * The first name of «Петрова Анна Сергеевна»; null when there is none to be seen: «Петрова А. С.»,
 * «admin».
 */
export function firstName(name: string): string | null {
  const [, first = ''] = name.trim().split(/\s+/)
  return /^\p{L}[\p{L}'’-]+$/u.test(first) ? first : null
}

function greeting(viewer: Viewer): RichText {
  const { screens } = words(viewer.locale)
  const hello = screens.greeting(firstName(viewer.employee.name))
  return [...lines(`${hello} ${screens.introduction(viewer.botName)}`), hintLine(viewer)]
}

const hintLine = ({ locale }: Viewer): Line => line(muted(words(locale).screens.howToAsk))

function homeRows({ locale, account, takesRequests }: Viewer): Rows {
  const { buttons } = words(locale)
  const crm = isWebAddress(account.url) ? [{ label: buttons.openCrm, url: account.url }] : []
  return [
    [button(buttons.statistics, { do: 'statistics' }), button(buttons.myPlan, { do: 'plan' })],
    [button(buttons.settings, { do: 'settings' }), button(buttons.help, { do: 'help' })],
    ...(takesRequests ? [[button(buttons.leaveRequest, { do: 'request' })]] : []),
    ...(crm.length === 0 ? [] : [crm]),
  ]
}

/** Messengers refuse a whole message for one button whose link they cannot open. */
function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\/[^\s/]+/.test(url)
}
