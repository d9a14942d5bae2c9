import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inspect } from 'node:util'
import { startHttpProxy } from '../../test/servers/http-proxy.ts'
import { startHttpServer, unusedPort } from '../../test/servers/http-server.ts'
import { startSocks5Proxy } from '../../test/servers/socks5-proxy.ts'
import { createHttpClient } from './http-client.ts'

describe('A call through a SOCKS5 proxy', () => {
  it('goes through with login and password, and leaves names to the proxy', async () => {
    await using server = await startHttpServer((_, response) => response.end('hello'))
    await using proxy = await startSocks5Proxy({ name: 'olga', password: 'p@ss:w' })
    const proxyUrl = `socks5://olga:p%40ss%3Aw@127.0.0.1:${proxy.port}`
    await using client = createHttpClient({ proxyUrl })

    const answer = await client.fetch(`http://localhost:${server.port}/`)

    assert.equal(await answer.text(), 'hello')
    assert.deepEqual(proxy.targets, [`localhost:${server.port}`])
  })

  it('takes socks5h for the same, and keeps the tunnel', async () => {
    await using server = await startHttpServer((_, response) => response.end('hello'))
    await using proxy = await startSocks5Proxy()
    await using client = createHttpClient({ proxyUrl: `socks5h://127.0.0.1:${proxy.port}` })

    await client.fetch(server.url)
    await client.fetch(server.url)

    assert.equal(proxy.targets.length, 1)
  })

  it('is busy when the proxy does not know the password, and does not tell it', async () => {
    await using proxy = await startSocks5Proxy({ name: 'olga', password: 'right' })
    const proxyUrl = `socks5://olga:topsecret@127.0.0.1:${proxy.port}`
    await using client = createHttpClient({ proxyUrl })

    const error = await rejection(client.fetch('http://127.0.0.1:1/bot1:TOKEN/getMe'))

    assert.match(error, /messenger-busy/)
    assert.doesNotMatch(error, /topsecret|TOKEN/)
  })

  it('is busy when the proxy cannot reach the other side', async () => {
    const port = await unusedPort()
    await using proxy = await startSocks5Proxy()
    await using client = createHttpClient({ proxyUrl: `socks5://127.0.0.1:${proxy.port}` })

    await assert.rejects(client.fetch(`http://127.0.0.1:${port}/`), { code: 'messenger-busy' })
  })

  it('is uncertain when the tunnel breaks after the request', async () => {
    await using server = await startHttpServer((request) => request.socket.destroy())
    await using proxy = await startSocks5Proxy()
    await using client = createHttpClient({ proxyUrl: `socks5://127.0.0.1:${proxy.port}` })

    await assert.rejects(client.fetch(server.url), { code: 'delivery-uncertain' })
  })
})

describe('A call through an HTTP proxy', () => {
  it('goes through a tunnel with login and password', async () => {
    await using server = await startHttpServer((_, response) => response.end('hello'))
    await using proxy = await startHttpProxy({ name: 'olga', password: 'p@ss' })
    const proxyUrl = `http://olga:p%40ss@127.0.0.1:${proxy.port}`
    await using client = createHttpClient({ proxyUrl })

    const answer = await client.fetch(`http://localhost:${server.port}/`)

    assert.equal(await answer.text(), 'hello')
    assert.deepEqual(proxy.targets, [`localhost:${server.port}`])
  })

  it('is busy when the proxy does not know the password, and does not tell it', async () => {
    await using proxy = await startHttpProxy({ name: 'olga', password: 'right' })
    const proxyUrl = `http://olga:topsecret@127.0.0.1:${proxy.port}`
    await using client = createHttpClient({ proxyUrl })

    const error = await rejection(client.fetch('http://127.0.0.1:1/bot1:TOKEN/getMe'))

    assert.match(error, /messenger-busy/)
    assert.doesNotMatch(error, /topsecret|TOKEN/)
  })

  it('is busy when the proxy cannot reach the other side', async () => {
    const port = await unusedPort()
    await using proxy = await startHttpProxy()
    await using client = createHttpClient({ proxyUrl: `http://127.0.0.1:${proxy.port}` })

    await assert.rejects(client.fetch(`http://127.0.0.1:${port}/`), { code: 'messenger-busy' })
  })
})

/** Everything that a log could get out of an error. */
async function rejection(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => 'it went through',
    (reason: unknown) => reason,
  )
  return inspect(error, { depth: 9 })
}
