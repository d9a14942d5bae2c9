import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { ENDPOINTS, type Endpoint } from '../src/http/schema/index.ts'
import { type Browser, firstStart, openBrowser, signedIn } from './browser.ts'
import { type Service, startService } from './harness.ts'

const TAKING = Object.entries<Endpoint>(ENDPOINTS).filter(
  ([address, { body }]) => body !== undefined && !address.includes('/sign-in/'),
)

describe('whatever is sent to the API', () => {
  let service: Service
  let owner: Browser

  before(async () => {
    service = await startService({ road: 'polling' })
    await firstStart(service)
    owner = await signedIn(service, { employeeId: null })
  })

  after(() => service[Symbol.asyncDispose]())

  it('is done, or refused in words, and never breaks anything', async () => {
    const call = fc.record({
      endpoint: fc.constantFrom(...TAKING),
      body: fc.oneof(fc.jsonValue(), bodyLike),
    })

    await fc.assert(
      fc.asyncProperty(call, async ({ endpoint: [address], body }) => {
        const answer = await owner.call<Refused>(address.replaceAll(/:\w+/g, 'none'), { body })
        assert.ok(answer.status < 500, `${address} ${JSON.stringify(body)}: ${answer.text}`)
        assert.ok(answer.status === 200 || answer.body.error.message.length > 0)
      }),
      { numRuns: 400, seed: 20_261_122 },
    )
  })

  it('is refused as a query and as part of an address too', async () => {
    const odd = fc.constantFrom('limit', 'before', 'from', 'to', 'bot', 'state', 'search', 'locale')
    const reading = Object.keys(ENDPOINTS).filter(
      (address) => address.startsWith('GET ') && address !== 'GET /api/events',
    )

    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...reading),
        odd,
        fc.string(),
        async (address, name, value) => {
          const place = address.replaceAll(
            /:\w+/g,
            encodeURIComponent(value.toWellFormed()) || 'none',
          )
          const query = new URLSearchParams({ [name]: value })
          const { status, text } = await owner.call(`${place}?${query}`)
          assert.ok(status < 500, `${place}?${query}: ${text}`)
        },
      ),
      { numRuns: 300, seed: 20_261_122 },
    )
  })

  it('is refused when it is no JSON, of another kind, or too large', async () => {
    const raw = async (raw: string, type = 'application/json') => {
      const headers = { 'content-type': type }
      const { status } = await owner.call('PUT /api/access', { raw, headers })
      return status
    }

    assert.equal(await raw('{"mode":'), 400)
    assert.equal(await raw('mode=listed', 'application/x-www-form-urlencoded'), 415)
    assert.equal(await raw('{"mode":"listed","listed":[]}', 'text/plain'), 400)
    assert.equal(await raw(`"${'x'.repeat(2 * 1024 * 1024)}"`), 413)
    assert.equal(await raw('{"__proto__":{"mode":"listed"},"listed":[]}'), 400)
  })

  it('names the field that is wrong', async () => {
    const { body } = await owner.call<Refused>('PATCH /api/settings', {
      body: { retentionDays: 0 },
    })

    assert.deepEqual([body.error.code, body.error.field], ['bad-input', 'retentionDays'])
  })

  it('changes nothing by fields that no address knows', async () => {
    const { body } = await owner.call<{ id: string }>('POST /api/tokens', {
      body: { name: 'mine', scopes: ['log'], id: 'chosen', createdBy: 'somebody', admin: true },
    })

    const { text } = await owner.call('GET /api/tokens')
    assert.notEqual(body.id, 'chosen')
    assert.doesNotMatch(text, /chosen|somebody/)
  })

  it('is 404 where there is no address, 413 and 400 where the body is none, without a fault', async () => {
    const nobody = openBrowser(service.url)
    const big = 'x'.repeat(1_100_000)

    const statuses = [
      (await nobody.call('GET /api/nothing')).status,
      (await nobody.call('POST /webhooks/none', { raw: big })).status,
      (await nobody.call('GET /media/%E0%A4%A')).status,
      (await nobody.call('GET /%2e%2e/%2e%2e/etc/passwd')).status,
      (await nobody.call('GET /media/../secret.key')).status,
    ]

    assert.deepEqual(statuses, [404, 413, 400, 404, 404])
    assert.deepEqual(
      service.log.filter(({ level }) => level === 'error'),
      [],
    )
  })

  it('is answered with headers that let no other page in', async () => {
    const { headers } = await owner.call('GET /api/state')

    assert.equal(headers.get('cache-control'), 'no-store')
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('referrer-policy'), 'no-referrer')
    assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
    assert.equal(headers.get('access-control-allow-origin'), null)
    assert.equal(headers.get('x-powered-by'), null)
  })

  it('is too much after six hundred calls a minute from one network', async () => {
    const call = (_: unknown, i: number) =>
      openBrowser(service.url, { from: `2001:db8:5::${(i + 1).toString(16)}` }).call(
        i % 2 ? 'GET /api/state' : 'GET /%61pi/state',
      )
    const statuses: number[] = []

    for (let round = 0; round < 7; round += 1) {
      const answers = await Promise.all(Array.from({ length: 100 }, call))
      statuses.push(...answers.map(({ status }) => status))
    }

    assert.equal(statuses.filter((status) => status === 429).length, 100)
    assert.equal((await openBrowser(service.url).call('GET /api/state')).status, 200)
  })
})

interface Refused {
  readonly error: { readonly code: string; readonly message: string; readonly field?: string }
}

/** What comes close to being right: names and values that addresses know. */
const word = fc.constantFrom(
  'all',
  'listed',
  'crm',
  'mail',
  'demo',
  'salesman',
  'telegram',
  'none',
  '3',
)
const value = fc.oneof(
  word,
  fc.string(),
  fc.constantFrom('\u0000', '\ud800', '🦊'.repeat(200), 'x'.repeat(10_000), '<b>', "' OR 1=1 --"),
  fc.integer(),
  fc.double(),
  fc.constant(null),
  fc.array(word, { maxLength: 3 }),
)
const name = fc.constantFrom(
  ...['mode', 'listed', 'kind', 'token', 'settings', 'botId', 'employeeId', 'employeeIds'],
  ...['userId', 'username', 'ids', 'text', 'approve', 'version', 'name', 'scopes', 'what'],
  ...['question', 'audience', 'key', 'note', 'confirmation', 'keepTexts', 'policyUrl', 'password'],
)
const bodyLike = fc.dictionary(name, value, { maxKeys: 6 })
