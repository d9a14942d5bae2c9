import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { toRequest } from './given.ts'

describe('the request for an address', () => {
  it('carries an id as it is, whatever is in it', () => {
    assert.deepEqual(toRequest('GET /api/bots/:id/info', { params: { id: 'a/b?c' } }), {
      method: 'GET',
      url: '/api/bots/a%2Fb%3Fc/info',
    })
  })

  it('asks only for what was chosen', () => {
    const query = { state: 'failed', bot: undefined, search: '', limit: 50 }

    assert.equal(toRequest('GET /api/log', { query }).url, '/api/log?state=failed&limit=50')
  })
})
