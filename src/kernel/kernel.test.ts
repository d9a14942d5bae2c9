import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { timeOrderedId } from './ids.ts'
import { percentOf, sumCounts, wholeMinutes } from './money.ts'
import { bold, line, plainText, splitText } from './rich-text.ts'
import { createSecretBox, sameSecret } from './secrets.ts'

describe('exact quantities', () => {
  it('adds counts of goods without a trace of floating point', () => {
    assert.equal(sumCounts([0.1, 0.2]), 0.3)
    assert.equal(sumCounts([1.005, 2.005, -0.01]), 3)
  })

  it('rounds minutes once, over the sum', () => {
    assert.equal(wholeMinutes(29n + 31n), 1)
    assert.equal(wholeMinutes(89n), 1)
    assert.equal(wholeMinutes(90n), 2)
  })

  it('gives per cent with two decimals, and none of nothing', () => {
    assert.equal(percentOf(1n, 3n), 33.33)
    assert.equal(percentOf(2n, 3n), 66.67)
    assert.equal(percentOf(-1n, 3n), -33.33)
    assert.equal(percentOf(240n, 100n), 240)
    assert.equal(percentOf(5n, 0n), null)
    assert.ok(Object.is(percentOf(0n, 7n), 0))
  })
})

describe('rich text', () => {
  it('is the same words without its emphasis', () => {
    assert.equal(plainText([line('Всего: ', bold('57')), line()]), 'Всего: 57\n')
  })

  it('splits between lines, loses nothing and keeps every piece within the limit', () => {
    const anyText = fc.array(
      fc.string({ maxLength: 40 }).map((text) => line(text)),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(anyText, (text) => {
        const pieces = splitText(text, 50)
        assert.ok(pieces.every((piece) => plainText(piece).length <= 50))
        assert.equal(pieces.map(plainText).join('\n'), plainText(text))
      }),
    )
  })

  it('cuts a line that is longer than a whole message', () => {
    const pieces = splitText([line('я'.repeat(120))], 50)

    assert.equal(
      pieces.flatMap((piece) => plainText(piece).replaceAll('\n', '')).join(''),
      'я'.repeat(120),
    )
    assert.ok(pieces.every((piece) => plainText(piece).length <= 50))
  })
})

describe('ids that sort as they were made', () => {
  it('keep their order within a millisecond, beyond what it can count too', () => {
    const ids = Array.from({ length: 20_000 }, timeOrderedId)

    assert.deepEqual(ids.toSorted(), ids)
    assert.equal(new Set(ids).size, ids.length)
    assert.match(ids[0] ?? '', /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  })
})

describe('the secret box', () => {
  it('opens what it sealed, and seals the same differently each time', () => {
    const box = createSecretBox('a key of some length')

    assert.equal(box.open(box.seal('123:token')), '123:token')
    assert.notEqual(box.seal('123:token'), box.seal('123:token'))
  })

  it('opens nothing that was changed or sealed with another key', () => {
    const sealed = createSecretBox('a key of some length').seal('123:token')
    const box = createSecretBox('another key, as long')

    assert.throws(() => box.open(sealed), { code: 'store-unavailable' })
    assert.throws(() => box.open('v1.AAAA'), { code: 'store-unavailable' })
  })

  it('tells equal secrets from different ones of any length', () => {
    assert.equal(sameSecret('secret', 'secret'), true)
    assert.equal(sameSecret('secret', 'secret!'), false)
    assert.equal(sameSecret('', 'secret'), false)
  })
})
