import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { ENDPOINTS } from '../src/http/schema/index.ts'
import { type Browser, firstStart, OWNER_PASSWORD, openBrowser, setupToken } from './browser.ts'
import { eventually, type Service, startService } from './harness.ts'
import { answers, newest, takesRequests } from './request-walk.ts'
import { startMailServer } from './servers/smtp.ts'
import { startSocks5Proxy } from './servers/socks5-proxy.ts'

describe('after a busy day in the page', () => {
  let service: Service
  let owner: Browser
  const secrets: Record<string, string> = {}
  const personal = { phone: '9123456789', email: 'petr.client@example.com', words: 'Кондиционер в' }

  before(async () => {
    service = await startService({ road: 'webhook' })
    secrets.setupLink = await setupToken(service)
    owner = await firstStart(service)
    secrets.ownerPassword = OWNER_PASSWORD
    secrets.session = owner.cookies.get('svodka') ?? ''
    secrets.csrf = owner.csrf ?? ''
    await aBusyDay()
  })

  after(() => service[Symbol.asyncDispose]())

  it('there is something to be found', async () => {
    assert.ok(Object.keys(secrets).length >= 13)
    assert.ok(Object.values(secrets).every((secret) => secret.length >= 8))
    assert.match(await everythingKept(), /owner\.password/)
  })

  it('no answer of the API shows a secret, whatever is read', async () => {
    const found: string[] = []
    for (const path of await everyReading()) {
      const { text } = await owner.call(path)
      const shown = path === 'GET /api/state' ? text.replace(secrets.csrf ?? '', '') : text
      found.push(...secretsIn(shown).map((name) => `${path}: ${name}`))
    }

    assert.deepEqual(found, [])
  })

  it('the store holds no secret in the clear', async () => {
    assert.deepEqual(secretsIn(await everythingKept()), [])
  })

  it('the log holds no secret, and nothing of whoever left a request', () => {
    const logged = JSON.stringify(service.log)

    assert.deepEqual(secretsIn(logged), [])
    assert.deepEqual(
      Object.values(personal).filter((words) => logged.includes(words)),
      [],
    )
  })

  it('a line of the log is one line, whatever somebody calls themselves', async () => {
    const browser = openBrowser(service.url)
    const headers = { 'user-agent': '{"level":"info"}', 'x-forwarded-for': '10.9.9.9, forged' }

    await browser.call('POST /api/sign-in/link', {
      body: { token: 'a\nlogged: true\r\n{"level":"error"}' },
      headers,
    })

    const line = service.log.findLast(({ event }) => event === 'API call refused')
    assert.equal(line?.fields.call, 'POST /api/sign-in/link')
    assert.doesNotMatch(JSON.stringify(service.log), /logged: true/)
  })

  async function aBusyDay(): Promise<void> {
    await usesTheBot()
    await setsConnections()
    await signsInOnceMore()
  }

  async function usesTheBot(): Promise<void> {
    secrets.botToken = service.telegram.token
    const person = await service.joins('zaytsev')
    person.says('/admin')
    const { words } = await person.nextMessage()
    secrets.adminLink = /#\/sign-in\/([\w-]+)/.exec(words)?.[1] ?? ''
    const { body } = await owner.call<{ made: { code: string }[] }>('POST /api/invitations', {
      body: { botId: service.botId, employeeIds: ['3'] },
    })
    secrets.invitation = body.made[0]?.code ?? ''
    await takesRequests(service)
    const client = service.person()
    await answers(
      client,
      'Пётр',
      `+7${personal.phone}, ${personal.email}`,
      `${personal.words} офис`,
    )
    await eventually(async () => (await newest(service)).length === 1)
    await service.settled()
  }

  async function setsConnections(): Promise<void> {
    const made = await owner.call<{ token: string }>('POST /api/tokens', {
      body: { name: 'script', scopes: ['log'] },
    })
    secrets.apiToken = made.body.token
    Object.assign(secrets, {
      appToken: 'xapp-planted-app-token',
      routePassword: 'planted-route-password',
      proxyPassword: 'planted-proxy-password',
      mailPassword: 'planted-mail-password',
      crmPassword: 'planted-crm-password',
    })
    await using mail = await startMailServer()
    await using proxy = await startSocks5Proxy()
    const { body } = await owner.call<{ bots: { id: string; version: string }[] }>('GET /api/bots')
    await accepted(`PATCH /api/bots/${service.botId}`, {
      version: body.bots[0]?.version,
      appToken: secrets.appToken,
      settings: { routes: ['direct', `socks5://u:${secrets.routePassword}@127.0.0.1:1`] },
    })
    const crm = { kind: 'salesman', host: '127.0.0.1', port: 1, database: 'crm', user: 'reader' }
    await accepted('POST /api/settings/check', {
      what: 'crm',
      crm: { ...crm, password: secrets.crmPassword },
    })
    await accepted('POST /api/settings/check', {
      what: 'mail',
      mail: {
        url: `${mail.url.replace('//', '//u@')}`,
        password: secrets.mailPassword,
        from: 'a@b.ru',
      },
    })
    await accepted('PATCH /api/settings', {
      crm: { ...crm, password: secrets.crmPassword },
      proxy: {
        url: `socks5://u@127.0.0.1:${proxy.port}`,
        password: secrets.proxyPassword,
      },
      mail: { url: mail.url.replace('//', '//u@'), password: secrets.mailPassword, from: 'a@b.ru' },
    })
  }

  async function signsInOnceMore(): Promise<void> {
    const browser = openBrowser(service.url)
    await browser.call('POST /api/sign-in/owner', { body: { password: OWNER_PASSWORD } })
    secrets.secondSession = browser.cookies.get('svodka') ?? ''
    secrets.wrongPassword = 'a wrong password of somebody'
    await openBrowser(service.url).call('POST /api/sign-in/crm', {
      body: { login: 'zaytsev', password: secrets.wrongPassword },
    })
    await openBrowser(service.url, { token: secrets.apiToken ?? '' }).call('GET /api/log')
  }

  async function accepted(address: string, body: unknown): Promise<void> {
    const { status, text } = await owner.call(address, { body })
    assert.equal(status, 200, text)
  }

  /** Every address that is read, and those of one thing for every thing that there is. */
  async function everyReading(): Promise<string[]> {
    const rows = await owner.call<{ rows: { id: string }[] }>('GET /api/log')
    const ids = [service.botId, ...rows.body.rows.map(({ id }) => id)]
    const reading = Object.keys(ENDPOINTS).filter(
      (address) => address.startsWith('GET ') && address !== 'GET /api/events',
    )
    return reading.flatMap((address) =>
      address.includes(':') ? ids.map((id) => address.replace(/:\w+/, id)) : [address],
    )
  }

  const secretsIn = (text: string): string[] =>
    Object.entries(secrets)
      .filter(([, secret]) => text.includes(secret) || text.includes(encodeURIComponent(secret)))
      .map(([name]) => name)

  async function everythingKept(): Promise<string> {
    const names = await readdir(service.dataDir)
    const ours = names.filter((name) => !name.startsWith('demo') && name !== 'secret.key')
    const files = await Promise.all(ours.map((name) => readFile(join(service.dataDir, name))))
    return files.map((bytes) => bytes.toString('utf8')).join('\n')
  }
})
