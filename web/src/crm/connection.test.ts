import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { draftOf, toConnection } from './connection.ts'

describe('the connection to the CRM', () => {
  it('begins as SalesMan is usually installed', () => {
    const draft = draftOf({ connection: { kind: 'demo' }, hasPassword: false })

    assert.deepEqual(
      [draft.host, draft.port, draft.prefix, draft.account],
      ['', '3306', 'app_', '1'],
    )
  })

  it('keeps the password that is there unless another one is typed', () => {
    const connection = { kind: 'salesman', host: 'db', port: 3307, database: 'crm', user: 'reader' }
    const draft = draftOf({ connection, hasPassword: true })

    assert.equal('password' in toConnection(draft), false)
    assert.equal(toConnection({ ...draft, password: 'x' }).password, 'x')
    assert.equal(toConnection(draft).port, 3307)
  })
})
