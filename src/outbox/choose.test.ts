import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { choose } from './choose.ts'
import type { Entry } from './entry.ts'

describe('what leaves next', () => {
  it('is one message a chat, in the order they were made', () => {
    const due = [
      entry('1', { chatId: 'a' }),
      entry('2', { chatId: 'a' }),
      entry('3', { chatId: 'b' }),
    ]

    assert.deepEqual(started(due), ['1', '3'])
  })

  it('leaves a chat alone while a message is on its way there', () => {
    assert.deepEqual(started([entry('1', { chatId: 'a' })], { busyChats: new Set(['a']) }), [])
  })

  it('keeps within the room that is left', () => {
    const due = [
      entry('1', { chatId: 'a' }),
      entry('2', { chatId: 'b' }),
      entry('3', { chatId: 'c' }),
    ]

    assert.deepEqual(started(due, { room: 2 }), ['1', '2'])
  })

  it('lets an interactive answer pass while bulk messages wait for the limit', () => {
    const due = [entry('1', { chatId: 'a', lane: 'bulk' }), entry('2', { chatId: 'b' })]

    assert.deepEqual(started(due, { bulkRoom: 0 }), ['2'])
  })

  it('sends only the last of several reports for the same place', () => {
    const replaces = { id: '77', picture: false }
    const due = [
      entry('1', { chatId: 'a', replaces }),
      entry('2', { chatId: 'a', replaces }),
      entry('3', { chatId: 'b', replaces }),
    ]

    const { start, superseded } = choose(due, FREE)

    assert.deepEqual(ids(start), ['2', '3'])
    assert.deepEqual(ids(superseded), ['1'])
  })

  it('never drops a file or a message that takes nothing’s place', () => {
    const due = [entry('1', { chatId: 'a', kind: 'file' }), entry('2', { chatId: 'a' })]

    assert.deepEqual(choose(due, FREE).superseded, [])
  })
})

const FREE = { busyChats: new Set<string>(), room: 10, bulkRoom: 1 }
const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id)
const started = (due: readonly Entry[], state: Partial<typeof FREE> = {}) =>
  ids(choose(due, { ...FREE, ...state }).start)

function entry(id: string, more: Partial<Entry>): Entry {
  const moment = Temporal.Instant.from('2026-11-22T09:00:00Z')
  return {
    id,
    botId: 'bot',
    chatId: 'chat',
    lane: 'interactive',
    kind: 'text',
    topic: 'home',
    body: '{}',
    replaces: null,
    recipient: '@olga',
    employeeId: null,
    subscriberId: null,
    state: 'queued',
    attempts: 0,
    dueAt: moment,
    error: null,
    createdAt: moment,
    queuedAt: moment,
    claimed: false,
    ...more,
  }
}
