import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type Browser, firstStart, OWNER_PASSWORD, openBrowser, signedIn } from './browser.ts'
import { eventually, type Service, startService } from './harness.ts'
import { startHttpServer } from './servers/http-server.ts'
import { startMailServer } from './servers/smtp.ts'

describe('settings that lead where nothing of ours is', () => {
  let service: Service
  let owner: Browser

  before(async () => {
    service = await startService({ road: 'polling' })
    owner = await firstStart(service)
  })

  after(() => service[Symbol.asyncDispose]())

  const metadata = ['169.254.169.254', '[::ffff:169.254.169.254]', '0.0.0.0', '[fe80::1]']
  const changes = metadata.flatMap((host) => [
    { publicUrl: `https://${host}` },
    { proxy: { url: `socks5://${host}:1080` } },
    { mail: { url: `smtp://${host}:25`, from: 'a@b.example' } },
    { crm: { kind: 'salesman', host, database: 'crm', user: 'reader' } },
  ])

  for (const change of changes) {
    it(`are neither tried nor kept: ${JSON.stringify(change)}`, async () => {
      const [what = ''] = Object.keys(change)

      const tried = await owner.call('POST /api/settings/check', {
        body: { what: what === 'publicUrl' ? 'address' : what, ...change },
      })
      const kept = await owner.call('PATCH /api/settings', { body: change })

      assert.deepEqual([tried.status, tried.body.ok, tried.body.code], [200, false, 'bad-config'])
      assert.deepEqual([kept.status, kept.code], [400, 'bad-config'])
    })
  }

  const malformed = [
    { publicUrl: 'http://bot.example.ru' },
    { publicUrl: 'javascript://127.0.0.1/%0aalert(1)' },
    { publicUrl: 'https://user:secret@127.0.0.1' },
    { policyUrl: 'http://example.ru/policy' },
    { policyUrl: 'javascript:alert(1)' },
    { proxy: { url: 'file:///etc/passwd' } },
    { proxy: { url: 'gopher://127.0.0.1:1' } },
    { mail: { url: 'smtp://127.0.0.1/?sendmail=true&path=/usr/bin/touch', from: 'a@b.example' } },
    { mail: { url: 'http://127.0.0.1', from: 'a@b.example' } },
    { mail: { url: 'smtp://127.0.0.1', from: 'a@b.example\r\nBcc: c@d.example' } },
    { crm: { kind: 'salesman', host: 'a@b.example', database: 'crm', user: 'reader' } },
    { crm: { kind: 'salesman', host: 'a/b?tls=0#', database: 'crm', user: 'reader' } },
    { crm: { kind: 'mapping', file: '/etc/hosts' } },
    { crm: { kind: 'mapping', file: '../../../../etc/some.yaml' } },
    { crm: { kind: 'mapping', file: '/etc/some.yaml' } },
  ]

  for (const change of malformed) {
    it(`are refused as malformed: ${JSON.stringify(change)}`, async () => {
      const { status, code } = await owner.call('PATCH /api/settings', { body: change })

      assert.equal(status, 400)
      assert.match(code ?? '', /^bad-/)
    })
  }

  it('start no program by the address of a mail server', async () => {
    const trace = join(service.dataDir, 'started')
    const url = `smtp://127.0.0.1/?sendmail=true&path=/usr/bin/touch&args=${trace}`

    await owner.call('POST /api/settings/check', {
      body: { what: 'mail', mail: { url, from: 'a@b.example' }, to: 'c@d.example' },
    })

    assert.ok(!existsSync(trace))
  })

  it('are not followed to another place', async () => {
    const asked: string[] = []
    await using target = await startHttpServer((request, response) => {
      asked.push(request.url ?? '')
      response.end()
    })
    await using redirecting = await startHttpServer((_, response) => {
      response.writeHead(302, { location: target.url }).end()
    })

    const { body } = await owner.call('POST /api/settings/check', {
      body: { what: 'address', publicUrl: redirecting.url },
    })

    assert.equal(body.ok, false)
    assert.deepEqual(asked, [])
  })

  it('leave everything as it was, and the service at work', async () => {
    const { body } = await owner.call<Settings>('GET /api/settings')

    assert.equal(body.publicUrl.value, null)
    assert.equal(body.proxy.value, null)
    assert.equal(body.mail.value, null)
    assert.equal(body.crm.value.connection.kind, 'demo')
    const person = await service.joins('petrova')
    person.says('/today')
    await person.sees('Сводка')
  })
})

describe('what the environment sets', () => {
  it('is shown, and cannot be changed in the page', async () => {
    await using service = await startService({
      road: 'webhook',
      environment: { CRM_URL: 'demo:', SMTP_URL: 'smtp://a%40b.example:planted-1@127.0.0.1:1' },
    })
    const owner = await firstStart(service)

    const answers = await Promise.all(
      [
        { publicUrl: 'https://127.0.0.1' },
        { mail: null },
        { crm: { kind: 'demo' }, retentionDays: 7 },
      ].map((body) => owner.call('PATCH /api/settings', { body })),
    )

    assert.deepEqual(
      answers.map(({ status }) => status),
      [409, 409, 409],
    )
    const { body, text } = await owner.call<Settings>('GET /api/settings')
    assert.deepEqual([body.publicUrl.fromEnvironment, body.proxy.fromEnvironment], [true, false])
    assert.equal(body.retentionDays, 90)
    assert.doesNotMatch(text, /planted/)
  })
})

