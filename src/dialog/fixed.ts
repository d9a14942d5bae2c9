import { type Locale, words } from '../reports/index.ts'
import type { ReportRequest, Screen } from './dialog.ts'
import { button, type Rows } from './layout.ts'
import { lines } from './screen.ts'

/** To somebody we do not know. It tells nothing of the company, its people or its metrics. */
export function strangerScreen(locale: Locale): Screen {
  return fixed(words(locale).refusals.stranger)
}

/** To somebody deactivated or blocked, and to whoever asks for what they may not see: all alike. */
export function refusedScreen(locale: Locale): Screen {
  return fixed([words(locale).refusals.notAllowed])
}

/** Said once in a group, to nobody in particular. */
export function privateOnlyScreen(locale: Locale): Screen {
  return fixed([words(locale).refusals.privateOnly])
}

/** When the CRM is silent and nothing recent is at hand. `request` is what «Обновить» tries again. */
export function crmDownScreen(locale: Locale, request: ReportRequest | null): Screen {
  const { refusals, buttons } = words(locale)
  const again = request === null ? [] : [button(buttons.refresh, { do: 'report', ...request })]
  return fixed([refusals.crmDown], [[...again, button(buttons.home, { do: 'home' })]])
}

/** When the CRM answers, but not in the form that the mapping promised. */
export function crmMismatchScreen(locale: Locale): Screen {
  const { refusals, buttons } = words(locale)
  return fixed([refusals.crmMismatch], [[button(buttons.home, { do: 'home' })]])
}

export function invitationInvalidScreen(locale: Locale): Screen {
  return fixed([words(locale).refusals.invitationInvalid])
}

export function tooManyScreen(locale: Locale): Screen {
  return fixed([words(locale).refusals.tooMany])
}

/** The last word to somebody who leaves, with the way back. */
export function unsubscribedScreen(locale: Locale): Screen {
  const { screens, buttons } = words(locale)
  return fixed(
    [screens.unsubscribed, screens.howToReturn],
    [[button(buttons.comeBack, { do: 'return' })]],
  )
}

/** When something failed that the reader can do nothing about. */
export function failedScreen(locale: Locale): Screen {
  const { refusals, buttons } = words(locale)
  return fixed([refusals.failed], [[button(buttons.home, { do: 'home' })]])
}

/** Words that are the same for everybody. */
export function fixed(texts: readonly string[], buttons: Rows = []): Screen {
  return { text: lines(...texts), buttons, picture: null, file: null }
}
