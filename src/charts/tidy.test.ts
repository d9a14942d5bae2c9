import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { tidy } from './tidy.ts'

describe('tidy', () => {
  it('takes emoji out and leaves no gap', () => {
    assert.equal(tidy('📈 Закрытые 👨‍👩‍👧 сделки 🇷🇺 1️⃣ ✔️'), 'Закрытые сделки 1')
  })

  it('keeps the signs that the fonts have', () => {
    assert.equal(tidy('▲ 12 % ✓ ● № ₽ © ™'), '▲ 12 % ✓ ● № ₽ © ™')
  })

  it('joins letters with their marks', () => {
    assert.equal(tidy('Ё и й'.normalize('NFD')), 'Ё и й')
  })

  it('takes out what cannot be seen or written down', () => {
    assert.equal(tidy('\u200bАн\u00adна\u202e\u0000\ud800\n Ким'), 'Анна Ким')
  })

  it('keeps no-break spaces', () => {
    assert.equal(tidy('12\u202f450\u00a0₽'), '12\u202f450\u00a0₽')
  })

  it('makes every number one that can be drawn', () => {
    const numbers = [Number.NaN, Number.POSITIVE_INFINITY, -1e300, 5e-324, -0.5]

    assert.deepEqual(tidy(numbers), [0, 1e15, -1e15, 0, -0.5])
  })

  it('reaches into lists and keeps nulls', () => {
    assert.deepEqual(tidy({ points: [{ label: ' 🎯 ', value: null }] }), {
      points: [{ label: '', value: null }],
    })
  })
})
