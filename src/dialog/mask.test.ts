import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { maskedEmail, maskedPhone, maskedText } from './mask.ts'

describe('a masked contact', () => {
  it('tells contacts apart and cannot be used', () => {
    assert.equal(maskedPhone('+79123456789'), '+7912 ••• •• 89')
    assert.equal(maskedEmail('anna@example.ru'), 'a•••@example.ru')
  })

  it('is masked in words too, however it is written', () => {
    const words = 'Звоните 8 (912) 345-67-89, пишите anna@example.ru или @anna_p, t.me/anna_p'

    assert.equal(maskedText(words), 'Звоните •••, пишите ••• или •••, •••')
  })

  it('leaves amounts and dates as they are', () => {
    assert.equal(maskedText('до 25.11, бюджет 150 000 ₽'), 'до 25.11, бюджет 150 000 ₽')
  })
})
