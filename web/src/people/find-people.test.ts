import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findPeople } from './find-people.ts'

describe('finding people', () => {
  it('needs every word, in whatever order', () => {
    assert.deepEqual(namesFor('анна петр'), ['Петрова Анна'])
  })

  it('takes «е» for «ё»', () => {
    assert.deepEqual(namesFor('семен'), ['Семёнов Пётр'])
  })

  it('knows logins and roles too', () => {
    assert.deepEqual(namesFor('director'), ['Семёнов Пётр'])
    assert.deepEqual(namesFor('менеджер'), ['Петрова Анна'])
  })

  it('leaves everybody for no words at all', () => {
    assert.equal(findPeople(PEOPLE, '  ').length, 2)
  })
})

const PEOPLE = [
  { name: 'Петрова Анна', login: 'petrova', role: 'Менеджер' },
  { name: 'Семёнов Пётр', login: 'director', role: 'Руководитель' },
]

const namesFor = (query: string): string[] => findPeople(PEOPLE, query).map(({ name }) => name)
