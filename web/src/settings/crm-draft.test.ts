import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { connectionOf, crmDraftOf, isAnotherCrm } from './crm-draft.ts'

const kept = crmDraftOf({
  connection: {
    kind: 'salesman',
    host: 'db',
    port: 3306,
    database: 'crm',
    user: 'svodka',
    prefix: 'app_',
    account: '1',
    tls: true,
  },
  hasPassword: true,
})

describe('the form of the CRM connection', () => {
  it('sends what belongs to the kind that is chosen', () => {
    const mapping = { ...kept, kind: 'mapping', file: ' crm.yaml ' } as const

    assert.deepEqual(connectionOf({ ...kept, kind: 'demo' }), { kind: 'demo' })
    assert.deepEqual(connectionOf(mapping), { kind: 'mapping', file: 'crm.yaml' })
    assert.equal(connectionOf(kept)?.kind, 'salesman')
  })

  it('is not ready without a mapping file', () => {
    assert.equal(connectionOf({ ...kept, kind: 'mapping' }), null)
  })

  it('knows another company from another login', () => {
    assert.equal(isAnotherCrm(kept, { ...kept, user: 'reader', password: 'x' }), false)
    assert.equal(isAnotherCrm(kept, { ...kept, account: '2' }), true)
    assert.equal(isAnotherCrm(kept, { ...kept, kind: 'demo' }), true)
  })
})
