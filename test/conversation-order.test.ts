import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Person } from './emulators/telegram/index.ts'
import { eventually, type Service, startService } from './harness.ts'

describe('a message that is to be replaced', () => {
  let service: Service

  before(async () => {
    service = await startService({ road: 'webhook' })
  })

  after(() => service[Symbol.asyncDispose]())

  it('stays as it is when nothing has changed, and counts as sent', async () => {
    const person = await service.joins('petrova')
    const welcome = person.chat.at(-1)

    await person.pressesAndIsAnswered({ data: '1o' })
    await person.sees('Настройки')
    await person.pressesAndIsAnswered({ data: '1o' })
    await service.settled()

    const refused = service.telegram.callsOf('editMessageText').at(-1)
    assert.match(refused?.error ?? '', /message is not modified/)
    assert.deepEqual(await fates(service, 2), ['sent', 'sent'])
    assert.equal(person.chat.at(-1)?.message_id, welcome?.message_id)
  })

  it('is said anew when the person has deleted it', async () => {
    const person = await service.joins('petrova')

    await person.pressesAndIsAnswered({ data: '1o' }, 999_999_999)

    const { fromBot, words } = await person.nextMessage()
    assert.deepEqual([fromBot, words.split('\n')[0]], [true, 'Настройки'])
  })

  it('is said anew when it is gone by the time of the answer, or too old', async () => {
    const person = await service.joins('petrova')
    const gone = (description: string) =>
      service.telegram.fault({
        kind: { status: 400, description: `Bad Request: ${description}` },
        method: 'editMessageText',
        chatId: person.user.id,
      })

    gone('message to edit not found')
    await person.pressesAndIsAnswered('⚙️ Настройки')
    const first = await person.nextMessage()
    gone("message can't be edited")
    await person.pressesAndIsAnswered('English')

    assert.match(first.words, /^Настройки/)
    assert.match((await person.nextMessage()).words, /^Settings/)
  })

  it('stays above its answer when it is a picture that cannot be deleted', async () => {
    const person = await service.joins('petrova')
    person.says('диаграмма звонков за месяц')
    const chart = await person.sees(({ photo }) => photo !== undefined)
    service.telegram.fault({
      kind: { status: 400, description: "Bad Request: message can't be deleted for everyone" },
      method: 'deleteMessage',
      chatId: person.user.id,
    })

    await person.pressesAndIsAnswered('📖 Текст')

    const text = await person.nextMessage()
    await service.settled()
    assert.match(text.words, /^📖 Звонки/)
    assert.ok(person.chat.some(({ message_id }) => message_id === chart.message_id))
  })
})

describe('what somebody does all at once', () => {
  it('is answered in its order', async () => {
    await using service = await startService({ road: 'polling' })
    const person = await service.joins('petrova')

    saysAll(person, ['/settings', '/help', '/month', '/plan', '/stats', '/today'])
    await service.settled()

    assert.deepEqual(titles(person).slice(-6), [
      'Настройки',
      'Чем могу помочь',
      '📋 Сводка',
      '🎯 План',
      'Сводка',
      '📋 Сводка',
    ])
  })

  it('shows the last of two presses, whichever road they come by', async () => {
    await showsTheLast('webhook')
    await showsTheLast('polling')
  })

  it('is answered press by press, though only the last is shown', async () => {
    await using service = await startService({ road: 'polling' })
    const person = await service.joins('petrova')

    const presses = ['1RsmtT.0.', '1RsmtW.0.', '1RsmtM.0.', '1RsmtQ.0.', '1RsmtY.0.'].map((data) =>
      person.presses({ data }),
    )
    await Promise.all(presses.map((press) => press?.answered()))
    await service.settled()

    const log = await service.json<{ topic: string; state: string; error: string }[]>('log')
    assert.match(person.chat.at(-1)?.words ?? '', /1 января – 18 ноября 2026/)
    assert.deepEqual(log[0], { ...log[0], topic: 'summary year me text', state: 'sent' })
    assert.deepEqual(
      log.filter(({ state }) => state !== 'sent' && state !== 'skipped'),
      [],
    )
  })
})

describe('somebody whose chat hangs', () => {
  it('holds up nobody else', async () => {
    await using service = await startService({ road: 'webhook' })
    const stuck = await service.joins('petrova')
    const people = [await service.joins('sokolov'), await service.joins('vetrov')] as const
    service.telegram.fault({ kind: 'hang', chatId: stuck.user.id, times: 10 })

    stuck.says('/month')
    await eventually(() => hanging(service) > 0)
    people[0].says('/month')
    people[1].says('/month')

    await Promise.all(people.map((person) => person.sees('Сводка')))
    await service.telegram.up()
  })
})

describe('a restart', () => {
  it('answers no update twice, though Telegram tells it again', async () => {
    await using service = await startService({ road: 'polling' })
    const person = await service.joins('petrova')
    const unconfirmed = service.telegram.fault({
      kind: 'internal-error',
      method: 'getUpdates',
      times: Number.POSITIVE_INFINITY,
    })
    person.says('/settings')
    await person.sees('Настройки')
    await eventually(() => unconfirmed.used() > 0)

    unconfirmed.clear()
    await service.restarts()
    person.says('/help')
    await person.sees('Чем могу помочь')

    assert.deepEqual(titles(person).slice(1), ['Настройки', 'Чем могу помочь'])
  })

  it('registers the webhook only when it listens, and answers what was said before', async () => {
    await using service = await startService({ road: 'webhook' })
    const { telegram, botId } = service
    const person = await service.joins('petrova')

    await service.restarts(async () => {
      await fetch(`${telegram.url}/bot${telegram.token}/deleteWebhook`)
      person.says('/settings')
    })
    await person.sees('Настройки')

    const { lastError } = await service.json<{ lastError: unknown }>('bots', 'check', botId)
    assert.equal(lastError, null)
  })

  it('loses nothing that was written down and not yet said', async () => {
    await using service = await startService({ road: 'webhook' })
    const person = await service.joins('petrova')
    await service.telegram.down('refuse')
    person.says('/month')
    await service.telegram.idle()

    await service.restarts()
    await service.telegram.up()
    await service.pass({ seconds: 60 })

    await person.sees('Сводка')
  })
})

async function showsTheLast(road: 'webhook' | 'polling'): Promise<void> {
  await using service = await startService({ road })
  const person = await service.joins('petrova')

  person.presses('📈 Статистика')
  person.presses('⚙️ Настройки')
  await service.settled()

  const said = person.chat.filter(({ fromBot }) => fromBot)
  assert.deepEqual(
    said.map(({ words }) => words.split('\n')[0]),
    ['Настройки'],
  )
}

function saysAll(person: Person, texts: readonly string[]): void {
  for (const text of texts) person.says(text)
}

const titles = ({ chat }: Person) =>
  chat
    .filter(({ fromBot }) => fromBot)
    .map(({ words }) => words.split(/ · | на |: за какой|\n/)[0] ?? '')

const hanging = ({ telegram }: Service) =>
  telegram.calls.filter(({ status }) => status === 0).length

async function fates(service: Service, last: number): Promise<string[]> {
  const log = await service.json<{ state: string }[]>('log', '--last', String(last))
  return log.map(({ state }) => state)
}
