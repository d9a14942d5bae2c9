import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  missingSpecification,
  type Person,
  validateAnswer,
  validateCall,
} from './emulators/slack/index.ts'
import {
  oneDecimal,
  type PlanReport,
  readPlan,
  readSummary,
  type SummaryReport,
} from './reading.ts'
import { type SlackRoad, type SlackService, startSlackService } from './slack-service.ts'

/** Everything that somebody does with the bot in Slack, whichever road Slack takes to us. */
export function slackSuite(road: SlackRoad): void {
  describe(`a conversation in Slack by ${road}`, () => {
    let service: SlackService

    before(async () => {
      service = await startSlackService(road)
    })

    after(() => service[Symbol.asyncDispose]())

    it('begins with an invitation: a link to the chat, and a code to be sent there', async () => {
      const made = await service.svodka('invite', 'petrova', '--bot', service.botId)
      const [link = '', code = ''] = made.trim().split('\n')
      const person = service.person()

      person.says(`  \`${code}\``)

      assert.equal(link, 'https://slack.com/app_redirect?app=A0APP0001&team=T0ACME001')
      const { words, buttons } = await person.nextMessage()
      assert.match(words, /^Анна, добро пожаловать!/)
      assert.deepEqual(
        buttons.map((row) => row.map(({ label }) => label)),
        [['📈 Статистика', '🎯 Мой план'], ['⚙️ Настройки', '❓ Помощь'], ['✍️ Оставить заявку']],
      )
    })

    it('leads from statistics over a period to the summary, in one message', async () => {
      const person = await service.joins('vetrov')

      await opens(person, '📈 Статистика', 'Месяц')

      const { words } = await person.sees('Сводка · вся команда')
      assert.deepEqual(readSummary(words), await summaryOf('vetrov', 'month'))
      assert.equal(person.chat.filter(({ fromBot }) => fromBot).length, 1)
    })

    it('turns details into a chart, a trend and words again, in one message', async () => {
      const person = await service.joins('vetrov')
      await opens(person, '📈 Статистика', 'Месяц', '📖 Детализация', 'Закрытые сделки')

      await opens(person, '📊 Диаграмма')
      const chart = await person.sees(({ picture }) => picture !== null)
      await opens(person, '📈 Динамика')
      const trend = await person.sees(({ words }) => words.includes('Лучший день'))
      await opens(person, '📖 Текст')
      const text = await person.sees(({ words }) => words.includes('1. '))

      assert.deepEqual(
        [chart.picture?.readUInt32BE(16), chart.picture?.readUInt32BE(20)],
        [1200, 675],
      )
      assert.ok(trend.picture !== null && !trend.picture.equals(chart.picture ?? Buffer.of()))
      assert.equal(text.picture, null)
      assert.equal(person.chat.filter(({ fromBot }) => fromBot).length, 1)
    })

    it('shows the plan of the command line', async () => {
      const person = await service.joins('ivanov')

      await opens(person, '🎯 Мой план')

      const { words } = await person.sees('План на ноябрь 2026')
      const { turnover, margin } = await service.json<PlanReport>(
        ...['report', 'plan', '--period', 'month', '--employee', 'ivanov'],
      )
      assert.deepEqual(readPlan(words), { turnover: rounded(turnover), margin: rounded(margin) })
    })

    it('sends the CSV of the command line as a file', async () => {
      const person = await service.joins('ivanov')
      person.says('закрытые сделки за прошлый месяц')

      await opens(person, '📄 CSV')

      const { file } = await person.sees(({ file }) => file !== null)
      assert.match(file?.name ?? '', /\.csv$/)
      assert.equal(
        file?.bytes.toString(),
        await service.svodka(
          ...['report', 'deals.closed', '--period', 'last-month'],
          ...['--employee', 'ivanov', '--format', 'csv'],
        ),
      )
    })

    it('keeps the language and the scope that somebody chose', async () => {
      const person = await service.joins('lebedeva')

      await opens(person, '⚙️ Настройки', 'English', '👤 Me')
      await person.sees('only yours')
      person.says('this month')

      await person.sees('Summary · your figures')
    })

    it('answers a command with words in the chat, and one without with the home screen', async () => {
      const person = await service.joins('sokolov')
      const home = await person.commands('/svodka')
      await person.sees(/^Здравствуйте, Павел/)

      const said = await person.commands('/svodka', 'закрытые сделки за прошлый месяц')

      assert.deepEqual([home, said], ['', ''])
      assert.match((await person.sees('Закрытые сделки')).words, /октябрь 2026/)
    })

    it('shows home in App Home, whose buttons are answered in the chat', async () => {
      const person = await service.joins('petrova')
      person.opensHome()
      const { words, buttons } = await person.waits(() => person.home, 'App Home')

      await person.pressesHome('📈 Статистика')

      assert.match(words, /^Здравствуйте, Анна/)
      assert.equal(buttons.at(-1)?.label, '✍️ Оставить заявку')
      await person.sees(({ buttons: rows }) => rows.flat().some(({ label }) => label === 'Месяц'))
      assert.match(person.home?.words ?? '', /^Здравствуйте, Анна/)
    })

    it('opens the window for a request from App Home, by command and from a message', async () => {
      const person = service.person()
      const employee = await service.joins('petrova')
      employee.opensHome()
      await employee.waits(() => employee.home, 'App Home')

      await employee.pressesHome('✍️ Оставить заявку')
      await person.commands('/request', 'нужна смета')

      const own = await employee.waits(() => employee.modal, 'the window')
      const { title, view } = await person.waits(() => person.modal, 'the window')
      assert.deepEqual([own.title, title], ['Заявка', 'Заявка'])
      assert.match(JSON.stringify(view), /нужна смета/)
    })

    it('takes a request that is filled in rightly, and says by which number', async () => {
      const person = service.person()
      await person.shortcut('request', person.says('Нужен счёт'))
      await person.waits(() => person.modal, 'the window')

      const errors = await person.submits({ name: 'Ольга', phone: '12', consent: 'yes', text: 'а' })
      const right = { name: 'Ольга', phone: '8 916 123-45-67', consent: 'yes', text: 'Счёт' }
      await person.submits(right)

      assert.deepEqual(Object.keys(errors), ['phone'])
      assert.match((await person.sees(/№/)).words, /№ ?\d+/)
    })

    it('gives no figure after leaving, by word, button or App Home, until the return', async () => {
      const person = await service.joins('fedorova')
      person.says('сводка за месяц')
      await person.sees('Сводка')
      await person.commands('/svodka', '/stop')
      const { ts } = await person.sees('Вы отписались')

      await person.presses(/Обновить/)
      person.says('оплаты за месяц')
      person.opensHome()
      await service.settled()
      const told = person.chat.filter((one) => one.fromBot && one.ts > ts)
      await person.commands('/svodka')

      assert.ok(told.length > 0)
      assert.deepEqual(
        told.filter(({ words }) => !words.startsWith('Вы отписались')),
        [],
      )
      await person.sees(/^Здравствуйте, Юлия/)
    })

    it('is acknowledged within the three seconds that Slack waits', () => {
      const { log } = service.slack.deliveries

      assert.ok(log.length > 40)
      assert.deepEqual(
        log.filter(({ status, afterMs }) => status !== 200 || afterMs > 1500),
        [],
      )
    })

    it('calls Slack only as its description allows', {
      skip: missingSpecification ?? false,
    }, () => {
      const { calls } = service.slack

      assert.ok(calls.length > 30, String(calls.length))
      assert.deepEqual(
        calls.flatMap(({ method, args, answer }) => [
          ...validateCall(method, args),
          ...validateAnswer(method, answer),
        ]),
        [],
      )
    })

    it('logs no trouble, no token and nothing that was said', () => {
      const trouble = service.log.filter(
        ({ level, event }) => level !== 'info' && event !== 'nobody to tell of a request',
      )
      const { token, appToken, signingSecret } = service.slack.app

      assert.deepEqual(trouble, [])
      assert.doesNotMatch(
        JSON.stringify(service.log),
        new RegExp([token, appToken, signingSecret].join('|')),
      )
    })

    async function summaryOf(login: string, period: string): Promise<SummaryReport['metrics']> {
      const list = await service.json<{ id: string; title: string }[]>('metrics')
      const titles = new Map(list.map(({ id, title }) => [id, title] as const))
      const { metrics } = await service.json<SummaryReport>(
        ...['report', 'summary', '--period', period, '--employee', login],
      )
      return Object.fromEntries(
        Object.entries(metrics).map(([id, figures]) => [titles.get(id), figures]),
      )
    }
  })
}

/** Presses one button after the other, each as soon as it is there. */
export async function opens(person: Person, ...labels: readonly string[]): Promise<void> {
  for (const label of labels) {
    await person.sees(({ buttons }) => buttons.flat().some((button) => button.label === label))
    await person.presses(label)
  }
}

const rounded = (line: PlanReport['turnover']) => ({ ...line, percent: oneDecimal(line.percent) })
