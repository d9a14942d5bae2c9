import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readContacts, readName, readWords } from './request-fields.ts'

describe('what people write into a request', () => {
  it('is a phone in any of the ways people write one', () => {
    const forms = [
      ...['+7 912 345-67-89', '8 (912) 345 67 89', '89123456789', '9123456789', '79123456789'],
      'тел. 8-912-345-67-89',
    ]

    assert.deepEqual(
      forms.map((text) => readContacts(text)?.phone),
      forms.map(() => '+79123456789'),
    )
  })

  it('is an email, or both in one message', () => {
    assert.deepEqual(readContacts(' Anna@Example.RU '), { phone: null, email: 'anna@example.ru' })
    assert.deepEqual(readContacts('8 912 345-67-89, anna1@example.ru'), {
      phone: '+79123456789',
      email: 'anna1@example.ru',
    })
  })

  it('is no contact when it only looks like one', () => {
    const none = ['', '12345', 'позвоните', '@anna', 'anna@', 'a@b', '1'.repeat(40), '🦊']

    assert.deepEqual(
      none.map(readContacts),
      none.map(() => null),
    )
  })

  it('is a name with a letter in it, without what turns letters round', () => {
    assert.equal(readName('  Анна \n Мария '), 'Анна Мария')
    assert.equal(readName('\u202eанна\u202c'), 'анна')
    assert.equal(readName('🦊'), null)
    assert.equal(readName('а'.repeat(101)), null)
  })

  it('is words of up to ten thousand characters, lines kept', () => {
    assert.equal(readWords(' раз\nдва\u0000 '), 'раз\nдва')
    assert.equal(readWords('я'.repeat(10_000))?.length, 10_000)
    assert.equal(readWords('я'.repeat(10_001)), null)
    assert.equal(readWords(' \u200b '), null)
  })
})
