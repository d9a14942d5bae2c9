import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { locksOut, sameAccess, whoManages } from './who-manages.ts'

const person = { active: true, administrator: false }
const people = [
  { ...person, id: 'admin', administrator: true },
  { ...person, id: 'gone', administrator: true, active: false },
  { ...person, id: 'seller' },
]
const seller = { kind: 'employee', employeeId: 'seller' } as const

describe('who manages Svodka', () => {
  it('is every active administrator of the CRM, or exactly the list', () => {
    assert.deepEqual(idsOf({ mode: 'administrators', listed: ['seller'] }), ['admin'])
    assert.deepEqual(idsOf({ mode: 'listed', listed: ['seller', 'gone'] }), ['seller'])
  })

  it('is seen to leave out whoever is changing it', () => {
    assert.equal(locksOut(people, { mode: 'administrators', listed: [] }, seller), true)
    assert.equal(locksOut(people, { mode: 'listed', listed: ['seller'] }, seller), false)
  })

  it('always is the owner', () => {
    const owner = { kind: 'owner', employeeId: null } as const

    assert.equal(locksOut(people, { mode: 'listed', listed: [] }, owner), false)
  })

  it('is the same in whatever order they are listed', () => {
    assert.equal(
      sameAccess({ mode: 'listed', listed: ['1', '2'] }, { mode: 'listed', listed: ['2', '1'] }),
      true,
    )
  })
})

const idsOf = (access: Parameters<typeof whoManages>[1]): string[] =>
  whoManages(people, access).map(({ id }) => id)
