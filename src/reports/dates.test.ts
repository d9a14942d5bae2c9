import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type PeriodChoice, PRESETS, resolvePeriod } from '../statistics/index.ts'
import {
  axisLabels,
  daysShown,
  formatAsOf,
  formatBucket,
  formatDays,
  formatPeriod,
} from './dates.ts'
import type { Locale } from './locales/index.ts'

const today = Temporal.PlainDate.from('2026-11-22')

describe('the label of a period', () => {
  it('names a day with its weekday, and its year only when it is another', () => {
    const labels = [days('2026-11-17', '2026-11-17'), days('2025-11-17', '2025-11-17')].map(
      (range) => label(range),
    )

    assert.deepEqual(labels, ['вторник, 17 ноября', 'понедельник, 17 ноября 2025'])
  })

  it('ends today while the period is running', () => {
    const labels = (['month', 'quarter', 'year', 'today'] as const).map((preset) => label(preset))

    assert.deepEqual(labels, [
      '1–22 ноября 2026',
      '1 октября – 22 ноября 2026',
      '1 января – 22 ноября 2026',
      'воскресенье, 22 ноября',
    ])
  })

  it('calls whole months, quarters and years by their names', () => {
    const labels = (['last-month', 'last-quarter', 'last-year'] as const).map((preset) =>
      label(preset),
    )

    assert.deepEqual(labels, ['октябрь 2026', 'III квартал 2026', '2025 год'])
  })

  it('spans months and years without ambiguity', () => {
    const labels = [days('2026-09-28', '2026-10-04'), days('2025-12-28', '2026-01-03')].map(
      (range) => label(range),
    )

    assert.deepEqual(labels, ['28 сентября – 4 октября 2026', '28 декабря 2025 – 3 января 2026'])
  })

  it('speaks English', () => {
    const labels = (['month', 'yesterday', 'last-month', 'last-quarter', 'last-year'] as const).map(
      (preset) => label(preset, 'en'),
    )

    assert.deepEqual(labels, [
      '1–22 November 2026',
      'Saturday, 21 November',
      'October 2026',
      'Q3 2026',
      '2025',
    ])
  })

  it('always agrees with the days that the figures are of', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PRESETS), anyDay(), (preset, day) => {
        const shown = daysShown(resolvePeriod(preset, day), day)
        const said = boundsOf(formatPeriod(resolvePeriod(preset, day), day, 'en'), day)
        return said.from.equals(shown.from) && said.to.equals(shown.to)
      }),
    )
  })

  it('agrees with the days of any stretch', () => {
    fc.assert(
      fc.property(anyDay(), fc.integer({ min: 0, max: 800 }), (from, length) => {
        const period = resolvePeriod({ from, to: from.add({ days: length }) }, today)
        const shown = daysShown(period, today)
        const said = boundsOf(formatPeriod(period, today, 'en'), today)
        return said.from.equals(shown.from) && said.to.equals(shown.to)
      }),
    )
  })
})

describe('days inside a sentence', () => {
  it('leave this year out', () => {
    const labels = [
      days('2026-10-01', '2026-10-22'),
      days('2025-10-01', '2025-10-22'),
      days('2026-11-17', '2026-11-17'),
    ].map((range) => formatDays(range, today, 'ru'))

    assert.deepEqual(labels, ['1–22 октября', '1–22 октября 2025', '17 ноября'])
  })
})

describe('the time of the figures', () => {
  it('is told with its day when that is not today', () => {
    const moments = ['2026-11-22T14:05:59', '2026-11-21T04:00:00', '2025-12-31T23:59:00'].map(
      (at) =>
        formatAsOf(
          Temporal.PlainDateTime.from(at).toZonedDateTime('Asia/Yekaterinburg'),
          today,
          'ru',
        ),
    )

    assert.deepEqual(moments, [
      'данные на 14:05',
      'данные на 21 ноября, 04:00',
      'данные на 31 декабря 2025, 23:59',
    ])
  })
})

describe('the parts of a trend', () => {
  it('are called by day, by week and by month', () => {
    const parts = [
      formatBucket(days('2026-11-17', '2026-11-17'), 'day', today, 'ru'),
      formatBucket(days('2026-11-09', '2026-11-15'), 'week', today, 'ru'),
      formatBucket(days('2026-10-01', '2026-10-31'), 'month', today, 'ru'),
    ]

    assert.deepEqual(parts, ['вт, 17 ноября', '9–15 ноября', 'октябрь 2026'])
  })

  it('are as short under an axis as they can be told apart', () => {
    const starts = (unit: 'day' | 'week' | 'month', ...from: string[]) =>
      axisLabels(
        from.map((day) => ({ ...days(day, day), count: 0, amount: null, toCome: false })),
        unit,
        'ru',
      )

    assert.deepEqual(
      [
        starts('day', '2026-11-01', '2026-11-02'),
        starts('day', '2026-10-31', '2026-11-01'),
        starts('week', '2026-11-02', '2026-11-09'),
        starts('month', '2026-02-01', '2026-03-01'),
        starts('month', '2025-12-01', '2026-01-01'),
      ],
      [
        ['1', '2'],
        ['31 окт.', '1 нояб.'],
        ['2 нояб.', '9 нояб.'],
        ['февраль', 'март'],
        ['дек. 2025', 'янв. 2026'],
      ],
    )
  })
})

const days = (from: string, to: string) => ({
  from: Temporal.PlainDate.from(from),
  to: Temporal.PlainDate.from(to),
})

const label = (choice: PeriodChoice, locale: Locale = 'ru') =>
  formatPeriod(resolvePeriod(choice, today), today, locale)

const anyDay = () =>
  fc
    .integer({ min: 0, max: 20_000 })
    .map((offset) => Temporal.PlainDate.from('2000-01-01').add({ days: offset }))

const MONTHS =
  'January February March April May June July August September October November December'.split(' ')

/** Reads an English label back, as a person would. */
function boundsOf(said: string, now: Temporal.PlainDate) {
  const [from = '', to = from] = said.replace(/^\w+day, /, '').split(' – ')
  const quarter = /^Q(\d) (\d+)$/.exec(said)
  if (quarter) return monthsFrom(Number(quarter[2]), Number(quarter[1]) * 3 - 2, 3)
  if (/^\d{4}$/.test(said)) return monthsFrom(Number(said), 1, 12)
  const month = /^([A-Z]\w+) (\d{4})$/.exec(said)
  if (month) return monthsFrom(Number(month[2]), MONTHS.indexOf(month[1] ?? '') + 1, 1)
  const end = dayIn(to, now.year)
  const within = /^(\d+)–/.exec(from)
  return { from: within ? end.with({ day: Number(within[1]) }) : dayIn(from, end.year), to: end }
}

function monthsFrom(year: number, month: number, months: number) {
  const from = new Temporal.PlainDate(year, month, 1)
  return { from, to: from.add({ months }).subtract({ days: 1 }) }
}

function dayIn(said: string, year: number) {
  const [, day, month = '', own] = /(\d+) ([A-Z]\w+)(?: (\d+))?$/.exec(said) ?? []
  return new Temporal.PlainDate(Number(own ?? year), MONTHS.indexOf(month) + 1, Number(day))
}
