import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { axisFor, axisFormat } from './axis.ts'

describe('axisFor', () => {
  it('goes from zero to a round value', () => {
    assert.deepEqual(axisFor([620_000, 1_203_000], 400), {
      domain: [0, 1_500_000],
      ticks: [0, 500_000, 1_000_000, 1_500_000],
    })
  })

  it('has no lines between whole numbers where all values are whole', () => {
    assert.deepEqual(axisFor([1, 2, 1], 400).ticks, [0, 1, 2])
  })

  it('goes below zero for negative values', () => {
    assert.deepEqual(axisFor([-6, 9], 400).domain, [-10, 10])
  })

  it('has fewer lines where they would be too close', () => {
    assert.ok(axisFor([1_000], 70).ticks.length <= 3)
  })
})

describe('axisFormat', () => {
  it('writes long numbers short, in the language of the reader', () => {
    const russian = axisFormat({ language: 'ru', unit: '₽' })
    const english = axisFormat({ language: 'en', unit: '' })

    assert.equal(russian(2_500_000), '2,5\u00a0млн\u00a0₽')
    assert.equal(english(2_500_000), '2.5M')
  })

  it('writes a minus, and never minus zero', () => {
    const write = axisFormat({ language: 'ru', unit: '' })

    assert.equal(write(-5), '−5')
    assert.equal(write(-0), '0')
  })

  it('falls back to Russian for a language that is none', () => {
    assert.equal(axisFormat({ language: '??', unit: '' })(1_500), '1,5\u00a0тыс.')
  })
})
