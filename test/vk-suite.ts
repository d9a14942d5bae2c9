import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { missingSpecification } from './emulators/vk/index.ts'
import { eventually, type Road } from './harness.ts'
import {
  type MetricReport,
  oneDecimal,
  type PlanReport,
  readBreakdown,
  readPlan,
  readSummary,
  type SummaryReport,
} from './reading.ts'
import { opens, startVkService, type VkService } from './vk-service.ts'

/** Everything that somebody does with the bot in VK, whichever road events come by. */
export function vkSuite(road: Road): void {
  describe(`a conversation in VK by ${road}`, () => {
    let service: VkService

    before(async () => {
      service = await startVkService({ road })
    })

    after(() => service[Symbol.asyncDispose]())

    it('begins with an invitation, and greets by name', async () => {
      const { link } = await service.json<{ link: string }>(
        ...['invite', 'petrova', '--bot', service.botId],
      )
      const person = service.person()

      person.follows(link)

      const { words, buttons, inline } = await person.nextMessage()
      assert.match(link, /^https:\/\/vk\.me\/acme_crm\?ref=[\w-]{22}$/)
      assert.match(words, /^Анна, добро пожаловать!/)
      assert.equal(inline, true)
      assert.deepEqual(
        buttons.flat().map(({ text }) => text),
        ['📈 Статистика', '🎯 Мой план', '⚙️ Настройки', '❓ Помощь', '✍️ Оставить заявку'],
      )
    })

    it('begins with a code that is typed, where the link brought nothing', async () => {
      const { code } = await service.json<{ code: string }>(
        ...['invite', 'gromov', '--bot', service.botId],
      )
      const person = service.person()

      person.says(` ${code} `)

      assert.match((await person.nextMessage()).words, /^Дмитрий, добро пожаловать!/)
    })

    it('leads from statistics over a period to the summary of the command line', async () => {
      const person = await service.joins('vetrov')

      await opens(person, '📈 Статистика', 'Месяц')

      const { words } = await person.sees('Сводка · вся команда')
      assert.deepEqual(readSummary(words), await summaryOf('vetrov', 'month'))
    })

    it('leads on to details, a chart, a trend and a file, in the message that stands', async () => {
      const person = await service.joins('vetrov')

      await opens(person, '📈 Статистика', 'Месяц', '📖 Детализация', 'Закрытые сделки')
      const details = await person.sees('1. ')
      await opens(person, '📊 Диаграмма')
      const chart = await person.sees(({ photo }) => photo !== undefined)
      await opens(person, '📈 Динамика')
      const trend = await person.sees(({ words }) => words.includes('Лучший день'))
      await opens(person, '📖 Текст')
      const text = await person.sees(({ photo, words }) => !photo && words.includes('1. '))

      const whole = await service.json<MetricReport>(...report('deals.closed', 'month', 'vetrov'))
      assert.deepEqual(readBreakdown(details.words).total, whole.total)
      assert.deepEqual([chart.photo?.width, chart.photo?.height], [1200, 675])
      assert.ok(!trend.photo?.bytes.equals(chart.photo?.bytes ?? Buffer.of()))
      assert.equal(text.cmid, details.cmid)
      assert.equal(person.chat.filter(({ fromBot }) => fromBot).length, 1)
    })

    it('shows the plan of the command line', async () => {
      const person = await service.joins('ivanov')

      await opens(person, '🎯 Мой план')

      const { words } = await person.sees('План на ноябрь 2026')
      const { turnover, margin } = await service.json<PlanReport>(
        ...report('plan', 'month', 'ivanov'),
      )
      assert.deepEqual(readPlan(words), { turnover: rounded(turnover), margin: rounded(margin) })
    })

    it('sends the CSV of the command line as a file, and never replaces it', async () => {
      const person = await service.joins('ivanov')
      person.says('закрытые сделки за прошлый месяц')
      const asked = await person.nextMessage()

      await opens(person, '📄 CSV')
      const { document, cmid } = await person.sees((one) => one.document !== undefined)
      await opens(person, '🏠 Домой')
      await person.sees('Здравствуйте')

      assert.match(document?.title ?? '', /\.csv$/)
      assert.equal(
        document?.bytes.toString(),
        await service.svodka(...report('deals.closed', 'last-month', 'ivanov'), '--format', 'csv'),
      )
      assert.ok(cmid > asked.cmid)
      assert.equal(person.chat.find((one) => one.cmid === cmid)?.document?.title, document?.title)
    })

    it('keeps the language and the scope that somebody chose', async () => {
      const person = await service.joins('lebedeva')

      await opens(person, '⚙️ Настройки', 'English', '👤 Me')
      await person.sees('only yours')
      person.says('/month')

      await person.sees('Summary · your figures')
    })

    it('gives no figure after /stop, by word or by an old button, until «Начать»', async () => {
      const person = await service.joins('fedorova')
      person.says('/month')
      await person.sees('Сводка')

      person.says('/stop')
      await person.sees('Вы отписались')
      await person.pressesAndIsAnswered('🔄 Обновить')
      person.says('оплаты за месяц')
      await service.settled()
      const told = person.chat.filter(({ words }) => /Сводка|Оплаты/.test(words))
      person.says('Начать')

      await person.sees(/^Здравствуйте, Юлия/)
      assert.equal(told.length, 1)
    })

    it('brings somebody back by the button under the last word', async () => {
      const person = await service.joins('sokolov')

      await opens(person, '⚙️ Настройки', '🔕 Отписаться', 'Да, отписаться', '↩️ Вернуться')

      await person.sees(/^Здравствуйте, Павел/)
    })

    it('says nothing to whoever forbids messages, and goes on when they allow them', async () => {
      const person = await service.joins('morozov')

      person.denies()
      await service.settled()
      const stopped = await stateOf('morozov')
      person.allows()
      await service.settled()
      person.says('/month')

      await person.sees('Сводка')
      assert.equal(stopped, 'stopped')
      assert.equal(await stateOf('morozov'), 'subscribed')
    })

    it('answers every press, and at once', async () => {
      await eventually(() => service.vk.presses.every(({ answer }) => answer !== null))

      assert.ok(service.vk.presses.length > 15)
      assert.deepEqual(
        service.vk.presses.filter(({ answer }) => (answer?.afterMs ?? 0) > 1000),
        [],
      )
    })

    it('calls VK only as its description allows', { skip: missingSpecification ?? false }, () => {
      assert.deepEqual(service.invalid(), [])
    })

    it('is refused nothing by VK', () => {
      const refused = service.vk.calls.filter(({ answer }) => answer === null || 'error' in answer)

      assert.deepEqual(refused, [])
    })

    it('logs no trouble, no key and nothing that was said', () => {
      const trouble = service.log.filter(({ level }) => level !== 'info')

      assert.deepEqual(trouble, [])
      assert.doesNotMatch(JSON.stringify(service.log), new RegExp(service.vk.token))
    })

    async function stateOf(login: string): Promise<string | undefined> {
      const all = await service.json<{ employee: string; state: string }[]>('subscribers', 'list')
      return all.find(({ employee }) => employee === login)?.state
    }

    async function summaryOf(login: string, period: string): Promise<SummaryReport['metrics']> {
      const listed = await service.json<{ id: string; title: string }[]>('metrics')
      const titles = new Map(listed.map(({ id, title }) => [id, title] as const))
      const { metrics } = await service.json<SummaryReport>(...report('summary', period, login))
      return Object.fromEntries(
        Object.entries(metrics).map(([id, figures]) => [titles.get(id), figures]),
      )
    }
  })
}

const report = (metric: string, period: string, login: string) => [
  ...['report', metric, '--period', period, '--employee', login],
]

const rounded = (line: PlanReport['turnover']) => ({ ...line, percent: oneDecimal(line.percent) })
