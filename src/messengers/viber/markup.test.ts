import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { shownWords } from '../../../test/emulators/viber/index.ts'
import { bold, line, muted, plainText, type RichText } from '../../kernel/index.ts'
import { toCaption, toMarkup } from './markup.ts'

describe('Words in Viber', () => {
  it('are bold or muted where Viber reads a mark', () => {
    const text = [line('Продажи: ', bold('12'), ' ▲ 4 %'), line(muted('данные на 14:05'))]

    assert.equal(toMarkup(text), 'Продажи: *12* ▲ 4 %\n_данные на 14:05_')
  })

  it('are plain where a mark would be shown as it is', () => {
    assert.equal(toMarkup([line('Всего: ', bold('57'), ', из них 3')]), 'Всего: 57, из них 3')
    assert.equal(toMarkup([line('(', bold('57'), ')')]), '(57)')
    assert.equal(toMarkup([line(bold(' 57 '))]), ' 57 ')
  })

  it('keep signs in names from becoming marks', () => {
    const name = '*Ромашка* и _Ко_'

    assert.notEqual(toMarkup([line(name)]), name)
    assert.equal(shownWords(toMarkup([line(name)])), name)
  })

  it('leave an address as it is, to be copied', () => {
    assert.equal(toMarkup([line('anna_petrova@example.org')]), 'anna_petrova@example.org')
  })

  it('are shown as they were meant, whatever signs they hold', () => {
    const words = fc.stringMatching(/^[аб *_~`.]{0,12}$/)
    const span = fc.oneof(
      words.map((text) => ({ text })),
      words.map(bold),
      words.map(muted),
    )
    const texts = fc.array(fc.array(span, { maxLength: 3 }), { maxLength: 3 })

    fc.assert(
      fc.property(texts, (text: RichText) => {
        assert.equal(shownWords(toMarkup(text)), plainText(text))
      }),
      { numRuns: 2000, seed: 20261122 },
    )
  })

  it('stay within what Viber takes, at the price of their look', () => {
    assert.equal(toMarkup([line('*'.repeat(6000))]).length, 6000)
    assert.equal(toCaption([line('*'.repeat(512))]).length, 512)
  })

  it('never hold half an emoji', () => {
    assert.ok(toMarkup([line('\uD83D')]).isWellFormed())
  })

  it('have no marks under a picture', () => {
    assert.equal(toCaption([line(bold('Продажи'))]), 'Продажи')
  })
})