describe('a password that is kept', () => {
  it('goes nowhere but where it was entered for, nor under another name', async () => {
    await using mail = await startMailServer()
    await using elsewhere = await startMailServer()
    await using service = await startService({ road: 'polling' })
    const owner = await firstStart(service)
    const as = (server: { url: string }, login: string) =>
      server.url.replace('//', `//${login}%40example.ru@`)
    const check = async (url: string, password?: string) => {
      const settings = { url, from: 'a@b.example', ...(password !== undefined && { password }) }
      const { body } = await owner.call('POST /api/settings/check', {
        body: { what: 'mail', mail: settings },
      })
      return body.ok
    }

    await owner.call('PATCH /api/settings', {
      body: { mail: { url: as(mail, 'svodka'), password: 'right', from: 'a@b.example' } },
    })

    assert.equal(await check(as(mail, 'svodka')), true)
    assert.equal(await check(as(elsewhere, 'svodka')), false)
    assert.equal(await check(as(mail, 'another')), false)
    assert.equal(await check(as(elsewhere, 'svodka'), 'right'), true)
  })
})

describe('a change of connections', () => {
  it('goes on without a restart, and updates wait for it', async () => {
    await using mail = await startMailServer()
    await using service = await startService({ road: 'webhook' })
    const owner = await firstStart(service)
    const person = await service.joins('petrova')

    const changing = owner.call('PATCH /api/settings', {
      body: { mail: { url: mail.url, from: 'a@b.example' } },
    })
    const posted = await Promise.all(
      Array.from({ length: 20 }, (_, i) => service.posts(update(person.user.id, 70_000 + i))),
    )
    const { status } = await changing

    assert.equal(status, 200)
    assert.deepEqual(new Set(posted), new Set([200]))
    person.says('/today')
    await person.sees('Сводка')
    assert.equal((await owner.call('GET /api/overview')).status, 200)
  })

  it('to another CRM unlinks everybody, and signs employees out', async () => {
    await using service = await startService({ road: 'polling' })
    const owner = await firstStart(service)
    const person = await service.joins('petrova')
    const employee = await signedIn(service, { employeeId: '14' })

    // Nobody answers there: it is another company all the same.
    const { status } = await owner.call('PATCH /api/settings', {
      body: { crm: { kind: 'salesman', host: '127.0.0.1', port: 1, database: 'crm', user: 'x' } },
    })

    assert.equal(status, 200)
    assert.equal((await owner.call('GET /api/users')).text, '{"users":[]}')
    assert.equal((await employee.call('GET /api/bots')).status, 401)
    await owner.call('PATCH /api/settings', { body: { crm: { kind: 'demo' } } })
    person.says('/month')
    await person.sees('убедиться, что вы сотрудник')
  })

  it('lets the owner sign in though the CRM is away and somebody was signed in before', async () => {
    await using service = await startService({ road: 'polling' })
    const owner = await firstStart(service)
    await owner.call('PATCH /api/settings', {
      body: { crm: { kind: 'salesman', host: '127.0.0.1', port: 1, database: 'crm', user: 'x' } },
    })
    const browser = openBrowser(service.url)
    browser.cookies.set('svodka', 'of an employee, once')

    const { status } = await browser.call('POST /api/sign-in/owner', {
      body: { password: OWNER_PASSWORD },
    })

    assert.equal(status, 200)
  })

  it('is recorded by the names of what was changed', async () => {
    await using service = await startService({ road: 'polling' })
    const owner = await firstStart(service)

    await owner.call('PATCH /api/settings', { body: { retentionDays: 30, keepTexts: true } })

    const { body } = await owner.call<{ rows: Act[] }>('GET /api/acts')
    const [act] = body.rows
    assert.deepEqual(
      [act?.who, act?.what, act?.subject],
      ['owner', 'settings.change', 'retentionDays, keepTexts'],
    )
    await eventually(async () => {
      const { text } = await owner.call('GET /api/settings')
      return text.includes('"retentionDays":30')
    })
  })
})

interface Given<Value> {
  readonly value: Value
  readonly fromEnvironment: boolean
}

interface Settings {
  readonly crm: Given<{ readonly connection: { readonly kind: string } }>
  readonly publicUrl: Given<string | null>
  readonly proxy: Given<unknown>
  readonly mail: Given<unknown>
  readonly retentionDays: number
}

interface Act {
  readonly who: string
  readonly what: string
  readonly subject: string
}

function update(userId: number, id: number): string {
  const from = { id: userId, is_bot: false, first_name: 'Гость' }
  return JSON.stringify({
    update_id: id,
    message: {
      message_id: id,
      from,
      chat: { id: userId, type: 'private' },
      date: 1_795_338_000,
      text: '/today',
    },
  })
}
