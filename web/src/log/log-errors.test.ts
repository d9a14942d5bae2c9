import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { wordsOfError } from './log-errors.ts'

const WORDS = { 'recipient-gone': 'Получатель недоступен.' }

describe('why a message was not delivered', () => {
  it('is told in our words, with the vendor’s after them', () => {
    assert.equal(wordsOfError(WORDS, 'recipient-gone'), 'Получатель недоступен.')
    assert.equal(
      wordsOfError(WORDS, 'recipient-gone: Forbidden: bot was blocked'),
      'Получатель недоступен. Forbidden: bot was blocked',
    )
  })

  it('is shown as it came where we have no words', () => {
    assert.equal(wordsOfError(WORDS, 'Bad Request: chat not found'), 'Bad Request: chat not found')
  })
})
