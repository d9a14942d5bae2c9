import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ApiFailure } from '../api/failure.ts'
import { ru } from '../locales/ru/ui.ts'
import { wordsOfFailure } from './failure-words.ts'

describe('the words for a failure', () => {
  it('are our own where they say all there is', () => {
    const words = wordsOfFailure(ru, new ApiFailure('too-many', 'Rate limit exceeded'))

    assert.equal(words, 'Слишком много попыток подряд. Подождите минуту.')
  })

  it('bring along those of whoever refused where they tell more', () => {
    const words = wordsOfFailure(ru, new ApiFailure('messenger-rejected', 'chat not found'))

    assert.equal(words, 'Мессенджер отказал. Ответ: chat not found')
  })

  it('of a code that nobody knows tell what came', () => {
    assert.match(wordsOfFailure(ru, new ApiFailure('brand-new', 'Something')), /Something$/)
  })
})
