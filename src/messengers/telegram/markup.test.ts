import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bold, line, muted } from '../../kernel/index.ts'
import { fitsCaption, toHtml, toMessages } from './markup.ts'

describe('Rich text for Telegram', () => {
  it('marks what is bold and what is an aside', () => {
    const text = [line('Всего: ', bold('57')), line(), line(muted('данные на 14:05'))]

    assert.equal(toHtml(text), 'Всего: <b>57</b>\n\n<i>данные на 14:05</i>')
  })

  it('leaves no sign that Telegram could take for its own', () => {
    const text = [line(bold('<b>"Рога" & \'Копыта\'</b>'))]

    assert.equal(toHtml(text), `<b>&lt;b&gt;"Рога" &amp; 'Копыта'&lt;/b&gt;</b>`)
  })

  it('puts no empty tags', () => {
    assert.equal(toHtml([line(bold(''), 'да')]), 'да')
  })

  it('repairs half an emoji', () => {
    assert.equal(toHtml([line('📈'.slice(0, 1))]), '\uFFFD')
  })

  it('is cut between lines, never within what is bold', () => {
    const text = Array.from({ length: 500 }, () => line(bold('Петрова Анна')))

    const messages = toMessages(text).map(toHtml)

    assert.equal(messages.length, 2)
    assert.match(messages.join('\n'), /^(<b>Петрова Анна<\/b>\n?){500}$/)
  })

  it('has no messages when it is blank', () => {
    assert.deepEqual(toMessages([line(), line('  ')]), [])
  })

  it('fits under a picture up to 1024 characters', () => {
    assert.equal(fitsCaption([line('а'.repeat(1024))]), true)
    assert.equal(fitsCaption([line('а'.repeat(1025))]), false)
  })
})
