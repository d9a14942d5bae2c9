import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { words } from '../src/reports/index.ts'
import type { Person } from './emulators/viber/index.ts'
import { startViberService, type ViberService } from './viber-service.ts'

const { refusals, linking } = words('ru')
const STRANGER = refusals.stranger.join('\n')
const ASKED = linking.approvalAsked.join('\n')
const INVALID = refusals.invitationInvalid

/** Buttons that a head sees, and some that nobody ever saw. */
const PRESSES = [
  ...['1h', '1s', '1p', '1o', '1?', '1b', '1RsatM.0.', '1RsadM.0.0', '1RcatM.0.', '1MsatM.0.'],
  ...['', '1', '2RsatM.0.', '1Reatzzzz_zzz.0.', '{"do":"report"}'],
].map((data) => `svodka:button:${data}`)

const PHRASES = [
  ...['/month', '/start', '/today', '/plan', '/start not-a-code', 'сводка за месяц', 'план'],
  ...['закрытые сделки за прошлый месяц', 'диаграмма оплат за год', 'оплаты csv', 'vetrov'],
]

describe('somebody who may see nothing in Viber', () => {
  let service: ViberService

  before(async () => {
    service = await startViberService()
  })

  after(() => service[Symbol.asyncDispose]())

  it('gets no figure as a stranger', async () => {
    const stranger = service.person()
    await stranger.opens()
    await stranger.opens('AAAAAAAAAAAAAAAAAAAAAA')

    await triesEverything(stranger)

    const told = await toldTo(stranger)
    assert.deepEqual(
      told.filter((said) => ![STRANGER, ASKED, INVALID].includes(said)),
      [],
    )
    assert.ok(told.length > 0 && told.length <= 10)
  })

  it('gets no figure by somebody’s phone number, for nobody vouches for it', async () => {
    const stranger = service.person()

    await stranger.sharesContact('79161234567')

    assert.deepEqual(await toldTo(stranger), [STRANGER])
  })

  it('gets no figure once deactivated in the CRM', async () => {
    const person = await service.joins('petrova')
    await service.changeCrm("UPDATE employees SET active = 0 WHERE login = 'petrova'")
    service.pass({ seconds: 60 })

    await triesEverything(person)

    const [, ...told] = await toldTo(person)
    assert.deepEqual(told, Array(5).fill(refusals.notAllowed))
  })

  it('gets no figure once blocked in Svodka', async () => {
    const person = await service.joins('sokolov')
    await service.svodka('subscribers', 'block', 'sokolov')

    await triesEverything(person)

    const [, ...told] = await toldTo(person)
    assert.deepEqual(told, Array(5).fill(refusals.notAllowed))
  })

  it('gets no figure where a chat is named, whoever asks', async () => {
    const head = await service.joins('vetrov')
    const message = { type: 'text', text: 'закрытые сделки за месяц' }

    await head.sends(message, { chat_id: '01234567890A=' })
    await head.sends({ type: 'text', text: PRESSES[6] }, { chat_id: 'ANOTHER=' })

    const [, ...told] = await toldTo(head)
    assert.deepEqual(told, [refusals.privateOnly])
  })

  it('is sent nothing that could be a figure, in words, pictures or files', () => {
    const types = service.viber.callsOf('send_message').map(({ params }) => params.type)

    assert.deepEqual([...new Set(types)], ['text'])
  })

  async function toldTo(person: Person): Promise<readonly string[]> {
    await service.settled()
    return person.chat.filter(({ fromBot }) => fromBot).map(({ words }) => words)
  }
})

