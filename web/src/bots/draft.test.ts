import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { emptyDraft, toChange, toNewBot } from './draft.ts'

describe('what is typed about a bot', () => {
  it('goes without the keys that were left empty', () => {
    const draft = { ...emptyDraft('telegram'), token: ' 1:AA \n' }

    assert.deepEqual(toNewBot('telegram', draft), {
      kind: 'telegram',
      token: '1:AA',
      settings: { takesRequests: false, routes: [], apiUrl: null },
    })
  })

  it('leaves the token alone when none was typed', () => {
    const change = toChange('7', { ...emptyDraft('vk'), secret: 'sss', routes: 'direct\n\n a:1 ' })

    assert.deepEqual(change, {
      version: '7',
      secret: 'sss',
      settings: { takesRequests: true, routes: ['direct', 'a:1'], apiUrl: null },
    })
  })
})
