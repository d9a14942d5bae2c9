import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Person } from './emulators/telegram/index.ts'
import { eventually, type Service, startService } from './harness.ts'
import { startHttpProxy } from './servers/http-proxy.ts'
import { type Login, startSocks5Proxy } from './servers/socks5-proxy.ts'

describe('A bot with several routes', () => {
  it('goes on talking while they die and come back, and says nothing twice', async () => {
    await using service = await startService({ road: 'polling' })
    await using first = await startSocks5Proxy(OLGA)
    await using second = await startHttpProxy(OLGA)
    const routes = [`socks5://${BY_OLGA}:${first.port}`, `http://${BY_OLGA}:${second.port}`]
    await takes(service, service.botId, ...routes)
    const person = await service.joins('vetrov')
    const byFirst = first.targets.length

    await service.settled()
    await first[Symbol.asyncDispose]()
    await opens(person, '📈 Статистика', 'Месяц')
    const summary = await person.sees('Сводка · вся команда')
    const bySecond = second.targets.length
    await using back = await startSocks5Proxy(OLGA, first.port)
    await eventually(() => back.targets.length > 0, 15_000)
    await service.settled()
    await second[Symbol.asyncDispose]()
    await opens(person, '📖 Детализация', 'Активности')
    await person.sees('Страница 1 из 2')
    await service.settled()

    assert.ok(byFirst > 0 && bySecond > 0)
    assert.match(summary.words, /Закрытые сделки/)
    // The welcome, which was edited from then on.
    assert.equal(person.chat.filter(({ fromBot }) => fromBot).length, 1)
    const count = (method: string) => service.telegram.callsOf(method).length
    assert.deepEqual(
      [count('sendMessage'), count('editMessageText'), count('answerCallbackQuery')],
      [1, 4, 4],
    )
    assert.doesNotMatch(JSON.stringify(service.log), /topsecret/)
  })

  it('shows in check which one it takes, without its password', async () => {
    await using service = await startService({ road: 'polling' })
    await using proxy = await startHttpProxy(OLGA)
    const dead = `socks5://${BY_OLGA}:1`
    await takes(service, service.botId, dead, `http://${BY_OLGA}:${proxy.port}`, 'direct')

    const { routes } = await service.json<Checked>('bots', 'check', service.botId)
    const words = await service.svodka('bots', 'check', service.botId)

    assert.deepEqual(
      routes.map(({ route, ok, current }) => [route, ok, current]),
      [
        ['socks5://olga:***@127.0.0.1:1', false, false],
        [`http://olga:***@127.0.0.1:${proxy.port}`, true, true],
        ['direct', true, false],
      ],
    )
    assert.match(words, /routes: {3}socks5:\/\/olga:\*\*\*@127\.0\.0\.1:1 ✗ .*cannot be reached/)
    assert.match(words, /→ http:\/\/olga:.* ✓ \d+ ms/)
  })

  it('is no business of another bot, which has its own', async () => {
    await using service = await startService({ road: 'polling' })
    await using one = await startSocks5Proxy(OLGA)
    await using other = await startHttpProxy()
    const second = service.telegram.addBot({ id: 71, first_name: 'Вторая', username: 'second_bot' })
    const { id } = await service.json<{ id: string }>(
      ...['bots', 'add', 'telegram', '--token', second.token],
    )

    await takes(service, service.botId, `socks5://${BY_OLGA}:${one.port}`)
    await takes(service, id, `http://127.0.0.1:${other.port}`)

    await eventually(() => one.targets.length > 0 && other.targets.length > 0)
    const api = new URL(service.telegram.url).host
    assert.deepEqual(new Set([...one.targets, ...other.targets]), new Set([api]))
  })

  it('is told of by doctor, way by way', async () => {
    await using service = await startService({ road: 'polling' })
    await takes(service, service.botId, `socks5://${BY_OLGA}:1`, 'direct')

    await assert.rejects(service.svodka('doctor'), {
      code: 'not-found',
      message: `Not in order: bot ${service.botId} (telegram): route socks5://olga:***@127.0.0.1:1`,
    })
  })

  it('is reached at an address of its own', async () => {
    await using service = await startService({ road: 'polling' })
    const person = await service.joins('vetrov')

    await service.svodka('bots', 'set', service.botId, '--api-url', `${service.telegram.url}/`)
    person.says('/month')

    await person.sees('Сводка')
  })
})

const OLGA: Login = { name: 'olga', password: 'topsecret' }
const BY_OLGA = 'olga:topsecret@127.0.0.1'

interface Checked {
  readonly routes: readonly { route: string; ok: boolean; current: boolean }[]
}

/** From now on. Resolves when the running service has noticed. */
async function takes(service: Service, botId: string, ...routes: string[]): Promise<void> {
  const connected = () =>
    service.log.filter(({ event, fields }) => event === 'bot connected' && fields.bot === botId)
  await eventually(() => connected().length > 0)
  const before = connected().length
  await service.svodka('bots', 'set', botId, '--routes', routes.join(','))
  await eventually(() => connected().length > before, 10_000)
}

/** Presses one button after the other, each as soon as it is there. */
async function opens(person: Person, ...labels: readonly string[]): Promise<void> {
  for (const label of labels) {
    await person.sees(({ buttons }) => buttons.flat().some(({ text }) => text === label))
    await person.pressesAndIsAnswered(label)
  }
}
