import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startHttpServer } from '../../../test/servers/http-server.ts'
import type { Log } from '../../kernel/index.ts'
import type { Messenger } from '../messenger.ts'
import { realSleep } from '../sleep.ts'
import { openStage, SECRET } from './stage.ts'
import type { VkConfig } from './vk.ts'

describe('Setting a VK bot up', () => {
  it('finds out whose key it is', async () => {
    await using stage = await openStage()

    assert.deepEqual(await stage.client.setup.check(), {
      ...{ externalId: '224466880', name: 'Acme CRM', username: 'acme_crm' },
    })
  })

  it('says which rights a key lacks', async () => {
    await using stage = await openStage({}, { rights: ['messages', 'manage'] })

    await assert.rejects(stage.client.setup.check(), {
      code: 'not-allowed',
      message: /lacks rights \(photos, docs\)/,
    })
  })

  it('says of a person’s key that it is no community’s', async () => {
    await using stage = await openStage()
    stage.vendor.fault({ kind: 100, words: 'group_ids is undefined' })

    await assert.rejects(stage.client.setup.check(), {
      code: 'bot-unauthorized',
      message: /no key of a community/,
    })
  })

  it('registers the address, is confirmed, and hears what it reads', async () => {
    await using stage = await reachable()

    await stage.client.setup.connect(stage.url)

    const [server] = [...stage.vendor.community.servers.values()]
    assert.deepEqual([server?.status, server?.settings.title], ['ok', 'Svodka'])
    assert.deepEqual([...(server?.enabled ?? [])].toSorted(), [
      'message_allow',
      'message_deny',
      'message_event',
      'message_new',
      'message_read',
    ])
    assert.deepEqual(await stage.client.setup.info(), {
      ...{ webhookUrl: stage.url, pending: null, lastError: null, lastErrorAt: null },
    })
  })

  it('moves its own server to another address, and leaves those of others', async () => {
    await using stage = await reachable()
    const { community } = stage.vendor
    community.addServer({ url: 'http://127.0.0.1:9/', title: 'Чужой', secret_key: 'other' })
    community.addServer({ url: 'http://127.0.0.1:9/', title: 'Svodka', secret_key: SECRET })
    community.addServer({ url: 'http://127.0.0.1:8/', title: 'Svodka', secret_key: SECRET })

    await stage.client.setup.connect(stage.url)

    assert.deepEqual(
      [...community.servers.values()].map(({ settings }) => [settings.title, settings.url]),
      [
        ['Чужой', 'http://127.0.0.1:9/'],
        ['Svodka', stage.url],
      ],
    )
  })

  it('does not disturb a server that is as it should be', async () => {
    await using stage = await reachable()
    await stage.client.setup.connect(stage.url)
    const before = stage.vendor.callsOf('groups.editCallbackServer').length

    await stage.client.setup.connect(stage.url)

    assert.equal(stage.vendor.callsOf('groups.addCallbackServer').length, 1)
    assert.equal(stage.vendor.callsOf('groups.editCallbackServer').length, before)
  })

  it('says that VK cannot reach the address', async () => {
    await using stage = await openStage()

    await assert.rejects(stage.client.setup.connect('http://127.0.0.1:9/'), {
      code: 'messenger-busy',
      message: /could not confirm our address/,
    })
  })

  it('says what to do when there are ten servers already', async () => {
    await using stage = await openStage()
    const server = { url: 'http://127.0.0.1:9/', title: 'Чужой', secret_key: '' }
    for (const _ of Array(10)) stage.vendor.community.addServer(server)

    await assert.rejects(stage.client.setup.connect('http://127.0.0.1:8/'), { code: 'conflict' })
  })

  it('tells VK a secret that VK takes, whatever ours is', async () => {
    await using stage = await reachable({ secret: 'with_signs-that-VK-refuses' })

    await stage.client.setup.connect(stage.url)

    const [server] = [...stage.vendor.community.servers.values()]
    assert.match(server?.settings.secret_key ?? '', /^[a-f0-9]{40}$/)
  })

  it('switches the long poll on, and takes its address away', async () => {
    await using stage = await reachable()
    await stage.client.setup.connect(stage.url)

    await stage.client.setup.connect(null)

    assert.equal(stage.vendor.community.servers.size, 0)
    assert.equal(stage.vendor.longPoll.enabled, true)
  })

  it('goes on without the right to manage, and says what is to be done by hand', async () => {
    const logged: object[] = []
    const log: Log = { info() {}, error() {}, warn: (fields) => logged.push(fields) }
    await using stage = await openStage({ log }, { rights: ['messages', 'photos', 'docs'] })

    await stage.client.setup.connect('http://127.0.0.1:9/')
    await stage.client.setup.connect(null)
    const { lastError } = await stage.client.setup.info()

    assert.equal(logged.length, 2)
    assert.match(lastError ?? '', /--confirmation/)
  })

  it('leaves VK with no address of ours', async () => {
    await using stage = await reachable()
    await stage.client.setup.connect(stage.url)

    await stage.client.setup.disconnect()

    assert.equal(stage.vendor.community.servers.size, 0)
  })
})

/** A stage with an address that VK reaches. */
async function reachable(changes: Partial<VkConfig> = {}) {
  const stage = await openStage({ sleep: realSleep, ...changes })
  const server = await startHttpServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray())
    response.end(answerOf(stage.client.messenger, body))
  })
  return {
    ...stage,
    url: server.url,
    async [Symbol.asyncDispose]() {
      await stage[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}

const answerOf = (messenger: Messenger, body: Uint8Array) =>
  messenger.answer({ headers: {}, body })?.body
