import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ANYBODY, filtered } from './filter.ts'
import type { User } from './person.ts'

const ANNA = user('Петрова Анна', 'anna_p', '100200')
const USERS = [ANNA, user('Семёнов Пётр', null, '100300')]

describe('the list of users', () => {
  it('shows everybody until it is narrowed down', () => {
    assert.deepEqual(filtered(USERS, ANYBODY), USERS)
  })

  it('is searched by name, username and User ID', () => {
    assert.deepEqual(names('семенов'), ['Семёнов Пётр'])
    assert.deepEqual(names('ANNA_P'), ['Петрова Анна'])
    assert.deepEqual(names('10030'), ['Семёнов Пётр'])
  })

  it('is narrowed down by bot and by state', () => {
    assert.deepEqual(filtered(USERS, { ...ANYBODY, bot: 'b2' }), [])
    assert.deepEqual(filtered([ANNA], { ...ANYBODY, bot: 'b1', state: 'subscribed' }), [ANNA])
    assert.deepEqual(filtered(USERS, { ...ANYBODY, state: 'off' }), [])
  })
})

const names = (search: string): string[] =>
  filtered(USERS, { ...ANYBODY, search }).map(({ employeeName }) => employeeName)

function user(employeeName: string, username: string | null, userId: string): User {
  const bot = { botId: 'b1', botName: 'Бот', messenger: 'telegram' } as const
  const row = { id: userId, chatId: userId, employeeId: '1', state: 'subscribed' } as const
  return { ...bot, ...row, employeeName, username, userId, updatedAt: '2026-11-22T10:00:00Z' }
}
