import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { WebSocket } from 'undici'
import { WebSocketServer } from 'ws'
import { eventually } from '../../../test/harness.ts'
import { startHttpProxy } from '../../../test/servers/http-proxy.ts'
import { startDeafServer, startHttpServer, unusedPort } from '../../../test/servers/http-server.ts'
import { startSocks5Proxy } from '../../../test/servers/socks5-proxy.ts'
import { systemClock } from '../../kernel/index.ts'
import { createRouteBook } from './index.ts'

describe('A list of routes', () => {
  it('is taken from the top while the first works', async () => {
    await using world = await startWorld()
    await using proxy = await startSocks5Proxy(LOGIN)
    const { fetch } = world.to(`socks5://${BY_LOGIN}@127.0.0.1:${proxy.port}`, 'direct')

    const answer = await fetch(world.url, { method: 'POST', body: 'one' })

    assert.equal(await answer.text(), 'taken')
    assert.equal(proxy.targets.length, 1)
    assert.deepEqual(world.posts, ['one'])
  })

  it('goes on by the second when nobody listens at the first, and says why', async () => {
    await using world = await startWorld()
    await using proxy = await startHttpProxy(LOGIN)
    const dead = `socks5://127.0.0.1:${await unusedPort()}`
    const second = `http://${BY_LOGIN}@127.0.0.1:${proxy.port}`
    const routes = world.to(dead, second)

    await routes.fetch(world.url, { method: 'POST', body: 'one' })

    const [first, other] = routes.states()
    assert.deepEqual(world.posts, ['one'])
    assert.deepEqual(
      [first?.ok, first?.current, other?.ok, other?.current],
      [false, false, true, true],
    )
    assert.match(first?.error ?? '', /cannot be reached/)
    assert.equal(typeof other?.ms, 'number')
  })

  it('goes on by the second within the connect timeout when the first is silent', async () => {
    await using world = await startWorld({ connectTimeoutMs: 300 })
    await using deaf = await startDeafServer()
    const routes = world.to(`socks5://127.0.0.1:${deaf.port}`, 'direct')
    const began = performance.now()

    await routes.fetch(world.url, { method: 'POST', body: 'one' })

    assert.ok(performance.now() - began < 1_500)
    assert.deepEqual(world.posts, ['one'])
  })

  it('goes on by the second when the first does not know the password, and never tells it', async () => {
    await using world = await startWorld()
    await using proxy = await startSocks5Proxy(LOGIN)
    const routes = world.to(`socks5://olga:topsecret@127.0.0.1:${proxy.port}`, 'direct')

    await routes.fetch(world.url, { method: 'POST', body: 'one' })

    assert.equal(routes.states()[1]?.current, true)
    assert.doesNotMatch(JSON.stringify(world.logged), /topsecret/)
    assert.doesNotMatch(routes.states()[0]?.error ?? '', /topsecret/)
  })

  it('carries the same body by the second, though it came as a stream', async () => {
    await using world = await startWorld()
    const routes = world.to(`socks5://127.0.0.1:${await unusedPort()}`, 'direct')
    const body = new Blob(['streamed']).stream()

    await routes.fetch(world.url, { method: 'POST', body })

    assert.deepEqual(world.posts, ['streamed'])
  })

  it('takes the first again once it is back', async () => {
    await using world = await startWorld()
    const port = await unusedPort()
    const routes = world.to(`http://127.0.0.1:${port}`, 'direct')
    await routes.fetch(world.url, { method: 'POST', body: 'one' })

    await using proxy = await startHttpProxy(null, port)
    await eventually(() => routes.states()[0]?.current)
    await routes.fetch(world.url, { method: 'POST', body: 'two' })

    assert.deepEqual(world.posts, ['one', 'two'])
    assert.ok(proxy.targets.length > 0)
    assert.deepEqual(world.logged, ['route.failed', 'route.back'])
  })

  it('never sends again what may have been taken', async () => {
    await using world = await startWorld()
    await using proxy = await startSocks5Proxy()
    const routes = world.to(`socks5://127.0.0.1:${proxy.port}`, 'direct')

    const sent = routes.fetch(`${world.url}swallow`, { method: 'POST', body: 'once' })

    await assert.rejects(sent, { code: 'delivery-uncertain' })
    assert.deepEqual(world.posts, ['once'])
  })

  it('is busy when every route fails, and works as soon as one does', async () => {
    await using world = await startWorld()
    const port = await unusedPort()
    const routes = world.to(
      `socks5://127.0.0.1:${await unusedPort()}`,
      `socks5://127.0.0.1:${port}`,
    )
    const refused = routes.fetch(world.url, { method: 'POST', body: 'one' })
    await assert.rejects(refused, { code: 'messenger-busy' })

    await using _proxy = await startSocks5Proxy(null, port)
    await routes.fetch(world.url, { method: 'POST', body: 'two' })

    assert.deepEqual(world.posts, ['two'])
  })

  it('moves what waits when its route dies, and nobody notices', async () => {
    await using world = await startWorld()
    await using proxy = await startSocks5Proxy()
    const routes = world.to(`socks5://127.0.0.1:${proxy.port}`, 'direct')
    const polled = routes.fetch(`${world.url}poll`, { waits: true, timeoutMs: 20_000 })
    await eventually(() => world.waiting() === 1)

    // The way in is closed, and what is open already is as good as dead.
    proxy.close()
    await routes.fetch(`${world.url}`, { method: 'POST', body: 'one' })
    await eventually(() => world.waiting() === 1 && routes.states()[1]?.current)
    world.tell('news')

    assert.equal(await (await polled).text(), 'news')
  })

  it('cuts a socket whose route dies, and opens the next by another', async () => {
    await using world = await startWorld()
    await using proxy = await startSocks5Proxy()
    const routes = world.to(`socks5://127.0.0.1:${proxy.port}`, 'direct')
    const first = await opened(world, routes.dispatcher)

    proxy.close()
    await routes.fetch(world.url, { method: 'POST', body: 'one' })
    await first.closed
    const second = await opened(world, routes.dispatcher)

    assert.equal(proxy.targets.length, 1)
    assert.equal(second.socket.readyState, WebSocket.OPEN)
  })

  it('is tried as a whole on demand, for real', async () => {
    await using world = await startWorld()
    await using proxy = await startHttpProxy()
    const routes = world.to(
      `socks5://127.0.0.1:${await unusedPort()}`,
      `http://127.0.0.1:${proxy.port}`,
      'direct',
    )

    const before = routes.states().map(({ ok }) => ok)
    const tried = await routes.test()

    assert.deepEqual(before, [null, null, null])
    assert.deepEqual(
      tried.map(({ ok, current }) => [ok, current]),
      [
        [false, false],
        [true, true],
        [true, false],
      ],
    )
  })

  it('shares connections with another list that has the same route', async () => {
    await using world = await startWorld()
    await using proxy = await startSocks5Proxy()
    const route = `socks5://127.0.0.1:${proxy.port}`
    const [one, other] = [world.to(route), world.to(route, 'direct')]

    await one.fetch(world.url, { method: 'POST', body: 'one' })
    await other.fetch(world.url, { method: 'POST', body: 'two' })

    assert.equal(proxy.targets.length, 1)
  })

  it('is the usual way when it is empty', async () => {
    await using world = await startWorld()

    const [only] = world.to().states()

    assert.deepEqual([only?.route, only?.current], ['direct', true])
  })

  it('is refused when it holds what is no route', async () => {
    await using world = await startWorld()

    assert.throws(() => world.to('ftp://127.0.0.1'), { code: 'bad-config' })
  })
})

