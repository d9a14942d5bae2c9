import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plainText } from '../kernel/index.ts'
import type { PeriodChoice, Question } from '../statistics/index.ts'
import { decodeAction } from './action.ts'
import { firstDayScreen, lastDayScreen } from './days.ts'
import type { Screen, Viewer } from './dialog.ts'
import { monthsScreen } from './months.ts'
import { closedDeals, head, NARROW } from './sample.fixture.ts'

describe('an own period', () => {
  it('begins with a month, none of them to come', () => {
    assert.deepEqual(labels(monthsScreen(closedDeals(), head())), [
      ['Январь', 'Февраль', 'Март'],
      ['Апрель', 'Май', 'Июнь'],
      ['Июль', 'Август', 'Сентябрь'],
      ['Октябрь', 'Ноябрь'],
      ['‹ 2025'],
      ['↩️ Назад', '🏠 Домой'],
    ])
  })

  it('goes on with the first day, or takes the whole month', () => {
    const screen = firstDayScreen(at('2026-11-01', '2026-11-01'), head())

    assert.deepEqual(
      [
        plainText(screen.text).split('\n')[0],
        labels(screen).slice(3),
        askedBy(screen, 'Весь месяц'),
      ],
      [
        'Первый день периода: ноябрь 2026',
        [['22'], ['Весь месяц'], ['↩️ Назад', '🏠 Домой']],
        'month',
      ],
    )
  })

  it('ends with the last day, in a later month too', () => {
    const screen = lastDayScreen(at('2026-10-28', '2026-10-28'), head())

    assert.deepEqual(
      [plainText(screen.text), labels(screen), askedBy(screen, '30')],
      [
        'Первый день — 28 октября. А последний?\n🗓 октябрь 2026',
        [['28', '29', '30', '31'], ['1 ноября ›'], ['↩️ Назад', '🏠 Домой']],
        '2026-10-28 2026-10-30',
      ],
    )
  })

  it('turns back as far as the first day, and on as far as today', () => {
    const screen = lastDayScreen(at('2026-10-28', '2026-11-05'), head())

    assert.deepEqual(labels(screen).slice(-3), [['22'], ['‹ 31 октября'], ['↩️ Назад', '🏠 Домой']])
  })

  it('shows a month in pieces where few buttons fit', () => {
    const capabilities = { ...head().capabilities, buttonsPerRow: 6, buttonRows: 4 }
    const screen = firstDayScreen(at('2026-10-25', '2026-10-25'), head({ capabilities }))

    assert.deepEqual(labels(screen), [
      ['20', '21', '22', '23', '24', '25'],
      ['26', '27', '28', '29', '30', '31'],
      ['Весь месяц', '‹ 19 октября'],
      ['↩️ Назад', '🏠 Домой'],
    ])
  })

  it('is asked for in words where a calendar has no room', () => {
    const screen = monthsScreen(closedDeals(), head({ capabilities: NARROW }))

    assert.deepEqual(
      [plainText(screen.text), labels(screen)],
      ['Напишите период, например: 1–15 ноября или 03.11–09.11.', [['↩️ Назад', '🏠 Домой']]],
    )
  })

  it('does not break on days that are still to come', () => {
    const screens = [firstDayScreen, lastDayScreen].map((screen) =>
      labels(screen(at('2027-05-10', '2027-05-20'), head())).at(-1),
    )

    assert.deepEqual(screens, [
      ['↩️ Назад', '🏠 Домой'],
      ['↩️ Назад', '🏠 Домой'],
    ])
  })
})

describe('the month of a plan', () => {
  it('may be the next one, and is the answer at once', () => {
    const screen = monthsScreen({ ...closedDeals('all'), subject: 'plan' }, head())

    assert.deepEqual(
      [labels(screen)[3], askedBy(screen, 'Декабрь'), askedBy(screen, 'Ноябрь')],
      [['Октябрь', 'Ноябрь', 'Декабрь'], '2026-12-01 2026-12-31', 'month'],
    )
  })

  it('can be chosen where few buttons fit', () => {
    const viewer: Viewer = head({ capabilities: NARROW })
    const screen = monthsScreen({ ...closedDeals('all'), subject: 'plan' }, viewer)

    assert.deepEqual(labels(screen).flat(), [
      'Июль',
      'Август',
      'Сентябрь',
      'Октябрь',
      'Ноябрь',
      'Декабрь',
      '‹ январь 2026',
      '↩️ Назад',
      '🏠 Домой',
    ])
  })
})

const at = (from: string, to: string): Question => ({
  ...closedDeals(),
  period: { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) },
})

const labels = ({ buttons }: Screen) => buttons.map((row) => row.map(({ label }) => label))

/** The period that a button asks for, in writing. */
function askedBy({ buttons }: Screen, label: string): string | undefined {
  const found = buttons.flat().find((button) => button.label === label)
  const action = found !== undefined && 'data' in found ? decodeAction(found.data) : null
  return action?.do === 'report' ? written(action.question.period) : undefined
}

const written = (period: PeriodChoice) =>
  typeof period === 'string' ? period : `${period.from} ${period.to}`
