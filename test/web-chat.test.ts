import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Service, startService } from './harness.ts'
import {
  oneDecimal,
  type PlanReport,
  readPlan,
  readSummary,
  type SummaryReport,
} from './reading.ts'
import { dataOf, webPerson } from './web-chat-person.ts'

describe('a conversation in the web chat', () => {
  let service: Service

  before(async () => {
    service = await startService({ road: 'polling' })
  })

  after(() => service[Symbol.asyncDispose]())

  it('greets by name, and offers what every messenger offers', async () => {
    const person = await as('petrova')

    await person.says('/start')

    const { buttons } = await person.sees(/^Здравствуйте, Анна/)
    assert.deepEqual(
      buttons.flat().map(({ label }) => label),
      ['📈 Статистика', '🎯 Мой план', '⚙️ Настройки', '❓ Помощь'],
    )
  })

  it('leads from statistics over a period to the summary of the command line', async () => {
    const person = await as('vetrov')
    await person.says('/start')

    await person.opens('📈 Статистика', 'Месяц')

    const { words } = await person.sees('Сводка · вся команда')
    const { metrics } = await service.json<SummaryReport>(...report('summary', 'month', 'vetrov'))
    const listed = await service.json<{ id: string; title: string }[]>('metrics')
    const titles = new Map(listed.map(({ id, title }) => [id, title]))
    assert.deepEqual(
      readSummary(words),
      Object.fromEntries(Object.entries(metrics).map(([id, said]) => [titles.get(id), said])),
    )
  })

  it('turns details into a chart, a trend and words again, in one message', async () => {
    const person = await as('vetrov')
    await person.says('/start')
    await person.opens('📈 Статистика', 'Месяц', '📖 Детализация', 'Закрытые сделки')

    await person.opens('📊 Диаграмма')
    const chart = await person.sees(({ picture }) => picture !== undefined)
    const drawn = await person.bytes(chart.picture ?? '')
    await person.opens('📈 Динамика')
    await person.sees('Лучший день')
    await person.opens('📖 Текст')
    const text = await person.sees('1. ')

    assert.deepEqual([drawn.readUInt32BE(16), drawn.readUInt32BE(20)], [1200, 675])
    assert.equal(text.picture, undefined)
    assert.equal((await person.chat()).filter(({ from }) => from === 'bot').length, 1)
  })

  it('shows the plan of the command line', async () => {
    const person = await as('ivanov')
    await person.says('/start')

    await person.opens('🎯 Мой план')

    const { words } = await person.sees('План на ноябрь 2026')
    const plan = await service.json<PlanReport>(...report('plan', 'month', 'ivanov'))
    assert.deepEqual(readPlan(words), {
      turnover: rounded(plan.turnover),
      margin: rounded(plan.margin),
    })
  })

  it('hands out the CSV of the command line as a file', async () => {
    const person = await as('ivanov')
    await person.says('закрытые сделки за прошлый месяц')

    await person.opens('📄 CSV')

    const { file } = await person.sees((message) => message.file !== undefined)
    assert.match(file?.name ?? '', /\.csv$/)
    assert.equal(
      (await person.bytes(file?.url ?? '')).toString(),
      await service.svodka(...report('deals.closed', 'last-month', 'ivanov'), '--format', 'csv'),
    )
  })

  it('keeps the language and the scope that somebody chose', async () => {
    const person = await as('lebedeva')
    await person.says('/start')

    await person.opens('⚙️ Настройки', 'English', '👤 Me')
    await person.sees('only yours')
    await person.says('/month')

    await person.sees('Summary · your figures')
  })

  it('gives no figure after leaving, by word or by an old button, until the return', async () => {
    const person = await as('fedorova')
    await person.says('/month')
    const refresh = dataOf(await person.sees('Сводка'), '🔄 Обновить')
    const before = (await person.chat()).length

    await person.says('/stop')
    await person.sees('Вы отписались')
    await person.pressesAgain(refresh ?? '')
    await person.says('оплаты за месяц')
    await service.settled()
    const told = (await person.chat()).slice(before).filter(({ from }) => from === 'bot')
    await person.opens('↩️ Вернуться')

    await person.sees(/^Здравствуйте, Юлия/)
    assert.ok(told.length > 0)
    assert.deepEqual(
      told.filter(({ words }) => !words.startsWith('Вы отписались')),
      [],
    )
  })

  it('gives no figure once blocked in Svodka, by word or by an old button', async () => {
    const person = await as('sokolov')
    await person.says('/month')
    const report = await person.sees('Сводка')

    await service.svodka('subscribers', 'block', 'sokolov')
    await person.pressesAgain(dataOf(report, '🔄 Обновить') ?? '')
    await person.says('/month')
    await service.settled()

    const told = (await person.chat()).filter(({ from, id }) => from === 'bot' && id !== report.id)
    assert.ok(told.length > 0)
    assert.doesNotMatch(told.map(({ words }) => words).join(), /Сводка|₽/)
  })

  it('gives no figure once deactivated in the CRM, by word or by an old button', async () => {
    const person = await as('morozov')
    await person.says('/month')
    const report = await person.sees('Сводка')

    await service.changeCrm("UPDATE employees SET active = 0 WHERE login = 'morozov'")
    await service.pass({ minutes: 2 })
    await person.pressesAgain(dataOf(report, '🔄 Обновить') ?? '')
    await person.says('/month')
    await service.settled()

    const told = (await person.chat()).filter(({ from, id }) => from === 'bot' && id !== report.id)
    assert.ok(told.length > 0)
    assert.doesNotMatch(told.map(({ words }) => words).join(), /Сводка|₽/)
  })

  it('is open to nobody who is not in it', async () => {
    const response = await fetch(`${service.url}/api/try/chats/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`)

    assert.equal(response.status, 404)
    await assert.rejects(webPerson(service.url, 'nobody'), /404/)
  })

  async function as(login: string) {
    const all = await service.json<{ id: string; login: string }[]>('employees')
    return webPerson(service.url, all.find((one) => one.login === login)?.id ?? '')
  }
})

const report = (metric: string, period: string, login: string) => [
  ...['report', metric, '--period', period, '--employee', login],
]

const rounded = (line: PlanReport['turnover']) => ({ ...line, percent: oneDecimal(line.percent) })
