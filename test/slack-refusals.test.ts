import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Person } from './emulators/slack/index.ts'
import { eventually } from './harness.ts'
import { type SlackService, startSlackService } from './slack-service.ts'

/** Amounts, counts and shares as reports write them; a greeting has none. */
const FIGURE = /\d[\d ]*(?:₽|%)|: \d|\n\d+\./

describe('who gets no figure in Slack', () => {
  let service: SlackService

  before(async () => {
    service = await startSlackService('http')
  })

  after(() => service[Symbol.asyncDispose]())

  it('is a stranger, whatever they write, press, command or open', async () => {
    const stranger = service.person()

    stranger.says('сводка за месяц')
    await stranger.commands('/svodka', 'оплаты за месяц')
    stranger.opensHome()
    await service.settled()

    assert.ok(wordsOf(stranger).length > 0)
    assert.doesNotMatch(wordsOf(stranger).join('\n'), FIGURE)
    assert.equal(stranger.home, null)
  })

  it('is somebody blocked, also by the buttons of before', async () => {
    const person = await service.joins('lebedeva')
    person.says('сводка за месяц')
    const { ts } = await person.sees('Сводка')
    await service.svodka('subscribers', 'block', 'lebedeva')

    await person.presses(/Обновить/)
    person.says('сводка за неделю')
    await service.settled()

    assert.doesNotMatch(wordsOf(person, ts).join('\n'), FIGURE)
  })

  it('is somebody whom Slack has deactivated: what was to be said to them ends there', async () => {
    const person = await service.joins('gromov')
    person.leavesCompany()

    person.says('сводка за месяц')
    await service.settled()

    const [line] = await service.json<{ state: string }[]>(
      ...['log', '--last', '1', '--bot', service.botId],
    )
    assert.equal(line?.state, 'failed')
    assert.doesNotMatch(wordsOf(person).join('\n'), FIGURE)
  })

  it('is a channel that mentions the bot: whoever asks is told where to ask, alone', async () => {
    const person = await service.joins('vetrov')
    const other = service.person()
    const { id } = service.slack.channel('channel', [person, other])

    person.says(`<@${service.slack.app.botUser}> сводка за месяц`, id)
    await service.settled()

    assert.equal(person.chatIn(id).filter(({ fromBot }) => fromBot).length, 1)
    assert.doesNotMatch(wordsIn(person, id), FIGURE)
    assert.deepEqual(
      other.chatIn(id).filter(({ fromBot }) => fromBot),
      [],
    )
  })

  it('is a channel where nobody mentions the bot: nothing is said at all', async () => {
    const person = await service.joins('vetrov')
    const { id } = service.slack.channel('group', [person, service.person()])

    person.says('сводка за месяц', id)
    await service.settled()

    assert.equal(wordsIn(person, id), '')
  })

  it('is a conversation of several people', async () => {
    const person = await service.joins('vetrov')
    const { id } = service.slack.channel('mpim', [person, service.person()])

    person.says(`<@${service.slack.app.botUser}> сводка за месяц`, id)
    person.says('сводка за месяц', id)
    await service.settled()

    assert.doesNotMatch(wordsIn(person, id), FIGURE)
  })

  it('is a channel in which the command is given: only a pointer to the chat is shown', async () => {
    const person = await service.joins('vetrov')
    const before = person.chat.length
    const { id } = service.slack.channel('channel', [person, service.person()], false)

    const said = await person.commands('/svodka', 'сводка за месяц', id)
    await service.settled()

    assert.match(said, /личной переписке/)
    assert.match(said, /slack:\/\/app\?team=T0ACME001&id=A0APP0001&tab=messages/)
    assert.equal(person.chat.length, before)
    assert.equal(wordsIn(person, id), '')
  })

  it('is the chat of two people in which the command is given: the answer is in one’s own', async () => {
    const person = await service.joins('vetrov')
    const other = service.person()
    const { id } = service.slack.between(person, other)

    await person.commands('/svodka', 'сводка за месяц', id)

    await person.sees('Сводка')
    assert.equal(wordsIn(other, id), '')
  })

  it('is anybody, once the app was removed: the bot rests, and says so', async () => {
    await using removed = await startSlackService('http')

    removed.slack.uninstalls()

    await eventually(async () => {
      const [bot] = await removed.json<{ state: string }[]>('bots', 'list')
      return bot?.state === 'unauthorized'
    })
  })
})

describe('an app that was removed, by Socket Mode', () => {
  it('rests as well', async () => {
    await using removed = await startSlackService('socket')

    removed.slack.uninstalls()

    await eventually(async () => {
      const [bot] = await removed.json<{ state: string }[]>('bots', 'list')
      return bot?.state === 'unauthorized'
    })
  })
})

const wordsOf = (person: Person, since = ''): string[] =>
  person.chat.filter(({ fromBot, ts }) => fromBot && ts > since).map(({ words }) => words)

const wordsIn = (person: Person, channel: string): string =>
  person
    .chatIn(channel)
    .filter(({ fromBot }) => fromBot)
    .map(({ words }) => words)
    .join('\n')
