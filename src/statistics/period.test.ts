import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { bucketsOf, bucketUnit } from './buckets.ts'
import {
  daysIn,
  type PeriodChoice,
  PRESETS,
  parseDay,
  parsePeriod,
  resolvePeriod,
} from './period.ts'

describe('named periods', () => {
  it('counts weeks from Monday to Sunday', () => {
    assert.equal(days('week', '2026-11-22'), '2026-11-16..2026-11-22')
    assert.equal(days('week', '2026-11-23'), '2026-11-23..2026-11-29')
    assert.equal(days('last-week', '2026-11-22'), '2026-11-09..2026-11-15')
  })

  it('takes months, quarters and years whole', () => {
    assert.equal(days('month', '2026-11-22'), '2026-11-01..2026-11-30')
    assert.equal(days('last-month', '2026-03-31'), '2026-02-01..2026-02-28')
    assert.equal(days('quarter', '2026-11-22'), '2026-10-01..2026-12-31')
    assert.equal(days('last-quarter', '2026-02-10'), '2025-10-01..2025-12-31')
    assert.equal(days('year', '2026-11-22'), '2026-01-01..2026-12-31')
    assert.equal(days('last-year', '2026-11-22'), '2025-01-01..2025-12-31')
  })

  it('ends the last seven days today', () => {
    assert.equal(days('last-7-days', '2026-11-22'), '2026-11-16..2026-11-22')
  })
})

describe('the period to compare with', () => {
  it('is the same part of the preceding one while the period is running', () => {
    assert.equal(previous('month', '2026-11-22'), '2026-10-01..2026-10-22')
    assert.equal(previous('week', '2026-11-18'), '2026-11-09..2026-11-11')
    assert.equal(previous('quarter', '2026-11-22'), '2026-07-01..2026-08-22')
    assert.equal(previous('year', '2026-11-22'), '2025-01-01..2025-11-22')
    assert.equal(previous('today', '2026-11-22'), '2026-11-21..2026-11-21')
    assert.equal(previous('last-7-days', '2026-11-22'), '2026-11-09..2026-11-15')
  })

  it('ends with the preceding month when that is shorter', () => {
    assert.equal(previous('month', '2026-03-31'), '2026-02-01..2026-02-28')
  })

  it('is as long and right before when the period is over', () => {
    assert.equal(previous('yesterday', '2026-11-22'), '2026-11-20..2026-11-20')
    assert.equal(previous('last-week', '2026-11-22'), '2026-11-02..2026-11-08')
    assert.equal(
      previous(parsePeriod('2026-11-01..2026-11-15'), '2026-11-22'),
      '2026-10-17..2026-10-31',
    )
    assert.equal(previous('last-month', '2026-11-22'), '2026-08-31..2026-09-30')
  })

  it('is never longer than the period, but for the days that quarters and years differ by', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PRESETS), anyDay, (preset, today) => {
        const period = resolvePeriod(preset, today)
        // October to December has two days more than January to March.
        assert.ok(daysIn(period.previous) <= daysIn(period) + 2)
        assert.ok(daysIn(period.previous) >= 1)
        assert.ok(Temporal.PlainDate.compare(period.previous.to, period.from) < 0)
      }),
    )
  })
})

describe('reading a period', () => {
  it('refuses words, impossible days and ranges that run backwards', () => {
    const refused = [
      'someday',
      '2026-02-31..2026-03-01',
      '2026-11-15..2026-11-01',
      '0000-01-01..0000-01-02',
      '2026-11-01',
      '2001-01-01..2026-01-01',
      '',
    ]
    for (const text of refused) assert.throws(() => parsePeriod(text), { code: 'bad-input' }, text)
  })

  it('refuses a day that does not exist', () => {
    assert.throws(() => parseDay('2026-02-31'), { code: 'bad-input' })
    assert.throws(() => parseDay('2026-1-1'), { code: 'bad-input' })
  })
})

describe('buckets', () => {
  it('are days, weeks or months, whichever suits the length', () => {
    assert.equal(unit('month'), 'day')
    assert.equal(unit('quarter'), 'week')
    assert.equal(unit('year'), 'month')
  })

  it('cover the range exactly, without gaps or overlaps', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 800 }), (from, length) => {
        const range = { from, to: from.add({ days: length }) }
        const buckets = bucketsOf(range, bucketUnit(range))
        assert.ok(buckets.length <= 31)
        assert.equal(
          buckets.reduce((sum, bucket) => sum + daysIn(bucket), 0),
          length + 1,
        )
        assert.ok(buckets.at(0)?.from.equals(range.from))
        assert.ok(buckets.at(-1)?.to.equals(range.to))
      }),
    )
  })
})

const day = (text: string) => Temporal.PlainDate.from(text)
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((n) => day('2000-01-01').add({ days: n }))
const unit = (preset: PeriodChoice) => bucketUnit(resolvePeriod(preset, day('2026-11-22')))

function days(choice: PeriodChoice, today: string): string {
  const { from, to } = resolvePeriod(choice, day(today))
  return `${from}..${to}`
}

function previous(choice: PeriodChoice, today: string): string {
  const { from, to } = resolvePeriod(choice, day(today)).previous
  return `${from}..${to}`
}
