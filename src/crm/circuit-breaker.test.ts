import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { AppError } from '../kernel/index.ts'
import { withCircuitBreaker } from './circuit-breaker.ts'
import type { Crm } from './crm.ts'

describe('a CRM that does not answer', () => {
  it('is asked once, and then left alone for a while', async () => {
    const { crm, state } = open()
    state.fault = 'crm-unavailable'

    await assert.rejects(crm.employees(), { code: 'crm-unavailable' })
    await assert.rejects(crm.employees(), { code: 'crm-unavailable' })
    await assert.rejects(crm.account(), { code: 'crm-unavailable' })

    assert.equal(state.asked, 1)
  })

  it('is tried by one question at a time after its rest', async () => {
    const { crm, state } = open()
    state.fault = 'crm-unavailable'
    await assert.rejects(crm.employees())

    state.now = state.now.add({ seconds: 4 })
    const results = await Promise.allSettled([crm.employees(), crm.employees(), crm.employees()])

    assert.equal(state.asked, 2)
    assert.ok(results.every(({ status }) => status === 'rejected'))
  })

  it('is back for everybody as soon as one question was answered', async () => {
    const { crm, state } = open()
    state.fault = 'crm-unavailable'
    await assert.rejects(crm.employees())
    state.fault = null
    state.now = state.now.add({ seconds: 4 })

    await crm.employees()
    await Promise.all([crm.employees(), crm.account()])

    assert.equal(state.asked, 4)
  })
})

describe('a CRM that answers', () => {
  it('is not cut off for a table that is missing', async () => {
    const { crm, state } = open()
    state.fault = 'crm-mismatch'
    await assert.rejects(crm.employees(), { code: 'crm-mismatch' })
    await assert.rejects(crm.employees(), { code: 'crm-mismatch' })

    assert.equal(state.asked, 2)
  })
})

function open() {
  const state = {
    now: Temporal.Instant.from('2026-11-22T09:00:00Z'),
    fault: null as 'crm-unavailable' | 'crm-mismatch' | null,
    asked: 0,
  }
  async function answer<T>(value: T): Promise<T> {
    state.asked += 1
    if (state.fault !== null) throw new AppError(state.fault, 'on purpose')
    return value
  }
  const reading = <T>(value: T) => answer({ value, asOf: state.now })
  const source: Crm = {
    passwords: null,
    account: () => answer({ name: 'Проба', currency: '₽', timeZone: 'Europe/Moscow', url: null }),
    employees: () => answer([]),
    metrics: () => answer([]),
    breakdown: () => reading([]),
    trend: () => reading([]),
    plan: () => reading({ targets: [], facts: [] }),
    requests: null,
    close: async () => {},
  }
  return { crm: withCircuitBreaker(source, { clock: () => state.now }), state }
}
