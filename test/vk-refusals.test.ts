import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { words } from '../src/reports/index.ts'
import type { Person } from './emulators/vk/index.ts'
import { eventually } from './harness.ts'
import { startVkService, type VkService } from './vk-service.ts'

const { refusals } = words('ru')

/** What a head's buttons carry: their summary, details, chart, plan, file, home. */
const BUTTONS = ['1RsatM.0.', '1ReatM.0.', '1RsacM..', '1RpatM.0.', '1ReafM..', '1h'].map((c) => ({
  c,
}))
const PHRASES = ['/month', 'план', 'закрытые сделки за месяц', 'сводка', 'оплаты за год csv']

describe('somebody who may see nothing in VK', () => {
  let service: VkService

  before(async () => {
    service = await startVkService({ road: 'webhook' })
  })

  after(() => service[Symbol.asyncDispose]())

  it('gets no figure as a stranger', async () => {
    const stranger = service.person()

    stranger.starts('nSHU9hdbhWYlEVaWvPxEBA')
    const said = await answersTo(stranger)

    assert.ok(said.length > 0)
    assert.deepEqual(said.filter(hasFigure), [])
  })

  it('gets no figure once deactivated in the CRM', async () => {
    const person = await service.joins('petrova')
    await service.changeCrm("UPDATE employees SET active = 0 WHERE login = 'petrova'")
    await service.pass({ seconds: 60 })

    const [, ...said] = await answersTo(person)

    assert.deepEqual([...new Set(said)], [refusals.notAllowed])
  })

  it('gets no figure once blocked in Svodka', async () => {
    const person = await service.joins('sokolov')
    await service.svodka('subscribers', 'block', 'sokolov')

    const [, ...said] = await answersTo(person)

    assert.deepEqual([...new Set(said)], [refusals.notAllowed])
  })

  it('gets no figure in a group chat, where a head asks by word and by button', async () => {
    const head = await service.joins('vetrov')
    const chat = service.vk.groupChat()

    for (const phrase of PHRASES) head.saysIn(chat, `[club224466880|@acme_crm] ${phrase}`)
    for (const payload of BUTTONS) head.presses({ payload, peerId: chat })
    await service.settled()

    assert.deepEqual(saidTo(chat), [refusals.privateOnly])
  })

  it('hears nothing from other communities', async () => {
    const before = service.vk.callsOf('messages.send').length

    const { status, said } = await service.posts(
      JSON.stringify({
        ...{ type: 'message_new', group_id: 224466880, event_id: 'of-a-community', v: '5.199' },
        object: { message: { from_id: -5, peer_id: -5, text: 'план' }, client_info: {} },
        secret: [...service.vk.community.servers.values()][0]?.settings.secret_key,
      }),
    )
    await service.settled()

    assert.deepEqual([status, said], [200, 'ok'])
    assert.equal(service.vk.callsOf('messages.send').length, before)
  })

  it('is nobody who knows our address but not the secret', async () => {
    const forged = { ...lastEvent(), secret: 'guessed' }

    const answers = await Promise.all([
      service.posts(JSON.stringify(forged)),
      service.posts(JSON.stringify({ ...forged, secret: undefined })),
      service.posts(JSON.stringify({ ...forged, secret: null })),
      service.posts(JSON.stringify({ ...sealed(lastEvent()), group_id: 1 })),
    ])

    assert.deepEqual(
      answers.map(({ status }) => status),
      [401, 401, 401, 401],
    )
  })

  it('is answered once when a call is replayed', async () => {
    const head = await service.joins('lebedeva')
    head.says('/month')
    await head.sees('Сводка')
    const before = head.chat.length

    const replayed = await service.posts(JSON.stringify(sealed(lastEvent())))
    await service.settled()

    assert.deepEqual(replayed, { status: 200, said: 'ok' })
    assert.equal(head.chat.length, before)
  })

  it('is refused when a call is cut off', async () => {
    const whole = JSON.stringify(sealed(lastEvent()))
    const cut = Array.from({ length: 20 }, (_, i) =>
      whole.slice(0, Math.floor((whole.length * i) / 20)),
    )

    const answers = await Promise.all(cut.map((body) => service.posts(body)))

    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [400])
  })

  it('is logged nowhere with a figure or a key', () => {
    assert.doesNotMatch(JSON.stringify(service.log), new RegExp(`${service.vk.token}|₽`))
  })

  /** Everything that is said to somebody who tries everything. */
  async function answersTo(person: Person): Promise<readonly string[]> {
    for (const phrase of PHRASES) person.says(phrase)
    for (const payload of BUTTONS) person.presses({ payload })
    person.says('📈 Статистика', { payload: '{"c":"1s"}' })
    await service.settled()
    await eventually(() => saidTo(person.user.id).length > 0)
    return saidTo(person.user.id)
  }

  const saidTo = (peerId: number): readonly string[] =>
    service.vk.calls
      .filter(({ method }) => method === 'messages.send' || method === 'messages.edit')
      .filter(({ params }) => [params.peer_ids, params.peer_id].includes(String(peerId)))
      .map(({ params }) => params.message ?? '')

  function lastEvent(): object {
    const event = service.vk.events.at(-1)
    assert.ok(event)
    return event
  }

  function sealed(event: object): object {
    const [server] = service.vk.community.servers.values()
    return { ...event, secret: server?.settings.secret_key }
  }
})

const hasFigure = (said: string): boolean => /₽|\d{2,}/.test(said)
