import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hashPassword, isPassword } from './password.ts'

describe('a password', () => {
  it('is recognised by what is kept of it', async () => {
    const kept = await hashPassword('девять жизней')

    assert.equal(await isPassword('девять жизней', kept), true)
    assert.equal(await isPassword('девять жизнеи', kept), false)
  })

  it('is kept differently every time', async () => {
    assert.notEqual(await hashPassword('same words'), await hashPassword('same words'))
  })

  it('matches nothing while none was chosen', async () => {
    assert.equal(await isPassword('', null), false)
    assert.equal(await isPassword('-', null), false)
  })
})
