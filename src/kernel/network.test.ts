import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { networkOf } from './network.ts'

describe('the network of an address', () => {
  it('is the address itself for IPv4, however it is written', () => {
    assert.equal(networkOf('203.0.113.7'), '203.0.113.7')
    assert.equal(networkOf('::ffff:203.0.113.7'), '203.0.113.7')
  })

  it('is the same for every address of one IPv6 line', () => {
    const line = '2001:db8:0:1::/64'

    assert.equal(networkOf('2001:db8:0:1::1'), line)
    assert.equal(networkOf('2001:0DB8::1:ffff:ffff:ffff:ffff'), line)
    assert.notEqual(networkOf('2001:db8:0:2::1'), line)
  })

  it('is something for loopback, link-local and what is no address', () => {
    assert.equal(networkOf('::1'), '0:0:0:0::/64')
    assert.equal(networkOf('fe80::1%eth0'), 'fe80:0:0:0::/64')
    assert.equal(networkOf(''), '')
  })
})
