import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ChatAction, ChatMessage } from '../../../src/messengers/web-chat/index.ts'
import { type Conversation, type Happening, happen, NOTHING_YET } from './conversation-state.ts'

describe('a conversation on the page', () => {
  it('replaces a message where it stands', () => {
    const { messages } = after(
      { type: 'message', message: said('a', 1) },
      { type: 'message', message: said('b', 2) },
      { type: 'message', message: said('a', 3) },
    )

    assert.deepEqual(
      messages.map(({ id, revision }) => [id, revision]),
      [
        ['a', 3],
        ['b', 2],
      ],
    )
  })

  it('is not changed by what it already knows, as after a lost connection', () => {
    const before = after({ type: 'message', message: said('a', 2) }, { type: 'typing' })

    assert.equal(happen(before, { type: 'message', message: said('a', 2) }), before)
  })

  it('shows own words as on their way until they come back', () => {
    const sending = after({ type: 'sending', action: wrote('w') })
    const sent = happen(sending, { type: 'message', message: said('w', 1, 'person') })

    assert.equal(sending.outgoing.length, 1)
    assert.equal(sent.outgoing.length, 0)
    assert.equal(sent.messages.length, 1)
  })

  it('takes whatever the bot says for the answer to a press', () => {
    const answered = after(
      { type: 'sending', action: pressed('p') },
      { type: 'typing' },
      { type: 'message', message: said('a', 1) },
    )

    assert.deepEqual(answered.outgoing, [])
    assert.equal(answered.typing, false)
  })

  it('keeps what failed until it is sent again', () => {
    const failed = after({ type: 'sending', action: wrote('w') }, { type: 'failed', id: 'w' })
    const later = happen(failed, { type: 'message', message: said('a', 1) })
    const again = happen(later, { type: 'sending', action: wrote('w') })

    assert.deepEqual(later.outgoing, [{ action: wrote('w'), failed: true }])
    assert.deepEqual(again.outgoing, [{ action: wrote('w'), failed: false }])
  })

  it('stops showing that the bot is busy when the answer takes too long', () => {
    const waited = after(
      { type: 'sending', action: pressed('p') },
      { type: 'typing' },
      { type: 'waited' },
    )

    assert.deepEqual(waited, NOTHING_YET)
  })

  it('forgets what the server forgot', () => {
    const { messages } = after(
      { type: 'message', message: said('a', 1) },
      { type: 'removed', id: 'a' },
    )

    assert.deepEqual(messages, [])
  })
})

const after = (...happenings: readonly Happening[]): Conversation =>
  happenings.reduce(happen, NOTHING_YET)

const said = (id: string, revision: number, from: ChatMessage['from'] = 'bot'): ChatMessage => ({
  id,
  revision,
  at: 0,
  from,
  text: [],
  buttons: [],
})

const wrote = (id: string): ChatAction => ({
  id,
  event: { type: 'text', text: 'план' },
  language: 'ru',
})

const pressed = (id: string): ChatAction => ({
  id,
  event: { type: 'button', data: 'r', messageId: 'a' },
  language: 'ru',
})
