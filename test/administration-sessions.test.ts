import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  type Browser,
  firstStart,
  listen,
  OWNER_PASSWORD,
  openBrowser,
  signedIn,
} from './browser.ts'
import { eventually, type Service, startService } from './harness.ts'

const ADMINISTRATOR = '14'

describe('a session', () => {
  let service: Service

  before(async () => {
    service = await startService({ road: 'webhook' })
    await firstStart(service)
  })

  after(() => service[Symbol.asyncDispose]())

  it('gets a new token after an hour, once, and the one before is good for calls under way', async () => {
    const browser = await signedIn(service, { employeeId: null })
    const before = new Map(browser.cookies)
    await service.pass({ hours: 1, seconds: 1 })

    const answers = await Promise.all(
      Array.from({ length: 5 }, () => sameBrowser(before).call('GET /api/bots')),
    )

    assert.ok(answers.every(({ status }) => status === 200))
    const given = answers.flatMap(({ headers }) => headers.getSetCookie())
    assert.equal(given.length, 1)
    await service.pass({ seconds: 61 })
    assert.equal((await sameBrowser(before).call('GET /api/bots')).status, 401)
    const token = /svodka=([^;]+)/.exec(given[0] ?? '')?.[1] ?? ''
    assert.equal((await sameBrowser([['svodka', token]]).call('GET /api/bots')).status, 200)
  })

  it('goes on for a week however much it is used, and no longer', async () => {
    const browser = await signedIn(service, { employeeId: null })
    const statuses: number[] = []

    for (let hours = 0; hours < 14 * 12; hours += 11) {
      statuses.push((await browser.call('GET /api/bots')).status)
      await service.pass({ hours: 11 })
    }
    await service.pass({ hours: 1 })

    assert.deepEqual(new Set(statuses), new Set([200]))
    assert.equal((await browser.call('GET /api/bots')).status, 401)
  })

  it('is over after twelve hours without a call', async () => {
    const browser = await signedIn(service, { employeeId: null })

    await service.pass({ hours: 12, seconds: 1 })

    assert.equal((await browser.call('GET /api/bots')).status, 401)
  })

  it('is listed, and ended by another', async () => {
    const [one, other] = [
      await signedIn(service, { employeeId: null }),
      await signedIn(service, { employeeId: ADMINISTRATOR }),
    ]
    await using stream = await listen(service.url, other)
    assert.equal(stream.status, 200)
    const { body } = await one.call<{ sessions: Listed[] }>('GET /api/sessions')
    const id = body.sessions.find(({ person }) => person.employeeId === ADMINISTRATOR)?.id

    await one.call(`DELETE /api/sessions/${id}`)

    assert.equal((await other.call('GET /api/bots')).status, 401)
    await eventually(stream.isOver)
    assert.equal((await one.call('GET /api/bots')).status, 200)
  })

  it('of an employee ends with their access, on the stream of events too', async () => {
    const owner = await signedIn(service, { employeeId: null })
    const employee = await signedIn(service, { employeeId: ADMINISTRATOR })
    await using stream = await listen(service.url, employee)
    assert.equal(stream.status, 200)

    await owner.call('PUT /api/access', { body: { mode: 'listed', listed: [] } })

    assert.equal((await employee.call('GET /api/bots')).status, 401)
    await eventually(stream.isOver)
    await owner.call('PUT /api/access', { body: { mode: 'administrators', listed: [] } })
  })

  it('of an employee ends when they are blocked', async () => {
    const owner = await signedIn(service, { employeeId: null })
    const employee = await signedIn(service, { employeeId: ADMINISTRATOR })
    await using stream = await listen(service.url, employee)
    assert.equal(stream.status, 200)

    await owner.call(`POST /api/employees/${ADMINISTRATOR}/block`)

    assert.equal((await employee.call('GET /api/bots')).status, 401)
    await eventually(stream.isOver)
    await owner.call(`POST /api/employees/${ADMINISTRATOR}/unblock`)
  })

  it('of an employee ends within a minute of their deactivation in the CRM', async () => {
    const employee = await signedIn(service, { employeeId: ADMINISTRATOR })
    await using stream = await listen(service.url, employee)
    assert.equal(stream.status, 200)

    await service.changeCrm(`UPDATE employees SET active = 0 WHERE id = ${ADMINISTRATOR}`)
    await service.pass({ seconds: 30 })

    assert.equal((await employee.call('GET /api/bots')).status, 401)
    await eventually(stream.isOver, 12_000)
    await service.changeCrm(`UPDATE employees SET active = 1 WHERE id = ${ADMINISTRATOR}`)
    await service.pass({ seconds: 30 })
  })

  it('of the owner elsewhere ends when the password is changed, and this one goes on', async () => {
    const [here, there] = [
      await signedIn(service, { employeeId: null }),
      await signedIn(service, { employeeId: null }),
    ]
    const change = (current: string) =>
      here.call('PUT /api/owner/password', { body: { current, password: 'quite another one' } })

    const wrong = await change('wrong')
    const right = await change(OWNER_PASSWORD)

    assert.deepEqual([wrong.status, right.status], [400, 200])
    assert.equal((await there.call('GET /api/bots')).status, 401)
    assert.equal((await here.call('GET /api/bots')).status, 200)
    await signsIn(service, 'quite another one')
  })

  it('of an employee may not change the owner’s password', async () => {
    const employee = await signedIn(service, { employeeId: ADMINISTRATOR })

    const { status } = await employee.call('PUT /api/owner/password', {
      body: { current: OWNER_PASSWORD, password: 'a password of mine' },
    })

    assert.equal(status, 403)
  })

  function sameBrowser(cookies: Iterable<readonly [string, string]>): Browser {
    const browser = openBrowser(service.url)
    for (const [name, value] of cookies) browser.cookies.set(name, value)
    return browser
  }
})

interface Listed {
  readonly id: string
  readonly person: { readonly employeeId: string | null }
}

async function signsIn(service: Service, password: string): Promise<void> {
  const browser = openBrowser(service.url)
  const { status } = await browser.call('POST /api/sign-in/owner', { body: { password } })
  assert.equal(status, 200)
}
