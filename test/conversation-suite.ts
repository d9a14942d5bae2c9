import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { missingSpecification, type Person } from './emulators/telegram/index.ts'
import { eventually, type Road, type Service, startService } from './harness.ts'
import {
  type MetricReport,
  oneDecimal,
  type PlanReport,
  readBreakdown,
  readPlan,
  readSummary,
  type SummaryReport,
} from './reading.ts'

/** Everything that somebody does with the bot, whichever road updates come by. */
export function conversationSuite(road: Road): void {
  describe(`a conversation by ${road}`, () => {
    let service: Service

    before(async () => {
      service = await startService({ road })
    })

    after(() => service[Symbol.asyncDispose]())

    it('begins with an invitation, and greets by name', async () => {
      const { link } = await service.json<{ link: string }>(
        ...['invite', 'petrova', '--bot', service.botId],
      )
      const { pathname, searchParams } = new URL(link)
      const person = service.person()

      person.starts(searchParams.get('start') ?? '')

      assert.equal(pathname, '/svodka_bot')
      const { words, buttons } = await person.nextMessage()
      assert.match(words, /^Анна, добро пожаловать!/)
      assert.deepEqual(
        buttons.flat().map(({ text }) => text),
        ['📈 Статистика', '🎯 Мой план', '⚙️ Настройки', '❓ Помощь'],
      )
    })

    it('begins with a bot that was added while the service runs', async () => {
      const added = service.telegram.addBot({
        id: 71,
        first_name: 'Вторая',
        username: 'second_bot',
      })
      const { id } = await service.json<{ id: string }>(
        ...['bots', 'add', 'telegram', '--token', added.token],
      )
      const { code } = await service.json<{ code: string }>('invite', 'gromov', '--bot', id)
      const person = service.telegram.person({ id: 77, first_name: 'Дмитрий' }, added.token)

      person.starts(code)

      assert.match((await person.nextMessage()).words, /^Дмитрий, добро пожаловать!/)
    })

    it('leads from statistics over a period to the summary of the command line', async () => {
      const person = await service.joins('vetrov')

      await opens(person, '📈 Статистика', 'Месяц')

      const { words } = await person.sees('Сводка · вся команда')
      assert.deepEqual(readSummary(words), await summaryOf('vetrov', 'month'))
    })

    it('leads on to a metric in detail, page by page, with the same figures', async () => {
      const person = await service.joins('vetrov')
      const whole = await service.json<MetricReport>(...report('activities', 'month', 'vetrov'))

      await opens(person, '📈 Статистика', 'Месяц', '📖 Детализация', 'Активности')
      const first = readBreakdown((await person.sees('Страница 1 из 2')).words)
      await opens(person, '2/2 ›')
      const second = readBreakdown((await person.sees('Страница 2 из 2')).words)

      assert.deepEqual(
        { ...first, employees: [...first.employees, ...second.employees] },
        shown(whole),
      )
    })

    it('says amounts to the kopeck, as the command line does', async () => {
      const person = await service.joins('ivanov')

      person.says('оплаты за прошлый месяц')

      const { words } = await person.nextMessage()
      const whole = await service.json<MetricReport>(
        ...report('payments.received', 'last-month', 'ivanov'),
      )
      assert.deepEqual(readBreakdown(words), shown(whole))
    })

    it('turns text into a chart, a trend and back, in one message', async () => {
      const person = await service.joins('vetrov')
      await opens(person, '📈 Статистика', 'Месяц', '📖 Детализация', 'Закрытые сделки')

      await opens(person, '📊 Диаграмма')
      const chart = await person.sees(({ photo }) => photo !== undefined)
      await opens(person, '📈 Динамика')
      const trend = await person.sees(({ words }) => words.includes('Лучший день'))
      await opens(person, '📖 Текст')
      const text = await person.sees(
        ({ photo, words }) => photo === undefined && words.includes('1. '),
      )

      assert.deepEqual([chart.photo?.width, chart.photo?.height], [1200, 675])
      assert.ok(!trend.photo?.bytes.equals(chart.photo?.bytes ?? Buffer.of()))
      assert.match(text.words, /^📖 Закрытые сделки/)
      const standing = () => person.chat.filter(({ fromBot }) => fromBot)
      await eventually(() => standing().length === 1)
      assert.equal(standing()[0]?.message_id, text.message_id)
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

    it('sends the CSV of the command line as a file, under the message that asked', async () => {
      const person = await service.joins('ivanov')
      person.says('закрытые сделки за прошлый месяц')
      const asked = await person.nextMessage()

      await opens(person, '📄 CSV')

      const { document, message_id } = await person.sees(({ document }) => document !== undefined)
      assert.match(document?.file_name ?? '', /\.csv$/)
      assert.equal(
        document?.bytes.toString(),
        await service.svodka(...report('deals.closed', 'last-month', 'ivanov'), '--format', 'csv'),
      )
      assert.ok(message_id > asked.message_id)
    })

    it('keeps the language and the scope that somebody chose', async () => {
      const person = await service.joins('lebedeva')

      await opens(person, '⚙️ Настройки', 'English', '👤 Me')
      await person.sees('only yours')
      person.says('/month')

      const { words } = await person.sees('Summary · your figures')
      const { metrics } = await service.json<SummaryReport>(
        ...report('summary', 'month', 'lebedeva'),
        ...['--scope', 'me'],
      )
      assert.match(words, new RegExp(`New deals: ${metrics['deals.new']?.count}\\b`))
    })

    it('understands questions in words, Russian and English', async () => {
      const person = await service.joins('petrova')
      const head = await service.joins('vetrov', 'en')

      person.says('закрытые сделки за прошлый месяц')
      head.says('closed deals last week by department')

      assert.match((await person.nextMessage()).words, /Закрытые сделки.*\n🗓 октябрь 2026/)
      assert.match((await head.nextMessage()).words, /Closed deals.*\n.*9–15 November 2026/)
    })

    it('gives no figure after /stop, by word or by an old button, until /start', async () => {
      const person = await service.joins('fedorova')
      person.says('/month')
      const report = await person.sees('Сводка')

      person.says('/stop')
      await person.sees('Вы отписались')
      await person.pressesAndIsAnswered('🔄 Обновить', report.message_id)
      person.says('оплаты за месяц')
      await person.sees(({ message_id }) => message_id > report.message_id + 4)
      const told = person.chat.filter(({ message_id }) => message_id > report.message_id)
      person.says('/start')

      assert.deepEqual(
        told.filter(({ fromBot, words }) => fromBot && !words.startsWith('Вы отписались')),
        [],
      )
      await person.sees(/^Здравствуйте, Юлия/)
    })

    it('brings somebody back by the button under the last word', async () => {
      const person = await service.joins('sokolov')

      await opens(person, '⚙️ Настройки', '🔕 Отписаться', 'Да, отписаться', '↩️ Вернуться')

      await person.sees(/^Здравствуйте, Павел/)
    })

    it('sets the menu of commands in both languages', () => {
      const menus = service.telegram.callsOf('setMyCommands').map(({ params }) => params)

      assert.deepEqual(
        [...new Set(menus.map(({ language_code }) => language_code ?? 'ru'))],
        ['ru', 'en'],
      )
      assert.match(JSON.stringify(menus), /"command":"stats"/)
    })

    it('answers every press, and at once', () => {
      const { callbacks } = service.telegram

      assert.ok(callbacks.length > 20)
      assert.deepEqual(
        callbacks.filter(({ answer }) => answer === null || answer.afterMs > 1000),
        [],
      )
    })

    it('calls Telegram only as its description allows', { skip: missing }, () => {
      assert.deepEqual(service.invalidCalls(), [])
    })

    it('is in the message log, line by line, without its figures', async () => {
      const person = await service.joins('ivanov')
      person.says('закрытые сделки за прошлый месяц')
      await opens(person, '📄 CSV', '📊 Диаграмма')
      await person.sees(({ photo }) => photo !== undefined)
      await service.settled()

      const log = await service.json<object[]>('log', '--last', '3', '--bot', service.botId)

      const line = (kind: string, topic: string) => ({
        bot: service.botId,
        recipient: `@${person.user.username}`,
        topic: `deals.closed last-month all ${topic}`,
        kind,
        state: 'sent',
        attempts: 1,
        error: null,
        messenger: 'telegram',
        employee: 'ivanov',
      })
      assert.deepEqual(
        log.map(({ id, at, ...rest }: { id?: string; at?: string }) => rest),
        [line('picture', 'chart'), line('file', 'csv'), line('text', 'text')],
      )
    })

    it('logs no trouble, no token and nothing that was said', () => {
      const trouble = service.log.filter(({ level }) => level !== 'info')

      assert.deepEqual(trouble, [])
      assert.doesNotMatch(JSON.stringify(service.log), new RegExp(service.telegram.token))
    })

    async function summaryOf(login: string, period: string): Promise<SummaryReport['metrics']> {
      const titles = new Map(
        (await service.json<{ id: string; title: string }[]>('metrics')).map(
          ({ id, title }) => [id, title] as const,
        ),
      )
      const { metrics } = await service.json<SummaryReport>(...report('summary', period, login))
      return Object.fromEntries(
        Object.entries(metrics).map(([id, figures]) => [titles.get(id), figures]),
      )
    }
  })
}

const missing = missingSpecification ?? false

const report = (metric: string, period: string, login: string) => [
  ...['report', metric, '--period', period, '--employee', login],
]

/** Presses one button after the other, each as soon as it is there. */
async function opens(person: Person, ...labels: readonly string[]): Promise<void> {
  for (const label of labels) {
    await person.sees(({ buttons }) => buttons.flat().some(({ text }) => text === label))
    await person.pressesAndIsAnswered(label)
  }
}

/** A report as words show it: shares with one decimal, nothing around the figures. */
const shown = ({ total, previous, employees }: MetricReport): MetricReport => ({
  total,
  previous: { total: previous.total },
  employees: employees.map(({ name, count, amount, share }) => ({
    name,
    count,
    ...(amount !== undefined && { amount }),
    share: oneDecimal(share),
  })),
})

const rounded = (line: PlanReport['turnover']) => ({ ...line, percent: oneDecimal(line.percent) })
