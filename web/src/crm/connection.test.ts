import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { salesmanDraftOf, toSalesman } from './connection.ts'

const KEPT = {
  kind: 'salesman',
  host: 'db',
  port: 3307,
  database: 'crm',
  user: 'reader',
  prefix: 'app_',
  account: '1',
  tls: true,
}

describe('the connection to SalesMan', () => {
  it('begins as SalesMan is usually installed', () => {
    const draft = salesmanDraftOf({ connection: { kind: 'demo' }, hasPassword: false })

    assert.deepEqual(
      [draft.host, draft.port, draft.prefix, draft.account],
      ['', '3306', 'app_', '1'],
    )
  })

  it('keeps the password that is there unless another one is typed', () => {
    const draft = salesmanDraftOf({ connection: KEPT, hasPassword: true })

    assert.deepEqual(toSalesman(draft), KEPT)
    assert.deepEqual(toSalesman({ ...draft, password: 'x' }), { ...KEPT, password: 'x' })
  })

  it('is not ready without a database or with a port that cannot be', () => {
    const draft = salesmanDraftOf({ connection: KEPT, hasPassword: true })

    assert.equal(toSalesman({ ...draft, database: ' ' }), null)
    assert.equal(toSalesman({ ...draft, port: '70000' }), null)
  })
})
