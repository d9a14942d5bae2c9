import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { eventually } from './harness.ts'
import { startHttpProxy } from './servers/http-proxy.ts'
import { startSocks5Proxy } from './servers/socks5-proxy.ts'
import { startSlackService } from './slack-service.ts'

describe('Socket Mode by several routes', () => {
  it('opens its socket by another route when the first dies, and answers', async () => {
    const login = { name: 'olga', password: 'topsecret' }
    await using first = await startSocks5Proxy(login)
    await using second = await startHttpProxy(login)
    await using service = await startSlackService('socket')
    const place = 'olga:topsecret@127.0.0.1'
    const routes = [`socks5://${place}:${first.port}`, `http://${place}:${second.port}`]
    await service.svodka('bots', 'set', service.botId, '--routes', routes.join(','))
    await eventually(() => first.targets.length > 0)
    const person = await service.joins('vetrov')

    await service.settled()
    await first[Symbol.asyncDispose]()
    await eventually(() => second.targets.length > 0, 15_000)
    person.says('сводка за месяц')

    await person.sees('Сводка · вся команда')
    assert.equal(person.chat.filter(({ fromBot }) => fromBot).length, 2)
    assert.doesNotMatch(JSON.stringify(service.log), /topsecret/)
  })
})
