import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Employee, Sight } from '../crm/index.ts'
import { inScope, mayManage, offeredScopes, visibleTo } from './access.ts'

describe('who sees whom', () => {
  it('shows a manager only themselves, subordinates or not', () => {
    assert.deepEqual(seenBy('seller'), ['seller'])
    assert.deepEqual(seenBy('lone-chief'), ['lone-chief'])
  })

  it('shows a department head their direct reports and no one below', () => {
    assert.deepEqual(seenBy('head'), ['gone', 'head', 'seller'])
  })

  it('shows a division head two levels and never a third', () => {
    assert.deepEqual(seenBy('division'), ['division', 'gone', 'head', 'seller'])
    assert.deepEqual(seenBy('top-division'), ['division', 'head', 'top-division'])
  })

  it('shows a director everyone, deactivated people too', () => {
    assert.equal(seenBy('director').length, COMPANY.length)
  })

  it('shows nothing to somebody deactivated, not even themselves', () => {
    assert.deepEqual(seenBy('gone'), [])
  })

  it('shows nothing to somebody who is not in the list', () => {
    assert.deepEqual(visibleTo(employee('ghost', 'everyone', null), COMPANY), new Set())
  })

  it('believes the list and not the sight that somebody claims', () => {
    assert.deepEqual(
      visibleTo(employee('seller', 'everyone', 'head'), COMPANY),
      new Set(['seller']),
    )
  })

  it('survives people who manage each other', () => {
    const a = employee('a', 'two-levels', 'b')
    const b = employee('b', 'two-levels', 'a')

    assert.deepEqual(visibleTo(a, [a, b]), new Set(['a', 'b']))
  })
})

describe('scopes', () => {
  it('narrows to oneself', () => {
    assert.deepEqual(inScope('me', named('director'), COMPANY), new Set(['director']))
  })

  it('takes a department to be oneself and the direct reports', () => {
    assert.deepEqual(
      inScope('department', named('division'), COMPANY),
      new Set(['division', 'head']),
    )
  })

  it('never widens a scope beyond what may be seen', () => {
    assert.deepEqual(inScope('department', named('lone-chief'), COMPANY), new Set(['lone-chief']))
  })

  it('offers only scopes that differ', () => {
    assert.deepEqual(offeredScopes(named('seller'), COMPANY), ['me'])
    assert.deepEqual(offeredScopes(named('head'), COMPANY), ['me', 'department'])
    assert.deepEqual(offeredScopes(named('division'), COMPANY), ['me', 'department', 'all'])
    assert.deepEqual(offeredScopes(named('gone'), COMPANY), [])
  })
})

describe('managing Svodka', () => {
  it('is for CRM administrators while there is no list', () => {
    assert.equal(mayManage({ ...named('seller'), administrator: true }, null), true)
    assert.equal(mayManage(named('director'), null), false)
  })

  it('is for no employee when nobody is listed by name', () => {
    assert.equal(mayManage({ ...named('seller'), administrator: true }, new Set()), false)
  })

  it('is for exactly the listed people once somebody is listed', () => {
    const listed = new Set(['seller'])

    assert.equal(mayManage(named('seller'), listed), true)
    assert.equal(mayManage({ ...named('director'), administrator: true }, listed), false)
  })

  it('is never for somebody deactivated', () => {
    assert.equal(mayManage({ ...named('gone'), administrator: true }, new Set(['gone'])), false)
  })
})

const COMPANY = [
  employee('director', 'everyone', null),
  employee('top-division', 'two-levels', 'director'),
  employee('division', 'two-levels', 'top-division'),
  employee('head', 'one-level', 'division'),
  employee('seller', 'self', 'head'),
  { ...employee('gone', 'everyone', 'head'), active: false },
  employee('lone-chief', 'self', null),
  employee('trainee', 'self', 'lone-chief'),
]

function employee(id: string, sight: Sight, managerId: string | null): Employee {
  return {
    id,
    login: id,
    name: id,
    email: null,
    phones: [],
    role: '',
    sight,
    managerId,
    active: true,
    administrator: false,
    planGroup: 'visible',
  }
}

function named(id: string): Employee {
  const found = COMPANY.find((one) => one.id === id)
  assert.ok(found)
  return found
}

const seenBy = (id: string) => [...visibleTo(named(id), COMPANY)].sort()