const LOGIN = { name: 'olga', password: 'p@ss:w' }
const BY_LOGIN = 'olga:p%40ss%3Aw'

/** A messenger on loopback, and the ways to it. */
async function startWorld({ connectTimeoutMs = 2_000 } = {}) {
  await using starting = new AsyncDisposableStack()
  const posts: string[] = []
  const polls = new Set<(words: string) => void>()
  const server = starting.use(
    await startHttpServer(async (request, response) => {
      if (request.method === 'HEAD') return void response.end()
      if (request.url === '/poll') {
        const tell = (words: string) => response.end(words)
        polls.add(tell)
        return void response.on('close', () => polls.delete(tell))
      }
      posts.push((await request.toArray()).join(''))
      if (request.url === '/swallow') return void request.socket.destroy()
      response.end('taken')
    }),
  )
  const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  starting.defer(() => {
    for (const socket of sockets.clients) socket.terminate()
    sockets.close()
  })
  const logged: string[] = []
  const write = (_: object, event: string) => void logged.push(event)
  const book = starting.use(
    createRouteBook({
      proxyUrl: null,
      clock: systemClock,
      log: { info: write, warn: write, error: write },
      firstPauseMs: 50,
      connectTimeoutMs,
    }),
  )
  const started = starting.move()
  return {
    url: server.url,
    socketUrl: () => `ws://127.0.0.1:${Object(sockets.address()).port}`,
    posts,
    logged,
    waiting: () => polls.size,
    tell: (words: string) => [...polls].map((tell) => tell(words)),
    to: (...list: string[]) => book.to(server.url, list),
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}

async function opened(
  { socketUrl }: { socketUrl(): string },
  dispatcher: ReturnType<Awaited<ReturnType<typeof startWorld>>['to']>['dispatcher'],
) {
  const socket = new WebSocket(socketUrl(), { dispatcher: dispatcher as never })
  const closed = new Promise((resolve) => socket.addEventListener('close', resolve))
  await new Promise((resolve) => socket.addEventListener('open', resolve))
  return { socket, closed }
}
