import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { TryPerson } from '../../../src/messengers/web-chat/index.ts'
import { matching } from './matching.ts'

describe('looking for an employee', () => {
  it('finds by parts of the name and of the role, in any order', () => {
    assert.deepEqual(names('мен петр'), ['Пётр Соловьёв'])
  })

  it('does not care for capitals, nor for ё', () => {
    assert.deepEqual(names('СОЛОВЬЕВ'), ['Пётр Соловьёв'])
  })

  it('shows everyone while nothing is asked for', () => {
    assert.deepEqual(names('  '), ['Пётр Соловьёв', 'Анна Петрова'])
  })

  it('finds nobody where a word fits nobody', () => {
    assert.deepEqual(names('петр директор'), [])
  })
})

const names = (query: string) => matching(PEOPLE, query).map(({ name }) => name)

const PEOPLE: readonly TryPerson[] = [
  { id: '1', name: 'Пётр Соловьёв', role: 'Менеджер', active: true, sees: 1 },
  { id: '2', name: 'Анна Петрова', role: 'Руководитель отдела', active: true, sees: 6 },
]
