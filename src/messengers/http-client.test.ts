import assert from 'node:assert/strict'
import type { RequestListener } from 'node:http'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, it } from 'node:test'
import { inspect } from 'node:util'
import { startDeafServer, startHttpServer, unusedPort } from '../../test/servers/http-server.ts'
import { createHttpClient } from './http-client.ts'

describe('An outgoing call', () => {
  it('brings the answer back with its status and headers', async () => {
    await using server = await startHttpServer((_, response) => {
      response.writeHead(429, { 'retry-after': '7', 'set-cookie': ['a=1', 'b=2'] }).end('{"n":1}')
    })
    await using client = createHttpClient()

    const answer = await client.fetch(server.url)

    assert.equal(answer.status, 429)
    assert.equal(answer.headers.get('retry-after'), '7')
    assert.deepEqual(answer.headers.getSetCookie(), ['a=1', 'b=2'])
    assert.deepEqual(await answer.json(), { n: 1 })
  })

  it('brings back an answer without a body', async () => {
    await using server = await startHttpServer((_, response) => response.writeHead(204).end())
    await using client = createHttpClient()

    const answer = await client.fetch(server.url)

    assert.equal(answer.status, 204)
    assert.equal(await answer.text(), '')
  })

  it('carries a form as the platform makes it, with its boundary', async () => {
    await using server = await startHttpServer(echo)
    await using client = createHttpClient()
    const form = new FormData()
    form.set('caption', 'Продажи')
    form.set('photo', new File(['png'], 'chart.png', { type: 'image/png' }))

    const answer = await client.fetch(server.url, { method: 'POST', body: form })

    const [contentType = '', body = ''] = (await answer.text()).split('\n\n', 2)
    assert.match(contentType, /^multipart\/form-data; boundary=/)
    assert.match(body, /name="caption"\r\n/)
    assert.match(body, /filename="chart\.png"/)
  })

  it('carries a stream with its length known', async () => {
    await using server = await startHttpServer((request, response) => {
      response.end(request.headers['content-length'])
    })
    await using client = createHttpClient()
    const body = Readable.toWeb(Readable.from([Buffer.from('ab'), Buffer.from('cd')]))

    const answer = await client.fetch(server.url, { method: 'POST', body })

    assert.equal(await answer.text(), '4')
  })

  it('carries a ready Request', async () => {
    await using server = await startHttpServer(echo)
    await using client = createHttpClient()
    const headers = { 'content-type': 'application/json' }

    const request = new Request(server.url, { method: 'POST', headers, body: '[1]' })

    const answer = await client.fetch(request)

    assert.equal(await answer.text(), 'application/json\n\n[1]')
  })

  it('uses one connection again and again', async () => {
    await using server = await startHttpServer((_, response) => response.end())
    await using client = createHttpClient()

    await client.fetch(server.url)
    await client.fetch(server.url)
    await client.fetch(server.url)

    assert.equal(server.connections(), 1)
  })

  it('does not follow a redirect', async () => {
    await using server = await startHttpServer((_, response) => {
      response.writeHead(302, { location: '/elsewhere' }).end()
    })
    await using client = createHttpClient()

    const answer = await client.fetch(server.url, { method: 'POST', body: '{}' })

    assert.equal(answer.status, 302)
  })

  it('is over before the client is closed', async () => {
    await using server = await startHttpServer((_, response) => {
      setTimeout(() => response.end('late'), 50)
    })
    const client = createHttpClient()

    const answer = client.fetch(server.url)
    await client.close()

    assert.equal(await (await answer).text(), 'late')
  })
})

describe('A call that cannot have been taken', () => {
  it('is busy when nobody listens', async () => {
    const port = await unusedPort()
    await using client = createHttpClient()

    const call = client.fetch(`http://127.0.0.1:${port}/`)

    await assert.rejects(call, { code: 'messenger-busy', retryAfterMs: 2_000, wholeBot: true })
  })

  it('is busy when there is no such host', async () => {
    await using client = createHttpClient({ timeoutMs: 2_000 })

    await assert.rejects(client.fetch('http://nobody.invalid/'), { code: 'messenger-busy' })
  })

  it('is busy when the connection does not come about in time', async () => {
    await using deaf = await startDeafServer()
    await using client = createHttpClient({
      proxyUrl: `socks5://127.0.0.1:${deaf.port}`,
      connectTimeoutMs: 100,
    })

    await assert.rejects(client.fetch('http://127.0.0.1:1/'), { code: 'messenger-busy' })
  })

  it('is busy when its time ends before the connection comes about', async () => {
    await using deaf = await startDeafServer()
    await using client = createHttpClient({
      proxyUrl: `socks5://127.0.0.1:${deaf.port}`,
      connectTimeoutMs: 500,
    })

    const call = client.fetch('http://127.0.0.1:1/', { timeoutMs: 50 })

    await assert.rejects(call, { code: 'messenger-busy' })
  })

  it('is busy when the client is closed', async () => {
    const client = createHttpClient()
    await client.close()

    await assert.rejects(client.fetch('http://127.0.0.1:1/'), { code: 'messenger-busy' })
  })
})

