import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Person } from './emulators/viber/index.ts'
import { eventually } from './harness.ts'
import { type MetricReport, type PlanReport, readBreakdown, readPlan } from './reading.ts'
import { startViberService, type ViberService } from './viber-service.ts'

describe('a conversation in Viber', () => {
  let service: ViberService

  before(async () => {
    service = await startViberService()
  })

  after(() => service[Symbol.asyncDispose]())

  it('begins with an invitation, and greets by name', async () => {
    const { link } = await service.json<{ link: string }>(
      ...['invite', 'petrova', '--bot', service.botId],
    )
    const person = service.person()

    await person.opensLink(link)

    assert.match(link, /^viber:\/\/pa\?chatURI=svodka&context=[\w-]{22}$/)
    assert.match((await person.nextMessage()).words, /^Анна, добро пожаловать!/)
    assert.deepEqual(labelsOf(person), [
      ['📈 Статистика', '🎯 Мой план'],
      ['⚙️ Настройки', '❓ Помощь'],
    ])
    await person.presses('❓ Помощь')
  })

  it('does not open an invitation for a second person', async () => {
    const { link } = await service.json<{ link: string }>(
      ...['invite', 'petrova', '--bot', service.botId],
    )
    const [first, second] = [service.person(), service.person()]

    await first.opensLink(link)
    await first.sees('добро пожаловать')
    await first.presses('❓ Помощь')
    await second.opensLink(link)

    assert.match((await second.nextMessage()).words, /^Эта ссылка больше не действует/)
  })

  it('leads from home over statistics, a period and the summary to a metric in detail', async () => {
    const person = await service.joins('vetrov')
    const whole = await service.json<MetricReport>(...report('activities', 'month', 'vetrov'))

    await opens(person, '📈 Статистика', 'Месяц', '📖 Детализация', 'Активности')

    const { words } = await person.sees('Страница 1 из 2')
    assert.deepEqual(readBreakdown(words).total, whole.total)
  })

  it('shows charts and trends as pictures that Viber fetches from us', async () => {
    const person = await service.joins('vetrov')
    await opens(person, '📈 Статистика', 'Месяц', '📖 Детализация', 'Закрытые сделки')

    await opens(person, '📊 Диаграмма')
    const chart = await person.sees(({ picture }) => picture !== null)
    await opens(person, '📈 Динамика')
    const trend = await person.sees('Лучший день')

    assert.deepEqual(
      [chart.picture?.width, chart.picture?.height, chart.picture?.contentType],
      [1200, 675, 'image/png'],
    )
    assert.ok(trend.picture !== null && chart.picture !== null)
    assert.ok(!trend.picture.bytes.equals(chart.picture.bytes))
  })

  it('gives every picture a link of its own that nobody can guess', async () => {
    const person = await service.joins('vetrov')
    await person.says('диаграмма оплат за год')
    await person.sees(({ picture }) => picture !== null)

    const links = service.viber
      .callsOf('send_message')
      .flatMap(({ params }) => (params.type === 'picture' ? [String(params.media)] : []))

    assert.equal(new Set(links).size, links.length)
    assert.ok(links.every((link) => /\/media\/[\w-]{22}\.png$/.test(link)))
    assert.equal((await fetch(`${service.url}/media/AAAAAAAAAAAAAAAAAAAAAA.png`)).status, 404)
  })

  it('lets the link to a picture die in three days', async () => {
    const person = await service.joins('vetrov')
    await person.says('диаграмма оплат за год')
    await person.sees(({ picture }) => picture !== null)
    const link = String(service.viber.callsOf('send_message').at(-1)?.params.media)

    const before = await fetch(link)
    service.pass({ hours: 72 })

    assert.equal(before.status, 200)
    assert.equal((await fetch(link)).status, 404)
  })

  it('shows the plan of the command line', async () => {
    const person = await service.joins('ivanov')

    await opens(person, '🎯 Мой план')

    const { words } = await person.sees('План на ноябрь 2026')
    const plan = await service.json<PlanReport>(...report('plan', 'month', 'ivanov'))
    assert.equal(readPlan(words).turnover.fact, plan.turnover.fact)
    assert.equal(readPlan(words).margin.plan, plan.margin.plan)
  })

  it('sends the CSV of the command line as a file', async () => {
    const person = await service.joins('ivanov')
    await person.says('закрытые сделки за прошлый месяц')
    await person.nextMessage()

    await opens(person, '📄 CSV')

    const { file } = await person.sees(({ file }) => file !== null)
    assert.match(file?.name ?? '', /\.csv$/)
    assert.equal(
      file?.bytes.toString(),
      await service.svodka(...report('deals.closed', 'last-month', 'ivanov'), '--format', 'csv'),
    )
  })

  it('speaks the language of the phone, and the one that somebody chose', async () => {
    const person = await service.joins('lebedeva', 'en-US')
    const welcome = person.chat.at(-1)?.words

    await opens(person, '⚙️ Settings', 'Русский')
    await person.sees('Настройки')

    assert.match(welcome ?? '', /welcome/i)
  })

  it('gives no figure after /stop, and comes back by the button', async () => {
    const person = await service.joins('sokolov')

    await opens(person, '⚙️ Настройки', '🔕 Отписаться', 'Да, отписаться')
    await person.sees('Вы отписались')
    await person.says('оплаты за месяц')
    const told = await person.nextMessage()
    await opens(person, '↩️ Вернуться')

    assert.match(told.words, /^Вы отписались/)
    await person.sees(/^Здравствуйте, Павел/)
  })

  it('says nothing to somebody who unsubscribed in Viber, until they come back', async () => {
    const person = await service.joins('fedorova')
    await person.says('/month')
    await person.sees('Сводка')

    await person.unsubscribes()
    await service.settled()
    const before = sentTo(service, person).length
    await person.subscribes()
    await person.says('/month')

    await service.settled()
    assert.equal(sentTo(service, person).length, before + 1)
    assert.match(person.chat.at(-1)?.words ?? '', /Сводка/)
  })

  it('takes whatever somebody writes for their coming back, as Viber does', async () => {
    const person = await service.joins('gromov')
    await person.says('/month')
    await person.sees('Сводка')

    await person.unsubscribes()
    await person.says('/week')

    assert.match((await person.nextMessage()).words, /^📋 Сводка/)
  })

  it('keeps its buttons below every message', async () => {
    const messages = service.viber
      .callsOf('send_message')
      .filter(({ status }) => status === 0)
      .map(({ params }) => params)

    const bare = messages.filter(({ keyboard }) => keyboard === undefined)

    assert.ok(messages.length > 20)
    // Strangers have none.
    assert.ok(bare.every(({ text }) => /^Эта ссылка больше не действует/.test(String(text))))
  })

  it('never breaks a rule of Viber’s', () => {
    const refused = service.viber.calls.filter(({ status }) => status !== 0)
    const failed = service.viber.callbacks.filter(({ event }) => event === 'failed')

    assert.deepEqual(refused, [])
    assert.deepEqual(failed, [])
  })

  it('hears that messages arrived and were read, and writes it into the log', async () => {
    const person = await service.joins('ivanov')
    await person.says('/month')
    await person.sees('Сводка')
    await service.settled()
    const log = () => service.json<{ state: string; topic: string }[]>('log', '--last', '2')
    const arrived = await log()

    await person.reads()
    await service.settled()

    const states = (lines: readonly { state: string }[]) => lines.map(({ state }) => state)
    assert.deepEqual(states(arrived), ['delivered', 'delivered'])
    assert.deepEqual(states(await log()), ['read', 'read'])
    assert.equal(sentTo(service, person).length, 2)
  })

  it('logs no trouble, no token and nothing that was said', () => {
    const trouble = service.log.filter(({ level }) => level !== 'info')

    assert.deepEqual(trouble, [])
    assert.doesNotMatch(JSON.stringify(service.log), new RegExp(service.viber.token))
  })

  it('leaves Viber without our address when the bot is removed', async () => {
    const before = service.viber.webhookUrl

    await service.svodka('bots', 'remove', service.botId)

    assert.match(before ?? '', /\/webhooks\/[\w-]{22}$/)
    assert.equal(service.viber.webhookUrl, null)
  })
})

describe('Viber where the internet does not reach us', () => {
  it('is told about once, shown, and holds up nothing', async () => {
    await using service = await startViberService({ reachable: false })

    const shown = await service.json<{ lastError: string }>('bots', 'check', service.botId)

    assert.match(shown.lastError, /PUBLIC_URL/)
    assert.equal((await fetch(`${service.url}/healthz`)).status, 200)
    assert.deepEqual(
      service.log.filter(({ level }) => level !== 'info').map(({ event }) => event),
      ['bot not connected'],
    )
  })
})

const report = (metric: string, period: string, login: string) => [
  ...['report', metric, '--period', period, '--employee', login],
]

const labelsOf = ({ keyboard }: Person) => keyboard.map((row) => row.map(({ Text }) => Text))

const sentTo = ({ viber }: ViberService, { user }: Person) =>
  viber.callsOf('send_message').filter(({ params }) => params.receiver === user.id)

/** Presses one button after the other, each as soon as it is there. */
async function opens(person: Person, ...labels: readonly string[]): Promise<void> {
  for (const label of labels) {
    await eventually(() => labelsOf(person).flat().includes(label))
    await person.presses(label)
  }
}
