import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Employee } from '../crm/index.ts'
import type { LinkedChat } from './broadcast.ts'
import { type Audience, chooseRecipients } from './choose-recipients.ts'

describe('who gets a broadcast', () => {
  it('is somebody with several messengers once, in the chat used last', () => {
    const chats = [chat('7', { id: 'newest' }), chat('7', { id: 'older' })]

    const { recipients } = choose({ to: 'employees', ids: ['7', '7'] }, chats)

    assert.deepEqual(
      recipients.map(({ chat: { id } }) => id),
      ['newest'],
    )
  })

  it('passes by a chat that was left, while there is another', () => {
    const chats = [chat('7', { id: 'left', state: 'stopped' }), chat('7', { id: 'older' })]

    const { recipients } = choose({ to: 'employees', ids: ['7'] }, chats)

    assert.deepEqual(
      recipients.map(({ chat: { id } }) => id),
      ['older'],
    )
  })

  it('is nobody who may not be told anything, each with the reason', () => {
    const chats = [
      chat('4', { state: 'stopped' }),
      chat('5', { blocked: true }),
      chat('6'),
      chat('7', { state: 'waiting', chatId: null }),
    ]

    const { recipients, leftOut } = choose({ to: 'all' }, chats)

    assert.deepEqual(recipients, [])
    assert.deepEqual(
      leftOut.map(({ employeeId, why }) => [employeeId, why]),
      [
        ['3', 'not-subscribed'],
        ['4', 'stopped'],
        ['5', 'blocked'],
        ['6', 'off'],
        ['7', 'not-subscribed'],
      ],
    )
  })

  it('is a head with those who report to the head, as far as the head sees them', () => {
    const chats = ['3', '4', '5', '7'].map((id) => chat(id))

    const ofHead = choose({ to: 'departments', heads: ['3'] }, chats)
    const ofNoHead = choose({ to: 'departments', heads: ['7', 'gone'] }, chats)

    assert.deepEqual(
      ofHead.recipients.map(({ employee: { id } }) => id),
      ['3', '4', '5'],
    )
    assert.deepEqual(
      ofNoHead.recipients.map(({ employee: { id } }) => id),
      ['7'],
    )
    assert.deepEqual(ofNoHead.leftOut, [{ employeeId: 'gone', name: 'gone', why: 'off' }])
  })
})

/** 3 leads 4 and 5; 6 has left; 8 has left and was never linked; 7 is on their own. */
const EMPLOYEES = [
  employee('3', { sight: 'one-level' }),
  employee('4', { managerId: '3' }),
  employee('5', { managerId: '3' }),
  employee('6', { active: false }),
  employee('7'),
  employee('8', { active: false }),
]

const choose = (audience: Audience, chats: readonly LinkedChat[]) =>
  chooseRecipients({ account: ACCOUNT, employees: EMPLOYEES, metrics: [] }, chats, audience)

const ACCOUNT = { name: 'Acme', currency: '₽', timeZone: 'Europe/Moscow', url: null }

function employee(id: string, more: Partial<Employee> = {}): Employee {
  return {
    id,
    login: id,
    name: id,
    email: null,
    phones: [],
    role: '',
    sight: 'self',
    managerId: null,
    active: true,
    administrator: false,
    planGroup: 'self',
    ...more,
  }
}

function chat(employeeId: string, more: Partial<LinkedChat> = {}): LinkedChat {
  return {
    id: `chat of ${employeeId}`,
    employeeId,
    botId: 'bot',
    botName: 'Acme CRM',
    chatId: '1',
    userId: '1',
    username: null,
    state: 'subscribed',
    locale: null,
    blocked: false,
    ...more,
  }
}
