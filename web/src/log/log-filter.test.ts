import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { belongs, conditionsOf, logQueryOf } from './log-filter.ts'
import { row } from './row.fixture.ts'

const TODAY = '2026-11-22'
const ZONE = 'Europe/Moscow'

describe('the filter of the log', () => {
  it('counts seven days with today among them', () => {
    assert.deepEqual(logQueryOf({ period: '7' }, TODAY), { from: '2026-11-16' })
    assert.deepEqual(logQueryOf({ period: '30' }, '2026-03-01'), { from: '2026-01-31' })
  })

  it('takes days of one’s own, either of them alone too', () => {
    const chosen = { period: 'own', from: '2026-11-01', to: '' }

    assert.deepEqual(logQueryOf(chosen, TODAY), { from: '2026-11-01' })
  })

  it('leaves out what nobody knows', () => {
    assert.deepEqual(logQueryOf({ state: 'lost', kind: 'song', period: 'x', open: '1' }, TODAY), {})
  })

  it('lets a new row in that fits, and no other', () => {
    assert.equal(belongs(row({ employeeName: 'Петрова Анна' }), { search: 'петр' }, ZONE), true)
    assert.equal(belongs(row({ state: 'sent' }), { state: 'failed' }, ZONE), false)
    assert.equal(belongs(row({ employeeId: null }), { employee: '7' }, ZONE), false)
    assert.equal(belongs(row({ at: '2026-11-22T12:00:00Z' }), { to: '2026-11-20' }, ZONE), false)
  })

  it('counts two days as one condition', () => {
    assert.equal(conditionsOf({ from: TODAY, to: TODAY, bot: 'b', search: 'x' }), 2)
  })
})
