import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { LOCALES, nearestLocale, words } from './index.ts'

describe('the words', () => {
  it('are all there in both languages', () => {
    assert.deepEqual(shapeOf(words('en')), shapeOf(words('ru')))
  })

  it('fit the buttons of a phone', () => {
    const labels = LOCALES.flatMap((locale) => {
      const { buttons, metrics, dates } = words(locale)
      const titles = Object.values(metrics).map(({ title }) => buttons.chosen(title))
      const presets = Object.values(dates.presets).map((preset) => buttons.chosen(preset))
      return [...titles, ...presets, ...strings(buttons)]
    })

    assert.deepEqual(
      labels.filter((label) => label.length > 30),
      [],
    )
  })

  it('shout only in the welcome', () => {
    const shouting = LOCALES.flatMap((locale) =>
      strings({ ...words(locale), screens: { ...words(locale).screens, welcome: null } }),
    ).filter((text) => text.includes('!'))

    assert.deepEqual(shouting, [])
  })

  it('are in the language that a messenger names, or the nearest that we have', () => {
    assert.deepEqual(
      [null, 'ru', 'ru-RU', 'kk', 'en', 'en-US', 'de'].map((language) => nearestLocale(language)),
      ['ru', 'ru', 'ru', 'ru', 'en', 'en', 'en'],
    )
  })
})

/** Every word, functions called with something plausible. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return strings(value('12', '34'))
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(strings)
}

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf)
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([name, inner]) => [name, shapeOf(inner)]),
  )
}
