import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { reportJson } from './json.ts'
import {
  closedDeals,
  counted,
  dailyDeals,
  daySummary,
  monthPlan,
  noPlan,
} from './sample.fixture.ts'

describe('a report for machines', () => {
  it('has exactly the promised form', () => {
    assert.deepEqual(reportJson(closedDeals()), {
      metric: 'deals.closed',
      period: { preset: 'month', from: '2026-11-01', to: '2026-11-30' },
      scope: 'department',
      employee: { id: '3', login: 'ivanov' },
      currency: '₽',
      asOf: '2026-11-22T14:05:09+05:00',
      total: { count: 57, amount: 12450000.5 },
      employees: [
        { id: '7', name: 'Петрова Анна Сергеевна', count: 21, amount: 4100000, share: 36.84 },
        { id: '8', name: 'Сидоров Пётр', count: 20, amount: 4350000.5, share: 35.09 },
        { id: '9', name: 'Кузнецова Ольга', count: 16, amount: 4000000, share: 28.07 },
      ],
      previous: {
        from: '2026-10-01',
        to: '2026-10-22',
        total: { count: 60, amount: 12800000 },
      },
    })
  })

  it('leaves the amount out where a metric has none', () => {
    const { total, employees } = reportJson(counted('clients.new'))

    assert.deepEqual(
      [total, employees],
      [
        { count: 12 },
        [
          { id: '7', name: 'Петрова Анна', count: 9, share: 75 },
          { id: '8', name: 'Сидоров Пётр', count: 3, share: 25 },
        ],
      ],
    )
  })

  it('gives calls in whole minutes', () => {
    const calls = { ...counted('calls'), total: { count: 12, amount: 20_430n } }

    assert.deepEqual(reportJson(calls).total, { count: 12, amount: 341 })
  })

  it('has the main metrics of a summary by their ids', () => {
    const { metric, metrics } = reportJson(daySummary())

    assert.deepEqual(
      [metric, metrics],
      [
        'summary',
        {
          'clients.new': { count: 12 },
          'deals.new': { count: 57, amount: 12450000 },
          'payments.received': { count: 3, amount: 45300 },
          'deals.closed': { count: 0, amount: 0 },
        },
      ],
    )
  })

  it('gives a plan as fact, plan and per cent', () => {
    const { month, turnover, margin } = reportJson(monthPlan())

    assert.deepEqual(
      [month, turnover, margin],
      [
        '2026-11',
        { fact: 3400000, plan: 5000000, percent: 68 },
        { fact: 1200000, plan: 1000000, percent: 120 },
      ],
    )
  })

  it('has no percentage without a plan', () => {
    assert.deepEqual(reportJson(noPlan(100n)).turnover, { fact: 1, plan: null, percent: null })
  })

  it('adds the trend where one was asked for', () => {
    const { trend, period } = reportJson(dailyDeals())

    assert.deepEqual(
      [trend, period],
      [
        [
          { from: '2026-11-20', to: '2026-11-20', count: 30, amount: 8450000 },
          { from: '2026-11-21', to: '2026-11-21', count: 0, amount: 0 },
          { from: '2026-11-22', to: '2026-11-22', count: 27, amount: 4000000.5 },
          { from: '2026-11-23', to: '2026-11-23', count: 0, amount: 0 },
        ],
        { preset: null, from: '2026-11-20', to: '2026-11-23' },
      ],
    )
  })
})
