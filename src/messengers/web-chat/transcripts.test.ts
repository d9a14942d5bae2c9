import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ChatEvent } from './protocol.ts'
import { type Bounds, createTranscripts, type Entry } from './transcripts.ts'

describe('what is kept of the web chats', () => {
  it('is the last messages of each, and the page is told which one went', () => {
    const { transcripts } = kept({ messagesPerChat: 2 })
    const removed: ChatEvent[] = []
    transcripts.open('a')
    transcripts.subscribe('a', (event) => removed.push(event))

    transcripts.put('a', said('1'))
    transcripts.put('a', said('2'))
    transcripts.put('a', said('3'))

    assert.deepEqual(
      transcripts.history('a').map(({ id }) => id),
      ['2', '3'],
    )
    assert.deepEqual(removed.at(-1), { type: 'removed', id: '1' })
  })

  it('does not shrink when a message changes where it stands', () => {
    const { transcripts } = kept({ messagesPerChat: 2 })
    transcripts.open('a')
    transcripts.put('a', said('1'))
    transcripts.put('a', said('2'))

    transcripts.put('a', said('1'))

    assert.equal(transcripts.history('a').length, 2)
  })

  it('is as many chats as fit: the longest untouched goes, and its page is told', () => {
    const { transcripts } = kept({ chats: 2 })
    const told: ChatEvent[] = []
    transcripts.open('a')
    transcripts.open('b')
    transcripts.subscribe('b', (event) => told.push(event))
    transcripts.put('a', said('1'))

    transcripts.open('c')

    assert.equal(transcripts.has('a'), true)
    assert.equal(transcripts.has('b'), false)
    assert.deepEqual(told, [{ type: 'closed' }])
  })

  it('has a limit in bytes, which the chat just used outlives', () => {
    const { transcripts } = kept({ bytes: 10 })
    transcripts.open('a')
    transcripts.open('b')
    transcripts.put('a', said('1', 6))
    transcripts.put('b', said('1', 6))

    assert.equal(transcripts.has('a'), false)
    assert.equal(transcripts.has('b'), true)
  })

  it('goes after half a day without a word', () => {
    const { transcripts, wait } = kept({})
    transcripts.open('a')
    wait({ hours: 11, minutes: 59 })
    transcripts.open('b')
    wait({ minutes: 1 })

    assert.equal(transcripts.has('a'), false)
    assert.equal(transcripts.has('b'), true)
    assert.equal(transcripts.put('a', said('1')), false)
    assert.deepEqual(transcripts.history('a'), [])
  })

  it('is of one chat only: nothing is heard of another', () => {
    const { transcripts } = kept({})
    const heard: ChatEvent[] = []
    transcripts.open('a')
    transcripts.open('b')
    transcripts.subscribe('a', (event) => heard.push(event))

    transcripts.put('b', said('1'))
    transcripts.tell('b', { type: 'typing' })

    assert.deepEqual(heard, [])
    assert.equal(transcripts.entry('a', '1'), undefined)
  })
})

function kept(other: Partial<Bounds>) {
  let now = Temporal.Instant.from('2026-11-22T09:00:00Z')
  const bounds: Bounds = {
    messagesPerChat: 50,
    chats: 200,
    bytes: 1000,
    idle: Temporal.Duration.from({ hours: 12 }),
    ...other,
  }
  const wait = (time: Temporal.DurationLike) => {
    now = now.add(time)
  }
  return { transcripts: createTranscripts(() => now, bounds), wait }
}

const said = (id: string, bytes = 0): Entry => ({
  message: { id, revision: 1, at: 0, from: 'bot', text: [], buttons: [] },
  picture: new Uint8Array(bytes),
})
