import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { comeSince, onTop, refreshed } from './live-rows.ts'
import { row } from './row.fixture.ts'

const shown = [row({ id: '3' }), row({ id: '1', at: '2026-11-22T09:00:00Z' })]
const pages = [{ rows: shown, next: null }]

describe('rows that come while the log is open', () => {
  it('change in place', () => {
    const read = row({ id: '1', state: 'read', updatedAt: '2026-11-22T11:00:00Z' })

    const [page] = refreshed(pages, new Map([['1', read]]))

    assert.deepEqual(
      page?.rows.map(({ id, state }) => [id, state]),
      [
        ['3', 'sent'],
        ['1', 'read'],
      ],
    )
  })

  it('do not go back to what they were', () => {
    const late = row({ id: '3', state: 'queued', updatedAt: '2026-11-22T08:00:00Z' })

    assert.deepEqual(refreshed(pages, new Map([['3', late]])), pages)
  })

  it('stand on top, newest first, but not those of pages still to come', () => {
    const come = [
      row({ id: '4', at: '2026-11-22T12:00:00Z' }),
      row({ id: '5', at: '2026-11-22T12:00:00Z' }),
      row({ id: '0', at: '2026-11-01T12:00:00Z' }),
      row({ id: '3' }),
    ]

    const fresh = comeSince(pages, new Map(come.map((one) => [one.id, one])))

    assert.deepEqual(
      onTop(pages, fresh)[0]?.rows.map(({ id }) => id),
      ['5', '4', '3', '1'],
    )
  })
})
