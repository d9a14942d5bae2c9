import { bold, line } from '../kernel/index.ts'
import { LOCALES, words } from '../reports/index.ts'
import type { Screen, Viewer } from './dialog.ts'
import { button, type Rows } from './layout.ts'
import { homeButton, lines, wordScreen } from './screen.ts'

/** Language, whose figures reports open with, and the way out. */
export function settingsScreen(viewer: Viewer): Screen {
  const { locale, scopes, defaultScope } = viewer
  const { screens, buttons } = words(locale)
  const several = scopes.length > 1
  const text = [
    line(bold(screens.settings)),
    line(`${screens.language}: `, bold(buttons.languages[locale])),
    ...(several ? [line(`${screens.defaultScope}: `, bold(screens.scopes[defaultScope]))] : []),
  ]
  const rows = [
    languageRow(viewer),
    ...(several ? [scopeRow(viewer)] : []),
    [button(buttons.unsubscribe, { do: 'ask-unsubscribe' }), homeButton(viewer)],
  ]
  return wordScreen(text, rows, viewer)
}

/** Asked before a button unsubscribes: a thumb slips. */
export function unsubscribeQuestionScreen(viewer: Viewer): Screen {
  const { screens, buttons } = words(viewer.locale)
  const rows = [
    [
      button(buttons.unsubscribeForSure, { do: 'unsubscribe' }),
      button(buttons.stay, { do: 'home' }),
    ],
  ]
  return wordScreen(lines(screens.unsubscribeQuestion, screens.unsubscribeMeaning), rows, viewer)
}

function languageRow({ locale }: Viewer): Rows[number] {
  const { buttons } = words(locale)
  return LOCALES.map((language) => {
    const name = buttons.languages[language]
    const label = language === locale ? buttons.chosen(name) : name
    return button(label, { do: 'set-locale', locale: language })
  })
}

function scopeRow({ locale, scopes, defaultScope }: Viewer): Rows[number] {
  const { buttons } = words(locale)
  return scopes.map((scope) => {
    const name = buttons.scopes[scope]
    const label = scope === defaultScope ? buttons.chosen(name) : name
    return button(label, { do: 'set-scope', scope })
  })
}
