import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Browser, firstStart } from './browser.ts'
import { eventually, type Service, startService } from './harness.ts'
import { startHttpServer } from './servers/http-server.ts'

describe('bots in the page', () => {
  let service: Service
  let owner: Browser
  let added = 0

  before(async () => {
    service = await startService({ road: 'webhook' })
    owner = await firstStart(service)
  })

  after(() => service[Symbol.asyncDispose]())

  it('are checked, added, looked at and deleted with what goes with them', async () => {
    const { token } = makeBot()
    const checked = await owner.call('POST /api/bots/check', { body: { kind: 'telegram', token } })
    const { body: bot } = await add(token)
    await eventually(() => isRegistered(bot.webhookUrl))

    const info = await owner.call<Info>(`GET /api/bots/${bot.id}/info`)
    const entails = await owner.call(`GET /api/bots/${bot.id}/entails`)
    await owner.call(`DELETE /api/bots/${bot.id}`)

    assert.equal(checked.body.externalId, bot.externalId)
    assert.equal(bot.tokenEnd, token.slice(-4))
    assert.equal(info.body.webhookUrl, bot.webhookUrl)
    assert.equal(info.body.error, null)
    assert.deepEqual(entails.body, { subscribers: 0, invitations: 0, queued: 0 })
    const lost = await fetch(bot.webhookUrl, { method: 'POST', body: '{}' })
    assert.equal(lost.status, 404)
    assert.equal((await owner.call(`GET /api/bots/${bot.id}/info`)).status, 404)
  })

  it('are not added twice, and not with a token that the messenger does not know', async () => {
    const { token } = makeBot()
    await add(token)

    const [twice, unknown, foreign, empty] = await Promise.all([
      add(token),
      add('123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'),
      add('vk1.a.token-of-another-messenger'),
      add('   '),
    ])

    assert.deepEqual(
      [twice, unknown, foreign, empty].map(({ status }) => status),
      [409, 400, 400, 400],
    )
    assert.equal(twice?.code, 'conflict')
    assert.doesNotMatch(`${unknown?.text}${foreign?.text}`, /AAAAAAAAAA|token-of-another/)
  })

  it('keep what the first of two administrators changed', async () => {
    const { body: bot } = await add(makeBot().token)
    const change = (takesRequests: boolean) =>
      owner.call<Bot>(`PATCH /api/bots/${bot.id}`, {
        body: { version: bot.version, settings: { takesRequests } },
      })
    await service.pass({ seconds: 1 })

    const first = await change(true)
    const second = await change(false)

    assert.deepEqual([first.status, second.status, second.code], [200, 409, 'conflict'])
    const { body } = await owner.call<{ bots: Bot[] }>('GET /api/bots')
    const now = body.bots.find(({ id }) => id === bot.id)
    assert.equal(now?.settings.takesRequests, true)
  })

  it('keep the first of two changes that come in one millisecond', async () => {
    const { body: bot } = await add(makeBot().token)
    const change = (takesRequests: boolean) =>
      owner.call<Bot>(`PATCH /api/bots/${bot.id}`, {
        body: { version: bot.version, settings: { takesRequests } },
      })

    const answers = await Promise.all([change(true), change(false)])

    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409])
  })

  it('refuse the token of another bot, and take a new one of their own', async () => {
    const [mine, other] = [makeBot(), makeBot()]
    const { body: bot } = await add(mine.token)
    const change = (token: string, version: string) =>
      owner.call<Bot>(`PATCH /api/bots/${bot.id}`, { body: { version, token } })

    const foreign = await change(other.token, bot.version)
    const own = await change(mine.token, bot.version)

    assert.deepEqual([foreign.status, foreign.code], [400, 'bad-input'])
    assert.equal(own.status, 200)
  })

  it('send a kept token to no other relay than it was entered for', async () => {
    const asked: string[] = []
    await using relay = await startHttpServer((request, response) => {
      asked.push(request.url ?? '')
      response.end('{}')
    })
    const { body: bot } = await add(makeBot().token)

    const { status } = await owner.call(`PATCH /api/bots/${bot.id}`, {
      body: { version: bot.version, settings: { apiUrl: relay.url } },
    })

    assert.equal(status, 400)
    assert.deepEqual(asked, [])
  })

  const nowhere = [
    { apiUrl: 'http://169.254.169.254/' },
    { apiUrl: 'https://169.254.169.254/' },
    { apiUrl: 'http://203.0.113.7/' },
    { apiUrl: 'https://user:secret@127.0.0.1/' },
    { apiUrl: 'file:///etc/passwd' },
    { routes: ['direct', 'socks5://169.254.169.254:1080'] },
    { routes: ['ftp://127.0.0.1'] },
    { routes: ['socks5://user:***@127.0.0.1:1080'] },
  ]

  for (const settings of nowhere) {
    it(`go no way that leads nowhere: ${JSON.stringify(settings)}`, async () => {
      const { token } = makeBot()
      const body = { kind: 'telegram', token, settings }

      const answers = [
        await owner.call('POST /api/bots/check', { body }),
        await owner.call('POST /api/bots', { body }),
        await owner.call(`PATCH /api/bots/${service.botId}`, {
          body: { version: 'any', token: service.telegram.token, settings },
        }),
      ]

      assert.deepEqual(
        answers.map(({ status }) => status),
        [400, 400, 400],
      )
    })
  }

  it('show nothing of a proxy’s password, and keep it when it comes back without', async () => {
    const { body: bot } = await add(makeBot().token)
    const settings = { routes: ['direct', 'socks5://user:planted-2@127.0.0.1:1080'] }
    await service.pass({ seconds: 1 })

    const first = await owner.call<Bot>(`PATCH /api/bots/${bot.id}`, {
      body: { version: bot.version, settings },
    })
    await service.pass({ seconds: 1 })
    const { routes } = first.body.settings
    const second = await owner.call<Bot>(`PATCH /api/bots/${bot.id}`, {
      body: { version: first.body.version, settings: { routes } },
    })

    assert.equal(second.status, 200)
    assert.doesNotMatch(`${first.text}${second.text}`, /planted-2/)
  })

  it('have every change recorded', async () => {
    const { body } = await owner.call<{ rows: { what: string; subject: string }[] }>(
      'GET /api/acts?limit=200',
    )

    const kinds = new Set(body.rows.map(({ what }) => what))
    assert.ok(['bot.add', 'bot.change', 'bot.remove'].every((what) => kinds.has(what)))
    assert.doesNotMatch(JSON.stringify(body), /AAAA|planted/)
  })

  interface Bot {
    readonly id: string
    readonly externalId: string
    readonly tokenEnd: string
    readonly webhookUrl: string
    readonly version: string
    readonly settings: { readonly takesRequests: boolean; readonly routes: readonly string[] }
  }

  interface Info {
    readonly webhookUrl: string
    readonly error: unknown
  }

  function makeBot() {
    added += 1
    return service.telegram.addBot({
      id: 800 + added,
      first_name: `Б${added}`,
      username: `b${added}_bot`,
    })
  }

  const add = (token: string) =>
    owner.call<Bot>('POST /api/bots', { body: { kind: 'telegram', token } })

  const isRegistered = (address: string) =>
    service.telegram.callsOf('setWebhook').some(({ params }) => params.url === address)
})
