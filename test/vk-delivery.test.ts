import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { eventually } from './harness.ts'
import { opens, startVkService, type VkService } from './vk-service.ts'

// Each test has a service of its own.
describe('delivery in VK', { concurrency: true }, () => {
  it('says once what was taken before the connection broke', async () => {
    await using service = await startVkService({ road: 'webhook' })
    const person = await service.joins('petrova')
    service.vk.fault({ kind: 'drop-after', method: 'messages.send' })

    person.says('/settings')
    await person.sees('Настройки')
    await comesBackAfter(service, 1)
    await eventually(() => service.vk.callsOf('messages.send').length >= 3)

    const attempts = service.vk
      .callsOf('messages.send')
      .filter(({ params }) => params.message?.startsWith('Настройки'))
    assert.equal(attempts.length, 2)
    assert.equal(new Set(attempts.map(({ params }) => params.random_id)).size, 1)
    assert.equal(person.chat.filter(({ words }) => words.startsWith('Настройки')).length, 1)
  })

  it('says again what VK was too busy, too unwell or too far away for', async () => {
    await using service = await startVkService({ road: 'polling' })
    const person = await service.joins('petrova')
    service.vk.fault({ kind: 6, method: 'messages.send' })
    service.vk.fault({ kind: 10, method: 'messages.send' })
    service.vk.fault({ kind: 'bad-gateway', method: 'messages.send' })

    person.says('/settings')
    await comesBackAfter(service, 1)
    await comesBackAfter(service, 2)
    await comesBackAfter(service, 3)

    await person.sees('Настройки')
    assert.equal(troubles(service), 3)
  })

  it('waits with one person whom VK finds flooded, and with nobody else', async () => {
    await using service = await startVkService({ road: 'webhook' })
    const [flooded, other] = [await service.joins('petrova'), await service.joins('ivanov')]
    service.vk.fault({ kind: 9, method: 'messages.send', words: 'Flood control' })

    flooded.says('/settings')
    await eventually(() => troubles(service) === 1)
    other.says('/settings')

    await other.sees('Настройки')
    assert.equal(flooded.chat.filter(({ words }) => words.startsWith('Настройки')).length, 0)
  })

  it('stops writing to whoever cannot be written to', async () => {
    await using service = await startVkService({ road: 'webhook' })
    const person = await service.joins('petrova')
    service.vk.fault({ kind: 901, method: 'messages.send', words: "Can't send messages" })

    person.says('/settings')
    await service.settled()

    const all = await service.json<{ state: string }[]>('subscribers', 'list')
    assert.deepEqual(
      all.map(({ state }) => state),
      ['stopped'],
    )
  })

  it('takes a bot off work whose key was revoked, and brings it back with check', async () => {
    await using service = await startVkService({ road: 'webhook' })
    const person = await service.joins('petrova')
    service.vk.fault({ kind: 5, method: 'messages.send', words: 'invalid access_token (4).' })

    person.says('/settings')
    await eventually(async () => (await stateOf(service)) === 'unauthorized')
    await service.svodka('bots', 'check', service.botId)

    assert.equal(await stateOf(service), 'working')
  })

  it('answers once what comes twice, and in any order', async () => {
    await using service = await startVkService({ road: 'webhook' })
    const person = await service.joins('petrova')
    service.vk.eventFaults.duplicate = 3

    person.says('/settings')
    person.says('/plan')
    person.says('/help')
    service.vk.eventFaults.reorder = 1
    person.says('/stats')
    person.says('/month')
    await service.settled()

    const said = person.chat.filter(({ fromBot }) => fromBot).map(({ words }) => words)
    assert.equal(said.length, 6)
    assert.equal(new Set(said).size, 6)
  })

  it('sends without buttons where the community has them switched off', async () => {
    await using service = await startVkService({ road: 'webhook' })
    const person = await service.joins('petrova')
    service.vk.community.capabilities = false

    person.says('/settings')

    assert.deepEqual((await person.sees('Настройки')).buttons, [])
    const [warning] = service.log.filter(({ event }) => event === 'vk.message-simplified')
    assert.match(String(warning?.fields.advice), /bot capabilities/)
  })

  it('speaks by buttons below the chat to an application that knows no others', async () => {
    await using service = await startVkService({ road: 'webhook' })
    const client = { button_actions: ['text'], keyboard: true, inline_keyboard: false }
    const person = service.vk.person({
      id: 743_000_001,
      first_name: 'Олег',
      client: { ...client, carousel: false, lang_id: 0 },
    })
    const { code } = await service.json<{ code: string }>(
      ...['invite', 'vetrov', '--bot', service.botId],
    )
    person.starts(code)
    const welcome = await person.nextMessage()

    await opens(person, '📈 Статистика', 'Месяц')

    await person.sees('Сводка')
    assert.equal(welcome.inline, false)
    assert.ok(person.chat.length > 4)
  })

  it('hears again, and once, after a restart', async () => {
    await using service = await startVkService({ road: 'webhook' })
    const person = await service.joins('petrova')

    await service.restarts(async () => person.says('/settings'))

    await person.sees('Настройки')
    assert.equal(service.vk.community.servers.size, 1)
  })

  it('removes its address from VK with the bot, and leaves those of others', async () => {
    await using service = await startVkService({ road: 'webhook' })
    const { community } = service.vk
    community.addServer({ url: 'http://127.0.0.1:9/', title: 'Чужой', secret_key: 'other' })

    await service.svodka('bots', 'remove', service.botId)

    assert.deepEqual(
      [...community.servers.values()].map(({ settings }) => settings.title),
      ['Чужой'],
    )
  })

  it('works by a server that was entered by hand, where the key may not', async () => {
    await using service = await startVkService({
      road: 'webhook',
      vk: { rights: ['messages', 'photos', 'docs'] },
      added: ['--confirmation', 'd6c2c0c1', '--secret', 'ByHand1'],
    })
    const { community } = service.vk
    const [bot] = await service.json<{ webhookUrl: string }[]>('bots', 'list')
    const url = bot?.webhookUrl ?? ''
    const id = community.addServer({ url, title: 'By hand', secret_key: 'ByHand1' })
    const server = community.servers.get(id)
    server?.enabled.add('message_new').add('message_event')
    assert.equal(await server?.confirm('d6c2c0c1'), true)

    const person = await service.joins('petrova')

    await opens(person, '⚙️ Настройки')
    await person.sees('Настройки')
    const check = await service.json<{ lastError: string }>('bots', 'check', service.botId)
    assert.match(check.lastError, /«manage»/)
  })
})

const troubles = ({ log }: VkService): number =>
  log.filter(({ event }) => event === 'not sent').length

/** Lets the outbox try again once so many attempts have failed. */
async function comesBackAfter(service: VkService, failed: number): Promise<void> {
  await eventually(() => troubles(service) >= failed, 10_000)
  await service.pass({ seconds: 30 })
}

async function stateOf(service: VkService): Promise<string | undefined> {
  const [bot] = await service.json<{ state: string }[]>('bots', 'list')
  return bot?.state
}
