import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { audienceOf, changed, emptyDraft, freshKey, questionOf } from './order.ts'

const draft = emptyDraft('key-1')

describe('the form of a broadcast', () => {
  it('asks for a range as both of its days', () => {
    const own = { ...draft, period: 'own', from: '2026-11-01', to: '2026-11-22' }

    assert.equal(questionOf(own)?.period, '2026-11-01..2026-11-22')
    assert.equal(questionOf({ ...own, to: '2026-10-01' }), null)
    assert.equal(questionOf({ ...own, from: '' }), null)
  })

  it('goes to nobody until somebody is chosen', () => {
    assert.equal(audienceOf({ ...draft, audience: 'employees' }), null)
    assert.deepEqual(audienceOf({ ...draft, audience: 'departments', heads: ['7'] }), {
      to: 'departments',
      heads: ['7'],
    })
  })

  it('is another broadcast once it is changed', () => {
    assert.equal(changed(draft, { note: 'Доброе утро' }, 'key-2').key, 'key-2')
  })

  it('shows a summary as text where a trend was chosen before', () => {
    const trend = changed(draft, { subject: 'deals.closed', view: 'trend' }, 'key-2')

    assert.equal(trend.view, 'trend')
    assert.equal(changed(trend, { subject: 'summary' }, 'key-3').view, 'text')
  })

  it('has a key of its own', () => {
    assert.match(freshKey(), /^[0-9a-f]{32}$/)
    assert.notEqual(freshKey(), freshKey())
  })
})
