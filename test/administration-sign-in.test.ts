import assert from 'node:assert/strict'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import {
  type Browser,
  firstStart,
  newAddress,
  OWNER_PASSWORD,
  openBrowser,
  setupToken,
} from './browser.ts'
import { type Service, startService } from './harness.ts'

const ADMINISTRATOR = '14'

describe('the first start', () => {
  it('is a link that opens once, in a file that is then gone', async () => {
    await using service = await startService({ road: 'polling' })
    const token = await setupToken(service)
    const { mode } = await stat(setupFile(service))

    const owner = await firstStart(service)
    const second = await openBrowser(service.url).call('POST /api/setup', {
      body: { token, password: 'another password' },
    })

    assert.equal(mode & 0o777, 0o600)
    assert.deepEqual((await stateOf(owner)).signedIn, OWNER)
    assert.equal(second.code, 'not-allowed')
    await assert.rejects(stat(setupFile(service)), { code: 'ENOENT' })
    await signsIn(service, OWNER_PASSWORD)
    await service.restarts()
    await assert.rejects(stat(setupFile(service)), { code: 'ENOENT' })
  })

  it('is another link at the next start, and the one before opens nothing', async () => {
    await using service = await startService({ road: 'polling' })
    const before = await setupToken(service)

    await service.restarts()
    const stale = await openBrowser(service.url).call('POST /api/setup', {
      body: { token: before, password: OWNER_PASSWORD },
    })

    assert.equal(stale.code, 'not-allowed')
    await firstStart(service)
  })

  it('wants a password of ten characters, and the link stays open for it', async () => {
    await using service = await startService({ road: 'polling' })
    const body = { token: await setupToken(service), password: 'short' }

    const short = await openBrowser(service.url).call('POST /api/setup', { body })

    assert.equal(short.status, 400)
    await firstStart(service)
  })

  it('comes again for a lost password, and ends what was open with it', async () => {
    await using service = await startService({ road: 'polling' })
    const lost = await firstStart(service)
    const { link } = await service.json<{ link: string }>('owner', 'link')
    const token = new URL(link).hash.split('/').at(-1)
    const found = openBrowser(service.url)

    const chosen = await found.call('POST /api/setup', {
      body: { token, password: 'another ten characters' },
    })

    assert.equal(chosen.status, 200)
    assert.deepEqual((await stateOf(found)).signedIn, OWNER)
    assert.equal((await lost.call('GET /api/bots')).status, 401)
    await signsIn(service, 'another ten characters')
  })

  it('lets one in of ten who open the link at once', async () => {
    await using service = await startService({ road: 'polling' })
    const body = { token: await setupToken(service), password: OWNER_PASSWORD }
    const browsers = Array.from({ length: 10 }, () => openBrowser(service.url))

    const answers = await Promise.all(browsers.map((one) => one.call('POST /api/setup', { body })))

    assert.equal(answers.filter(({ status }) => status === 200).length, 1)
  })
})

