import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { eventually } from '../../harness.ts'
import { startHttpServer } from '../../servers/http-server.ts'
import { startVkEmulator } from './index.ts'

describe('the Callback API of the emulator', () => {
  it('wants exactly the code before it tells anything', async () => {
    await using started = await start((_, code) => `${code}\n`)

    started.olga.says('план')
    await eventually(() => started.server()?.status === 'failed')

    assert.deepEqual(started.events(), ['confirmation'])
  })

  it('tells what it was asked to, with the secret', async () => {
    await using started = await start((type, code) => (type === 'confirmation' ? code : 'ok'))
    await eventually(() => started.server()?.status === 'ok')

    started.olga.says('план')
    started.olga.denies()
    await started.vk.idle()

    assert.deepEqual(started.events(), ['confirmation', 'message_new'])
    assert.equal(started.received.at(-1)?.body.secret, 'abc')
  })

  it('tells again what was not answered by «ok», and says how often', async () => {
    let answers = 0
    await using started = await start((type, code) => {
      if (type === 'confirmation') return code
      answers += 1
      return answers < 3 ? 'OK' : 'ok'
    })
    await eventually(() => started.server()?.status === 'ok')

    started.olga.says('план')
    await started.vk.idle()

    const [, ...told] = started.received
    assert.deepEqual(
      told.map(({ retries }) => retries),
      [undefined, '1', '2'],
    )
    assert.equal(new Set(told.map(({ body }) => body.event_id)).size, 1)
  })

  it('gives a server up that never takes anything', async () => {
    await using started = await start((type, code) => (type === 'confirmation' ? code : 'no'))
    await eventually(() => started.server()?.status === 'ok')

    for (const text of ['1', '2', '3', '4']) started.olga.says(text)
    await eventually(() => started.server()?.suspended === true)

    assert.ok(started.received.length > 10)
  })

  it('removes a server that asks for it', async () => {
    await using started = await start((type, code) => (type === 'confirmation' ? code : 'remove'))
    await eventually(() => started.server()?.status === 'ok')

    started.olga.says('план')

    await eventually(() => started.server() === undefined)
  })
})

interface Body {
  readonly type: string
  readonly event_id: string
  readonly secret?: string
}

async function start(answer: (type: string, code: string) => string) {
  const vk = await startVkEmulator({ pace: 0.002 })
  const received: { readonly body: Body; readonly retries: unknown }[] = []
  const code = vk.community.code()
  const receiver = await startHttpServer(async (request, response) => {
    const body: Body = JSON.parse(Buffer.concat(await request.toArray()).toString())
    received.push({ body, retries: request.headers['x-retry-counter'] })
    response.end(answer(body.type, code))
  })
  const id = vk.community.addServer({ url: receiver.url, title: 'a', secret_key: 'abc' })
  const server = () => vk.community.servers.get(id)
  const added = server()
  assert.ok(added)
  added.enabled.add('message_new')
  vk.community.confirm(added)
  return {
    ...{ vk, received, server, olga: vk.person({ id: 1, first_name: 'Olga' }) },
    events: () => received.map(({ body }) => body.type),
    async [Symbol.asyncDispose]() {
      await vk[Symbol.asyncDispose]()
      await receiver[Symbol.asyncDispose]()
    },
  }
}
