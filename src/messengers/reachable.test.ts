import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mustBeReachable } from './reachable.ts'

describe('an address that an administrator enters', () => {
  const refused = [
    'http://169.254.169.254/latest/meta-data',
    'http://0xA9FEA9FE/',
    'http://2852039166/',
    'http://[::ffff:169.254.169.254]/',
    'http://0.0.0.0:8080',
    'http://[fe80::1]/',
    'http://[::]/',
    'smtp://224.0.0.1:25',
    'not an address',
  ]
  for (const address of refused) {
    it(`is refused: ${address}`, async () => {
      await assert.rejects(mustBeReachable(address), { code: 'bad-config' })
    })
  }

  it('may be this very machine, or one of the office', async () => {
    await mustBeReachable('http://127.0.0.1:8080')
    await mustBeReachable('socks5://192.168.0.10:1080')
    await mustBeReachable('smtp://localhost:25')
  })

  it('must exist', async () => {
    await assert.rejects(mustBeReachable('https://no-such-host.invalid'), { code: 'bad-config' })
  })
})