describe('a call to the webhook in Viber’s name', () => {
  let service: ViberService

  before(async () => {
    service = await startViberService()
  })

  after(() => service[Symbol.asyncDispose]())

  it('is refused when it is forged, and answers nobody', async () => {
    const head = await service.joins('vetrov')
    await head.says('/start')
    await service.settled()
    const body = lastMessage().body.replace('/start', '/month')
    const before = sent()

    const statuses = await Promise.all([
      service.viber.posts(body, { signature: 'f'.repeat(64) }),
      service.viber.posts(body, { signature: '' }),
      service.viber.posts(body, { in: 'nowhere' }),
      service.viber.posts(body, { signature: 'f'.repeat(64), in: 'query' }),
    ])

    assert.deepEqual(
      statuses.map(({ status }) => status),
      [401, 401, 401, 401],
    )
    await service.settled()
    assert.equal(sent(), before)
  })

  it('is believed by the signature in its query, where a proxy dropped the header', async () => {
    const head = await service.joins('vetrov')
    await head.says('/start')
    await service.settled()
    const body = lastMessage().body.replace(/"message_token":\d+/, '"message_token":9')
    const before = sent()

    const { status } = await service.viber.posts(body, { in: 'query' })

    assert.equal(status, 200)
    await service.settled()
    assert.equal(sent(), before + 1)
  })

  it('is answered once when it is repeated', async () => {
    const head = await service.joins('vetrov')
    await head.says('/week')
    await service.settled()
    const { body } = lastMessage()
    const before = sent()

    const again = await Promise.all([service.viber.posts(body), service.viber.posts(body)])

    assert.deepEqual(
      again.map(({ status }) => status),
      [200, 200],
    )
    await service.settled()
    assert.equal(sent(), before)
  })

  it('is answered once when it comes twice at the same time', async () => {
    const head = await service.joins('vetrov')
    await head.says('/start')
    await service.settled()
    const before = sent()

    service.viber.disturb('twice')
    await head.says('/month')

    await service.settled()
    assert.equal(sent(), before + 1)
  })

  it('tells calls apart whose tokens differ only in their last digits', async () => {
    const head = await service.joins('vetrov')
    await head.says('/start')
    await service.settled()
    const before = sent()
    const twins = ['5741311803571999998', '5741311803571999999'].map((token) =>
      lastMessage().body.replace(/"message_token":\d+/, `"message_token":${token}`),
    )

    await Promise.all(twins.map((body) => service.viber.posts(body)))

    await service.settled()
    assert.equal(sent(), before + 2)
  })

  it('changes nothing when it was overtaken by a later one', async () => {
    const person = await service.joins('ivanov')
    await person.says('/start')
    await service.settled()

    service.viber.disturb('late')
    await person.unsubscribes()
    service.pass({ seconds: 1 })
    await person.subscribes()
    await service.settled()
    await person.says('/month')

    assert.match((await person.sees('Сводка')).words, /^📋 Сводка/)
  })

  it('is refused when it is cut short or is not Viber’s at all', async () => {
    const { body } = lastMessage()

    const statuses = await Promise.all(
      [body.slice(0, -1), body.slice(0, 40), '', '[]', 'null', '{"event":7}', '{"ok":true}'].map(
        (broken) => service.viber.posts(broken),
      ),
    )

    assert.deepEqual(
      statuses.map(({ status }) => status),
      Array(7).fill(400),
    )
  })

  it('is taken and left alone when it is of an unknown or a strange kind', async () => {
    const before = sent()
    const strange = [
      '{"event":"client_status","timestamp":1,"message_token":1}',
      '{"event":"message","timestamp":1,"message_token":2}',
      '{"event":"message","timestamp":1,"message_token":3,"sender":{"id":7},"message":null}',
      '{"event":"__proto__"}',
      '{"event":"toString"}',
    ]

    const statuses = await Promise.all(strange.map((body) => service.viber.posts(body)))

    assert.deepEqual(
      statuses.map(({ status }) => status),
      Array(5).fill(200),
    )
    await service.settled()
    assert.equal(sent(), before)
  })

  const sent = () => service.viber.callsOf('send_message').length

  function lastMessage() {
    const last = service.viber.callbacks.findLast(({ event }) => event === 'message')
    assert.ok(last !== undefined)
    return last
  }
})

async function triesEverything(person: Person): Promise<void> {
  for (const phrase of PHRASES) await person.says(phrase)
  for (const actionBody of PRESSES) await person.pressesForged(actionBody)
  await person.sharesContact('79161234567')
  await person.sendsSticker()
  await person.sends({ type: 'picture', media: 'https://a.example/1.jpg', text: 'оплаты за месяц' })
  await person.sends({ type: 'url', media: 'https://a.example/' })
  await person.says('/stop')
  await person.says('/month')
  await person.unsubscribes()
  await person.subscribes()
  await person.says('/month')
  await person.opens()
}
