import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { type Person, post, signed } from './emulators/slack/index.ts'
import { type SlackService, startSlackService } from './slack-service.ts'

describe('a call that pretends to be Slack’s', () => {
  let service: SlackService
  let person: Person

  before(async () => {
    service = await startSlackService('http')
    person = await service.joins('vetrov')
  })

  after(() => service[Symbol.asyncDispose]())

  it('is refused when it is signed with another secret, and nothing is said', async () => {
    const before = person.chat.length

    const { status } = await posts(asks('сводка за месяц'), { secret: 'f'.repeat(32) })
    await service.settled()

    assert.equal(status, 401)
    assert.equal(person.chat.length, before)
  })

  it('is refused when it is not signed at all', async () => {
    const body = JSON.stringify(asks('сводка за месяц'))

    const { status } = await fetch(service.webhook, { method: 'POST', body })

    assert.equal(status, 401)
  })

  it('is refused when it was recorded six minutes ago, or comes from the future', async () => {
    const { now } = service.slack.signer

    const old = await posts(asks('сводка'), { now: () => now() - 360_000 })
    const early = await posts(asks('сводка'), { now: () => now() + 360_000 })

    assert.deepEqual([old.status, early.status], [401, 401])
  })

  it('is refused when one byte of it was changed on the way', async () => {
    const body = JSON.stringify(asks('сводка за месяц'))
    const headers = signed(body, service.slack.signer)

    const { status } = await fetch(service.webhook, {
      method: 'POST',
      headers,
      body: body.replace('месяц', 'месяЦ'),
    })

    assert.equal(status, 401)
  })

  it('is refused when its signature is of another version', async () => {
    const body = JSON.stringify(asks('сводка'))
    const { secret, now } = service.slack.signer
    const timestamp = String(Math.floor(now() / 1000))
    const hash = createHmac('sha256', secret).update(`v1:${timestamp}:${body}`).digest('hex')
    const headers = { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v1=${hash}` }

    const { status } = await fetch(service.webhook, { method: 'POST', headers, body })

    assert.equal(status, 401)
  })

  it('is refused when it concerns another workspace or another app', async () => {
    const other = { ...asks('сводка'), team_id: 'T0OTHER01' }
    const another = { ...asks('сводка'), api_app_id: 'A0OTHER01' }

    assert.equal((await posts(other)).status, 401)
    assert.equal((await posts(another)).status, 401)
  })

  it('is refused as malformed when it is cut short, though signed', async () => {
    const body = JSON.stringify(asks('сводка')).slice(0, -20)
    const headers = signed(body, service.slack.signer)

    const { status } = await fetch(service.webhook, { method: 'POST', headers, body })

    assert.equal(status, 400)
  })

  function asks(text: string) {
    const { world } = service.slack
    const ts = world.ts()
    return service.slack.envelope({
      type: 'message',
      user: person.user.id,
      text,
      ts,
      channel: person.dm,
      event_ts: ts,
      channel_type: 'im',
    })
  }

  const posts = (payload: object, changes: Partial<SlackService['slack']['signer']> = {}) =>
    post(service.webhook, 'event', { ...payload }, { ...service.slack.signer, ...changes })
})

describe('a call of Slack’s', () => {
  let service: SlackService

  before(async () => {
    service = await startSlackService('http')
  })

  after(() => service[Symbol.asyncDispose]())

  it('is answered once, though it is told three times under different ids', async () => {
    const person = await service.joins('vetrov')
    const before = said(person)
    service.slack.deliveries.repeat(3)

    person.says('сводка за месяц')
    await service.settled()
    service.slack.deliveries.repeat(1)

    assert.equal(said(person) - before, 1)
  })

  it('is answered once, though it is replayed within the window', async () => {
    const person = await service.joins('vetrov')
    const { payload } = await person.presses('📈 Статистика')
    await service.settled()
    const before = JSON.stringify(person.chat)

    const again = await post(
      `${service.webhook}/interactions`,
      'interaction',
      payload,
      service.slack.signer,
    )
    await service.settled()

    assert.equal(again.status, 200)
    assert.equal(JSON.stringify(person.chat), before)
  })

  it('is answered whole, though it comes in another order', async () => {
    const person = await service.joins('vetrov')
    const before = said(person)
    service.slack.deliveries.hold()
    person.says('сводка за месяц')
    person.says('закрытые сделки за прошлый месяц')

    service.slack.deliveries.release('reversed')
    await service.settled()

    assert.equal(said(person) - before, 2)
  })

  it('is answered once, though the first answer was lost on the way', async () => {
    const person = await service.joins('vetrov')
    const before = said(person)
    service.slack.fault({ kind: 'drop-after', method: 'chat.postMessage' })

    person.says('сводка за месяц')
    await service.settled()

    assert.equal(said(person) - before, 1)
  })

  it('is answered after a time when Slack asks to wait, or is ill', async () => {
    const person = await service.joins('vetrov')
    const before = said(person)
    service.slack.fault({ kind: 'ratelimited', retryAfter: 1, method: 'chat.postMessage' })
    service.slack.fault({ kind: 'status', status: 503, method: 'chat.postMessage' })

    person.says('сводка за месяц')
    await person.waits(() => said(person) > before, 'the answer')
    await service.settled()

    assert.equal(said(person) - before, 1)
  })

  it('that tries the address is answered with its challenge', async () => {
    const { webhook, slack } = service
    const addresses = { events: webhook, interactions: webhook, commands: webhook }

    const { status, answer } = await slack.connects(addresses)

    assert.deepEqual([status, JSON.parse(answer)], [200, { challenge: '3eZbrw1aBm2rZgRN' }])
  })
})

const said = (person: Person): number => person.chat.filter(({ fromBot }) => fromBot).length
