import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import SqliteDatabase from 'better-sqlite3'
import { type Access, ENDPOINTS, type Endpoint } from '../src/http/schema/index.ts'
import { type Browser, firstStart, openBrowser, signedIn } from './browser.ts'
import { type Service, startService } from './harness.ts'

/** Every address of the API as one call, with who may make it. */
const CALLS = Object.entries<Endpoint>(ENDPOINTS).map(([address, { access }]) => ({
  address: address.replaceAll(/:\w+/g, 'none'),
  access,
  changes: !address.startsWith('GET '),
}))

const GUARDED = CALLS.filter(({ access }) => access !== 'anyone')
const SCOPES = ['reports', 'employees', 'invitations', 'log'] as const
const ADMINISTRATOR = '14'
const NO_ADMINISTRATOR = '3'

describe('every address of the API', () => {
  let service: Service
  let owner: Browser

  before(async () => {
    service = await startService({ road: 'webhook' })
    owner = await firstStart(service)
  })

  after(() => service[Symbol.asyncDispose]())

  it('is one of many, with each kind of access among them', () => {
    const kinds = new Set(CALLS.map(({ access }) => access))

    assert.ok(CALLS.length > 50)
    assert.deepEqual(kinds, new Set<Access>(['anyone', 'session', ...SCOPES]))
  })

  it('sends nobody away with 401', async () => {
    await refuses(openBrowser(service.url), 401)
  })

  it('takes a made-up session and token for nobody', async () => {
    const browser = openBrowser(service.url)
    browser.cookies.set('svodka', 'made-up')

    await refuses(browser, 401)
    await refuses(openBrowser(service.url, { token: 'svodka_made-up' }), 401)
  })

  it('sends away a session that was not used for twelve hours', async () => {
    await refuses(await signedIn(service, { employeeId: null, ago: { hours: 13 } }), 401)
  })

  it('sends away a session that was ended', async () => {
    const browser = await signedIn(service, { employeeId: null })
    await browser.call('POST /api/sign-out')

    await refuses(browser, 401)
  })

  it('sends away an employee without access, and one who is nobody', async () => {
    await refuses(await signedIn(service, { employeeId: NO_ADMINISTRATOR }), 401)
    await refuses(await signedIn(service, { employeeId: 'nobody' }), 401)
  })

  it('lets the owner and an employee with access in', async () => {
    await admits({ employeeId: null })
    await admits({ employeeId: ADMINISTRATOR })
  })

  for (const scope of SCOPES) {
    it(`lets a token for «${scope}» do that and nothing else`, async () => {
      const browser = openBrowser(service.url, { token: await tokenFor(scope) })

      const answers = await answersTo(browser, GUARDED)

      assert.deepEqual(
        answers.filter(({ access, status }) => (access === scope) === (status === 403)),
        [],
      )
      assert.deepEqual(answers.filter(isStrange), [])
    })
  }

  it('sends away a token that was revoked', async () => {
    const made = await owner.call<Made>('POST /api/tokens', {
      body: { name: 'revoked', scopes: SCOPES },
    })
    await owner.call(`DELETE /api/tokens/${made.body.id}`)

    await refuses(openBrowser(service.url, { token: made.body.token }), 401)
  })

  it('changes nothing without the token of the page, though the session is good', async () => {
    const browser = await signedIn(service, { employeeId: null })
    browser.csrf = 'guessed'

    await refuses(
      browser,
      403,
      GUARDED.filter(({ changes }) => changes),
    )
  })

  it('changes nothing for another site, signing in included', async () => {
    const browser = await signedIn(service, { employeeId: null })
    const changing = CALLS.filter(({ changes }) => changes)

    await refuses(browser, 403, changing, { 'sec-fetch-site': 'cross-site' })
    await refuses(browser, 403, changing, { 'sec-fetch-site': 'same-site' })
  })

  interface Made {
    readonly id: string
    readonly token: string
  }

  async function tokenFor(scope: string): Promise<string> {
    const { body } = await owner.call<Made>('POST /api/tokens', {
      body: { name: scope, scopes: [scope] },
    })
    return body.token
  }

  /** Every call gets exactly this status, and nothing that is kept changes. */
  async function refuses(
    browser: Browser,
    status: number,
    calls = GUARDED,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const before = kept()
    const answers = await answersTo(browser, calls, headers)

    assert.deepEqual(
      answers.filter((answer) => answer.status !== status),
      [],
    )
    assert.deepEqual(kept(), before)
  }

  /** No call is refused, and none is too much for us. Each has a session of its own: one ends it. */
  async function admits(session: { readonly employeeId: string | null }): Promise<void> {
    const answers = await Promise.all(
      GUARDED.map(async (call) => {
        const [answer] = await answersTo(await signedIn(service, session), [call])
        return answer
      }),
    )

    assert.deepEqual(
      answers.filter((answer) => answer === undefined || isRefused(answer) || isStrange(answer)),
      [],
    )
  }

  /** What refused calls must not touch. */
  function kept(): unknown[] {
    const database = new SqliteDatabase(`${service.dataDir}/svodka.sqlite`, { readonly: true })
    try {
      return KEPT.map((sql) => database.prepare(sql).all())
    } finally {
      database.close()
    }
  }
})

const KEPT = [
  'SELECT id FROM sessions ORDER BY id',
  'SELECT id, name, scopes FROM api_tokens ORDER BY id',
  'SELECT * FROM acts ORDER BY id',
  'SELECT * FROM settings ORDER BY name',
  'SELECT * FROM bots ORDER BY id',
  'SELECT * FROM subscribers ORDER BY id',
  'SELECT * FROM invitations ORDER BY id',
  'SELECT * FROM blocked_employees',
  'SELECT * FROM broadcasts ORDER BY id',
  'SELECT id FROM outbox ORDER BY id',
]

async function answersTo(
  browser: Browser,
  calls: typeof CALLS,
  headers: Readonly<Record<string, string>> = {},
) {
  const answers = []
  for (const { address, access } of calls) {
    const { status } = await browser.call(address, { headers })
    answers.push({ address, access, status })
  }
  return answers
}

const isRefused = ({ status }: { readonly status: number }) => status === 401 || status === 403

/** Neither done nor refused in words: there is no such address, or it fell over. */
const isStrange = ({ status }: { readonly status: number }) => status >= 500
