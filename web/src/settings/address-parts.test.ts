import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addressOf, partsOfAddress } from './address-parts.ts'

describe('an address as fields', () => {
  it('comes back as it was', () => {
    const address = 'smtps://bot%40example.ru@mail.example.ru:465'
    const parts = partsOfAddress(address, 'smtp')

    assert.deepEqual(parts, {
      scheme: 'smtps',
      host: 'mail.example.ru',
      port: '465',
      user: 'bot@example.ru',
    })
    assert.equal(addressOf(parts), address)
  })

  it('needs no login and no port', () => {
    assert.equal(
      addressOf({ scheme: 'socks5', host: ' 10.0.0.1 ', port: '', user: '' }),
      'socks5://10.0.0.1',
    )
  })

  it('is empty where nothing was entered yet', () => {
    assert.equal(partsOfAddress('', 'socks5').scheme, 'socks5')
    assert.equal(addressOf(partsOfAddress('', 'socks5')), '')
  })
})
