import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { accountDay } from './account-day.ts'
import { daysAgo } from './days-ago.ts'

describe('the days of the page', () => {
  it('are those of the company', () => {
    assert.equal(accountDay(new Date('2026-11-22T22:30:00Z'), 'Europe/Moscow'), '2026-11-23')
  })

  it('change at midnight in the company', () => {
    const evening = Date.parse('2026-11-22T20:30:00Z')
    const later = Date.parse('2026-11-22T21:30:00Z')

    assert.equal(daysAgo(evening, later, 'Europe/Moscow'), 1)
    assert.equal(daysAgo(evening, later, 'UTC'), 0)
  })
})
