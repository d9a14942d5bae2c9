import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Browser, firstStart, openBrowser } from './browser.ts'
import { eventually, type Service, startService } from './harness.ts'
import { startMailServer } from './servers/smtp.ts'

describe('people in the page', () => {
  let service: Service
  let owner: Browser

  before(async () => {
    service = await startService({ road: 'webhook' })
    owner = await firstStart(service)
  })

  after(() => service[Symbol.asyncDispose]())

  it('are invited by a link that opens once, and taken back', async () => {
    const [first, second] = await invite(['3', '4'])
    const person = service.person()
    person.starts(first?.code ?? '')
    await person.sees('добро пожаловать')

    await owner.call(`DELETE /api/invitations/${second?.id}`)
    const late = service.person()
    late.starts(second?.code ?? '')

    await late.sees('больше не действует')
    const { body, text } = await owner.call<Listed>('GET /api/invitations')
    assert.deepEqual(
      body.invitations.map(({ state }) => state),
      ['revoked', 'used'],
    )
    assert.doesNotMatch(text, new RegExp(`${first?.code}|${second?.code}`))
  })

  it('who are nobody, off or blocked are left out, with the reason', async () => {
    await owner.call('POST /api/employees/5/block')

    const { body } = await owner.call<Invited>('POST /api/invitations', {
      body: { botId: service.botId, employeeIds: ['5', 'nobody', '3', '3'] },
    })

    assert.deepEqual(body.leftOut, [
      { employeeId: '5', why: 'blocked' },
      { employeeId: 'nobody', why: 'not-found' },
    ])
    assert.equal(body.made.length, 1)
    await owner.call('POST /api/employees/5/unblock')
  })

  it('see their link as a picture, markup and all made harmless', async () => {
    const { body } = await owner.call<{ svg: string }>('POST /api/qr', {
      body: { text: '<script>alert(1)</script>' },
    })
    const long = await owner.call('POST /api/qr', { body: { text: '𠮷'.repeat(250) } })

    assert.match(body.svg, /^<svg/)
    assert.doesNotMatch(body.svg, /script/)
    assert.equal(long.status, 200)
  })

  it('are entered by username, changed, unlinked and listed as a table', async () => {
    const entered = await owner.call<User>('POST /api/users', {
      body: { botId: service.botId, employeeId: '6', userId: null, username: '@guest_77' },
    })
    const { id } = entered.body
    const twice = await owner.call('POST /api/users', {
      body: { botId: service.botId, employeeId: '7', userId: null, username: 'guest_77' },
    })
    const changed = await owner.call<User>(`PATCH /api/users/${id}`, {
      body: { username: '=cmd|/c calc' },
    })
    const table = await owner.call('GET /api/users.csv')

    await owner.call(`DELETE /api/users/${id}`)

    assert.deepEqual([entered.body.username, entered.body.state], ['guest_77', 'waiting'])
    assert.equal(twice.status, 409)
    assert.equal(changed.body.username, '=cmd|/c calc')
    assert.match(table.text, /'=cmd/)
    assert.match(table.headers.get('content-disposition') ?? '', /^attachment/)
    assert.doesNotMatch((await owner.call('GET /api/users')).text, /calc/)
    assert.equal((await owner.call(`DELETE /api/users/${id}`)).status, 404)
  })

  it('who are blocked get nothing from that moment on', async () => {
    const person = await service.joins('ivanov')

    await owner.call('POST /api/employees/3/block')
    person.says('/month')

    await person.sees('вам недоступна')
    await owner.call('POST /api/employees/3/unblock')
  })

  it('cannot be entered for the built-in chat, nor a bot that is none', async () => {
    const answers = await Promise.all(
      ['web-chat', 'none'].map((botId) =>
        owner.call('POST /api/users', {
          body: { botId, employeeId: '3', userId: '1', username: null },
        }),
      ),
    )

    assert.deepEqual(
      answers.map(({ status }) => status),
      [404, 404],
    )
  })

  it('who ask for access are let in by an administrator', async () => {
    await service.svodka('settings', 'set', 'confirmation', 'approval')
    const person = service.person()
    person.says('petrova')
    await person.sees('администратор получил вашу заявку')
    await eventually(async () => (await approvals()).length === 1)
    const [asking] = await approvals()

    const { body } = await owner.call(`POST /api/approvals/${asking?.id}`, {
      body: { approve: true },
    })

    assert.equal(body.decision, 'approved')
    await person.sees('подтвердил доступ')
    assert.deepEqual(await approvals(), [])
  })

  it('have every change recorded, with who and from where', async () => {
    const { body } = await owner.call<{ rows: Act[] }>('GET /api/acts?limit=200')

    const kinds = new Set(body.rows.map(({ what }) => what))
    assert.deepEqual(
      [
        ...['user.invite', 'invitation.revoke', 'user.block', 'user.unblock', 'user.add'],
        ...['user.change', 'user.remove', 'approval.yes', 'sign-in', 'owner.password'],
      ].filter((what) => !kinds.has(what)),
      [],
    )
    assert.ok(body.rows.every(({ who, from }) => who === 'owner' && from.startsWith('10.')))
  })

  it('are managed by exactly the listed employees, or by all administrators', async () => {
    const list = (ids: string[]) =>
      owner.call('PUT /api/access', { body: { mode: 'listed', listed: ids } })
    const managers = async () => {
      const { body } = await owner.call<{ managers: { login: string }[] }>('GET /api/access')
      return body.managers.map(({ login }) => login)
    }

    assert.deepEqual(await managers(), ['zaytsev'])
    await list(['3'])
    assert.equal((await managers()).length, 1)
    assert.equal((await list(['nobody'])).status, 404)
    await owner.call('PUT /api/access', { body: { mode: 'administrators', listed: [] } })
    assert.deepEqual(await managers(), ['zaytsev'])
  })

  interface Made {
    readonly id: string
    readonly code: string
    readonly employeeId: string
  }

  interface Invited {
    readonly made: readonly Made[]
    readonly leftOut: readonly unknown[]
  }

  interface Listed {
    readonly invitations: readonly { readonly state: string }[]
  }

  interface User {
    readonly id: string
    readonly username: string
    readonly state: string
  }

  async function invite(employeeIds: readonly string[]): Promise<readonly Made[]> {
    const body = { botId: service.botId, employeeIds }
    return (await owner.call<Invited>('POST /api/invitations', { body })).body.made
  }

  async function approvals() {
    const { body } = await owner.call<{ approvals: { id: string }[] }>('GET /api/approvals')
    return body.approvals
  }
})

describe('ten thousand employees', () => {
  it('are invited at once, while others are answered', async () => {
    await using service = await startService({ road: 'webhook' })
    const owner = await firstStart(service)
    const person = await service.joins('petrova')
    await service.changeCrm(TEN_THOUSAND)
    await service.pass({ seconds: 31 })
    const employeeIds = Array.from({ length: 10_000 }, (_, i) => String(100_000 + i))
    const began = performance.now()

    const inviting = owner.call<{ made: { link: string }[] }>('POST /api/invitations', {
      body: { botId: service.botId, employeeIds },
    })
    person.says('/today')
    await person.sees('Сводка')
    const { status, body } = await inviting

    assert.equal(status, 200)
    assert.equal(new Set(body.made.map(({ link }) => link)).size, 10_000)
    assert.ok(performance.now() - began < 15_000)
    const listed = await owner.call('GET /api/invitations')
    assert.equal(listed.status, 200)
  })
})

describe('an invitation by mail', () => {
  it('reaches whoever has an address, and says who has none', async () => {
    await using mail = await startMailServer()
    await using service = await startService({
      road: 'webhook',
      environment: { SMTP_URL: mail.url, MAIL_FROM: 'svodka@example.ru' },
    })
    const owner = await firstStart(service)
    await service.changeCrm('UPDATE employees SET email = NULL WHERE id = 4')
    await service.pass({ seconds: 31 })

    const { body } = await owner.call<{ made: Mailed[]; leftOut: unknown[] }>(
      'POST /api/invitations',
      { body: { botId: service.botId, employeeIds: ['3', '4'], mail: true } },
    )

    assert.equal(mail.letters.length, 1)
    assert.equal(body.made[0]?.mailError, null)
    assert.deepEqual(body.leftOut, [{ employeeId: '4', why: 'no-email' }])
  })

  it('is refused in words where there is no mail server', async () => {
    await using service = await startService({ road: 'webhook' })
    const owner = await firstStart(service)

    const { status, code } = await owner.call('POST /api/invitations', {
      body: { botId: service.botId, employeeIds: ['3'], mail: true },
    })

    assert.deepEqual([status, code], [400, 'bad-config'])
    assert.equal((await owner.call('GET /api/invitations')).text, '{"invitations":[]}')
  })
})

describe('the description of the API', () => {
  it('lists every address with its form, for everybody', async () => {
    await using service = await startService({ road: 'polling' })

    const { status, body } = await openBrowser(service.url).call<OpenApi>('GET /api/docs')

    assert.equal(status, 200)
    assert.match(body.openapi, /^3\.1/)
    assert.ok(Object.keys(body.paths).length > 40)
    assert.deepEqual(malformedIn(body), [])
  })
})

interface Act {
  readonly who: string
  readonly what: string
  readonly from: string
}

interface Mailed {
  readonly mailError: string | null
}

interface Operation {
  readonly summary: string
  readonly parameters: readonly { readonly name: string; readonly in: string }[]
  readonly responses: object
}

interface OpenApi {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

/** Operations whose path and parameters do not agree, or that say nothing. */
function malformedIn({ paths }: OpenApi): string[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { summary, parameters, responses }]) => {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const named = parameters.filter((one) => one.in === 'path').map(({ name }) => name)
      const whole = summary !== '' && Object.keys(responses).length > 0
      return whole && `${inPath}` === `${named}` ? [] : [`${method} ${path}`]
    }),
  )
}

const TEN_THOUSAND = `
  WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < 9999)
  INSERT INTO employees (id, login, name, role, active, administrator, individual_plan)
  SELECT 100000 + n, 'login' || n, 'Сотрудник ' || n, 'Менеджер', 1, 0, 0 FROM numbers`