describe('whoever signs in', () => {
  let service: Service
  let owner: Browser

  before(async () => {
    service = await startService({ road: 'webhook' })
    owner = await firstStart(service)
  })

  after(() => service[Symbol.asyncDispose]())

  it('hears the same words for every failure', async () => {
    const tried = [
      ['POST /api/sign-in/owner', { password: 'wrong' }],
      ['POST /api/sign-in/crm', { login: 'zaytsev', password: 'wrong' }],
      ['POST /api/sign-in/crm', { login: 'nobody', password: 'wrong' }],
      ['POST /api/sign-in/link', { token: 'wrong' }],
      ['POST /api/setup', { token: 'wrong', password: OWNER_PASSWORD }],
    ] as const

    const answers = await Promise.all(
      tried.map(([address, body]) => openBrowser(service.url).call(address, { body })),
    )

    assert.equal(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size, 1)
    assert.equal(answers[0]?.status, 403)
  })

  it('gets a cookie that no script reads and no other site sends', () => {
    const [line = ''] = owner.cookieLines

    assert.match(line, /^svodka=[\w-]{40,};/)
    assert.match(line, /HttpOnly/)
    assert.match(line, /SameSite=Strict/)
    assert.doesNotMatch(line, /Secure/)
  })

  it('gets over https a cookie that is bound to the host', async () => {
    const browser = openBrowser(service.url, { proto: 'https' })

    const { headers } = await signInAsOwner(browser)

    const [line = ''] = browser.cookieLines
    assert.match(line, /^__Host-svodka=/)
    assert.match(line, /Secure/)
    assert.match(headers.get('strict-transport-security') ?? '', /max-age=\d+/)
    assert.deepEqual((await stateOf(browser)).signedIn, OWNER)
  })

  it('leaves no session open that the browser had before', async () => {
    const browser = openBrowser(service.url)
    await signInAsOwner(browser)
    const before = new Map(browser.cookies)

    await signInAsOwner(browser)

    assert.notDeepEqual(browser.cookies, before)
    const old = openBrowser(service.url)
    for (const [name, value] of before) old.cookies.set(name, value)
    assert.equal((await stateOf(old)).signedIn, null)
  })

  it('by a link of the bot gets in once, while they may', async () => {
    const person = await service.joins('zaytsev')
    const link = await adminLinkOf(person)
    const browser = openBrowser(service.url)

    const first = await browser.call<State>('POST /api/sign-in/link', { body: { token: link } })
    const second = await openBrowser(service.url).call('POST /api/sign-in/link', {
      body: { token: link },
    })

    assert.equal(first.body.signedIn?.employeeId, ADMINISTRATOR)
    assert.equal(second.code, 'not-allowed')
  })

  it('by a link of the bot gets in within ten minutes, or not at all', async () => {
    const person = await service.joins('zaytsev')
    const link = await adminLinkOf(person)

    await service.pass({ minutes: 10, seconds: 1 })
    const late = await openBrowser(service.url).call('POST /api/sign-in/link', {
      body: { token: link },
    })

    assert.equal(late.code, 'not-allowed')
  })

  it('with an older link gets nothing once there is a newer one', async () => {
    const person = await service.joins('zaytsev')
    const older = await adminLinkOf(person)
    const newer = await adminLinkOf(person)

    const byOlder = await openBrowser(service.url).call('POST /api/sign-in/link', {
      body: { token: older },
    })
    const byNewer = await openBrowser(service.url).call('POST /api/sign-in/link', {
      body: { token: newer },
    })

    assert.equal(byOlder.code, 'not-allowed')
    assert.equal(byNewer.status, 200)
  })

  it('guesses the owner’s password ten times in a quarter of an hour, all at once or not', async () => {
    const guess = () =>
      openBrowser(service.url).call('POST /api/sign-in/owner', { body: { password: 'a guess' } })
    await service.pass({ minutes: 15 })

    const answers = await Promise.all(Array.from({ length: 30 }, guess))
    const right = await signInAsOwner(openBrowser(service.url))
    await service.pass({ minutes: 15 })

    assert.equal(answers.filter(({ code }) => code === 'not-allowed').length, 10)
    assert.equal(answers.filter(({ code }) => code === 'too-many').length, 20)
    assert.equal(right.code, 'too-many')
    await signsIn(service, OWNER_PASSWORD)
  })

  it('guesses logins from one address twenty times, whichever they name', async () => {
    await service.pass({ minutes: 15 })
    const line = '2001:db8:77:1'
    const guess = (_: unknown, i: number) =>
      openBrowser(service.url, { from: `${line}::${i + 1}` }).call('POST /api/sign-in/crm', {
        body: { login: `login-${i}`, password: 'a guess' },
      })

    const first = await Promise.all(Array.from({ length: 20 }, guess))
    await service.pass({ minutes: 14 })
    const answers = await Promise.all(Array.from({ length: 5 }, guess))

    assert.ok(first.every(({ code }) => code === 'not-allowed'))
    assert.ok(answers.every(({ code }) => code === 'too-many'))
  })

  it('is told by 429 when to come back after twenty calls in a minute', async () => {
    const browser = openBrowser(service.url, { from: newAddress() })
    const call = () => browser.call('POST /api/sign-in/link', { raw: 'no JSON' })

    const answers = await Promise.all(Array.from({ length: 25 }, call))

    const late = answers.filter(({ status }) => status === 429)
    assert.equal(late.length, 5)
    assert.ok(Number(late[0]?.headers.get('retry-after')) > 0)
  })

  it('is recorded with who and from where, and a refusal is logged', async () => {
    const { body } = await owner.call<{ rows: Act[] }>('GET /api/acts')

    assert.ok(body.rows.some(({ who, what }) => who === 'owner' && what === 'sign-in'))
    assert.ok(body.rows.every(({ from }) => /^(10|2001)/.test(from)))
    assert.ok(service.log.some(({ event }) => event === 'API call refused'))
  })
})

interface State {
  readonly signedIn: { readonly kind: string; readonly employeeId: string | null } | null
}

interface Act {
  readonly who: string
  readonly what: string
  readonly from: string
}

const OWNER = { kind: 'owner', name: '', employeeId: null }

const setupFile = ({ dataDir }: Service) => join(dataDir, 'setup-link.txt')

const stateOf = async (browser: Browser) => (await browser.call<State>('GET /api/state')).body

const signInAsOwner = (browser: Browser, password = OWNER_PASSWORD) =>
  browser.call<State>('POST /api/sign-in/owner', { body: { password } })

async function signsIn(service: Service, password: string): Promise<void> {
  const { status } = await signInAsOwner(openBrowser(service.url), password)
  assert.equal(status, 200)
}

/** What the bot gives for /admin: the secret part of the link. */
async function adminLinkOf(person: Awaited<ReturnType<Service['joins']>>): Promise<string> {
  person.says('/admin')
  const { words } = await person.nextMessage()
  return /#\/sign-in\/([\w-]+)/.exec(words)?.[1] ?? ''
}
