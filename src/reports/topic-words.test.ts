import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { reasonWords, topicWords } from './topic-words.ts'

describe('what a message was about', () => {
  it('is said in words, in either language', () => {
    const topic = 'deals.closed last-month department chart'

    assert.equal(topicWords('ru', topic), 'Закрытые сделки · прошлый месяц · отдел · диаграмма')
    assert.equal(topicWords('en', topic), 'Closed deals · last month · department · chart')
  })

  it('names days of its own by their dates', () => {
    assert.equal(
      topicWords('ru', 'summary 2026-11-01..2026-11-15 all text'),
      'Сводка · 01.11.2026 – 15.11.2026 · всё, что видно',
    )
    assert.equal(
      topicWords('ru', 'plan 2026-11-01..2026-11-01 me csv'),
      'План · 01.11.2026 · свои · файл CSV',
    )
  })

  it('does not name the colleague whom somebody asked about', () => {
    assert.equal(
      topicWords('ru', 'calls week all text person 17'),
      'Звонки · неделя · один сотрудник',
    )
  })

  it('is shown as it is kept when there are no words for it', () => {
    assert.equal(topicWords('ru', 'toString week all text'), 'toString week all text')
    assert.equal(topicWords('ru', 'summary someday all text'), 'summary someday all text')
    assert.equal(topicWords('en', ''), '')
  })
})

describe('why a message was not sent', () => {
  it('is said in words where there are any, and else as the messenger said it', () => {
    assert.equal(reasonWords('ru', 'the broadcast was stopped'), 'рассылка остановлена')
    assert.equal(reasonWords('en', 'the broadcast was stopped'), 'the broadcast was stopped')
    assert.equal(
      reasonWords('ru', 'Forbidden: user is deactivated'),
      'Forbidden: user is deactivated',
    )
  })
})