describe('A call whose answer never comes whole', () => {
  it('is uncertain when the connection breaks after the request', async () => {
    await using server = await startHttpServer((request) => request.socket.destroy())
    await using client = createHttpClient()

    const call = client.fetch(server.url, { method: 'POST', body: '{}' })

    await assert.rejects(call, { code: 'delivery-uncertain', wholeBot: false })
  })

  it('is uncertain when the answer is cut short', async () => {
    await using server = await startHttpServer((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"ok":', () => response.destroy())
    })
    await using client = createHttpClient()

    await assert.rejects(client.fetch(server.url), { code: 'delivery-uncertain' })
  })

  it('is uncertain when the answer is no answer of HTTP', async () => {
    await using server = await startHttpServer((_, response) => response.writeHead(999).end())
    await using client = createHttpClient()

    await assert.rejects(client.fetch(server.url), { code: 'delivery-uncertain' })
  })

  it('is uncertain when the answer takes too long', async () => {
    await using server = await startHttpServer(silent)
    await using client = createHttpClient({ timeoutMs: 50 })

    const call = client.fetch(server.url)

    await assert.rejects(call, {
      code: 'delivery-uncertain',
      message: '127.0.0.1 took the call and gave no answer: no answer in 0.05 s',
    })
  })

  it('waits as long as the call itself asks for', async () => {
    await using server = await startHttpServer((_, response) => {
      setTimeout(() => response.end('late'), 100)
    })
    await using client = createHttpClient({ timeoutMs: 20 })

    const answer = await client.fetch(server.url, { timeoutMs: 2_000 })

    assert.equal(await answer.text(), 'late')
  })

  it('is uncertain when the time of its own signal ends', async () => {
    await using server = await startHttpServer(silent)
    await using client = createHttpClient()

    const call = client.fetch(server.url, { signal: AbortSignal.timeout(50) })

    await assert.rejects(call, { code: 'delivery-uncertain' })
  })

  it('ends with the reason of whoever called it off', async () => {
    await using server = await startHttpServer(silent)
    await using client = createHttpClient()
    const stop = new AbortController()

    const call = client.fetch(server.url, { signal: stop.signal })
    setTimeout(() => stop.abort(new Error('shutting down')), 50)

    await assert.rejects(call, { message: 'shutting down' })
  })

  it('does not go out at all when it was called off before', async () => {
    await using server = await startHttpServer(echo)
    await using client = createHttpClient()

    await assert.rejects(client.fetch(server.url, { signal: AbortSignal.abort() }), {
      name: 'AbortError',
    })

    assert.equal(server.connections(), 0)
  })
})

describe('A call that cannot be made', () => {
  it('names no header that is malformed', async () => {
    await using client = createHttpClient()
    const headers = { authorization: 'Bearer ТОКЕН' }

    const error = await rejection(client.fetch('http://127.0.0.1:1/', { headers }))

    assert.match(error, /bad-input/)
    assert.doesNotMatch(error, /ТОКЕН/)
  })

  it('names no address that is malformed', async () => {
    await using client = createHttpClient()

    const error = await rejection(client.fetch('bot1:TOKEN/getMe'))

    assert.match(error, /bad-input|busy/)
    assert.doesNotMatch(error, /TOKEN/)
  })

  it('names no proxy that is none', () => {
    assert.throws(() => createHttpClient({ proxyUrl: 'ftp://olga:secret@host' }), {
      code: 'bad-config',
      message: /^(?!.*secret)/,
    })
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

const echo: RequestListener = async (request, response) => {
  response.end(`${request.headers['content-type']}\n\n${await text(request)}`)
}

const silent: RequestListener = () => undefined
