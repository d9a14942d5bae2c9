import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plainText } from '../kernel/index.ts'
import type { Answer, MetricAnswer, Question } from '../statistics/index.ts'
import { type Action, decodeAction } from './action.ts'
import type { Screen, Viewer } from './dialog.ts'
import { moreScreen, type ReportLook, reportScreen } from './report-screen.ts'
import { closedDeals, fakeAnswer, head, manager, NARROW } from './sample.fixture.ts'

describe('a report between its buttons', () => {
  it('is one tap away from every other view, metric, period, scope, file and page', () => {
    assert.deepEqual(labels(shown(head(), closedDeals(), 1)), [
      ['📊 Диаграмма', '📈 Динамика'],
      ['‹ 1/3', '3/3 ›'],
      ['📋 Показатель', '🗓 Период'],
      ['👤 Я', '🏢 Все'],
      ['📄 CSV', '🔄 Обновить'],
      ['↩️ Назад', '🏠 Домой'],
    ])
  })

  it('has no scopes for somebody who sees only themselves', () => {
    assert.deepEqual(labels(shown(manager(), closedDeals('me'), 0)), [
      ['📊 Диаграмма', '📈 Динамика'],
      ['📋 Показатель', '🗓 Период'],
      ['📄 CSV', '🔄 Обновить'],
      ['↩️ Назад', '🏠 Домой'],
    ])
  })

  it('leads from a summary to its details', () => {
    const summary: Question = { ...closedDeals(), subject: 'summary' }

    assert.deepEqual(labels(shown(head(), summary, 0)).slice(0, 2), [
      ['📊 Диаграмма'],
      ['📖 Детализация', '🗓 Период'],
    ])
  })

  it('turns a plan by months, and no further than the next one', () => {
    const plan: Question = { ...closedDeals('all'), subject: 'plan' }
    const next = { from: day('2026-12-01'), to: day('2026-12-31') }

    assert.deepEqual(
      [
        labels(shown(head(), plan, null))[1],
        labels(shown(head(), { ...plan, period: next }, null))[1],
      ],
      [['‹ октябрь', 'декабрь ›'], ['‹ ноябрь']],
    )
  })

  it('asks for fresh figures on «Обновить», and only there', () => {
    const fresh = actions(shown(head(), { ...closedDeals(), fresh: true }, 1)).filter(
      (action) => action !== null && 'question' in action && action.question.fresh,
    )

    assert.deepEqual(fresh, [
      { do: 'report', question: { ...closedDeals(), fresh: true }, page: 1 },
    ])
  })

  it('keeps to the person it is about, but for the scopes', () => {
    const people = actions(shown(head(), { ...closedDeals(), person: '7' }, 0)).flatMap((action) =>
      action !== null && 'question' in action ? [action.question.person ?? 'nobody'] : [],
    )

    assert.deepEqual(people, ['7', '7', '7', '7', 'nobody', 'nobody', 'nobody', '7', '7', '7'])
  })

  it('moves behind «Ещё» what does not fit under a message', () => {
    const screen = shown(head({ capabilities: NARROW }), closedDeals(), 0)

    assert.deepEqual(labels(screen), [
      ['📊 Диаграмма', '📈 Динамика'],
      ['📋 Показатель', '🗓 Период'],
      ['2/3 ›'],
      ['🔄 Обновить', '⋯ Ещё'],
      ['↩️ Назад', '🏠 Домой'],
    ])
  })

  it('keeps every way on behind «Ещё» where it is about one person, and the way back', () => {
    const question: Question = { ...closedDeals(), person: '7' }

    const screen = moreScreen({ question, page: 0 }, head({ capabilities: NARROW }))

    assert.deepEqual(labels(screen), [
      ['📊 Диаграмма', '📈 Динамика'],
      ['👤 Я', '👥 Отдел', '🏢 Все'],
      ['📄 CSV'],
      ['↩️ Назад', '🏠 Домой'],
    ])
  })

  it('has a picture of the size that reads well there', () => {
    const { picture, file } = shown(head(), { ...closedDeals(), view: 'chart' }, null, {
      theme: 'dark',
    })

    assert.deepEqual(
      [picture?.kind, picture?.size, picture?.theme, file],
      ['breakdown', { width: 1200, height: 675 }, 'dark', null],
    )
  })

  it('has a file when one was asked for', () => {
    const { picture, file } = shown(head(), { ...closedDeals(), view: 'csv' }, null)

    assert.deepEqual([picture, file?.name], [null, 'deals.closed_2026-11-01_2026-11-30.csv'])
  })

  it('says in words that there is nothing, and how to go on', () => {
    const question: Question = { ...closedDeals(), view: 'chart' }
    const { text, picture, buttons } = reportScreen(head(), empty(question), {
      question,
      page: null,
    })

    assert.deepEqual(
      [
        plainText(text).includes('За 1–22 ноября закрытых сделок не было.'),
        picture,
        buttons.map((row) => row.map(({ label }) => label)),
      ],
      [
        true,
        null,
        [
          ['📋 Показатель', '🗓 Период'],
          ['👤 Я', '🏢 Все'],
          ['🔄 Обновить'],
          ['↩️ Назад', '🏠 Домой'],
        ],
      ],
    )
  })

  it('shows words with the whole list where the picture failed', () => {
    const screen = shown(head(), { ...closedDeals(), view: 'chart' }, null, {
      note: 'chart-failed',
    })
    const text = plainText(screen.text)

    assert.deepEqual(
      [screen.picture, text.split('\n')[0], text.includes('10. Сотрудник 9')],
      [null, 'Картинка не получилась, поэтому показываю словами.', true],
    )
  })

  it('says of which time the figures are while the CRM is silent', () => {
    const { text } = shown(head(), closedDeals(), 0, { note: 'crm-down' })

    assert.equal(
      plainText(text).split('\n')[0],
      'CRM сейчас не отвечает. Показываю данные на 14:05. Свежие будут, как только она вернётся: нажмите «Обновить».',
    )
  })

  it('says that nothing has changed', () => {
    const { text } = shown(head(), closedDeals(), 0, { note: 'unchanged' })

    assert.equal(plainText(text).split('\n')[0], 'Всё по-прежнему: данные на 14:05.')
  })
})

const day = (text: string) => Temporal.PlainDate.from(text)

const shown = (viewer: Viewer, question: Question, page: number | null, look?: ReportLook) =>
  reportScreen(viewer, fakeAnswer(question, viewer), { question, page }, look)

const labels = ({ buttons }: Screen) => buttons.map((row) => row.map(({ label }) => label))

const actions = ({ buttons }: Screen): (Action | null)[] =>
  buttons.flat().map((button) => ('data' in button ? decodeAction(button.data) : null))

function empty(question: Question): Answer {
  const zero = { count: 0, amount: 0n }
  const answer = fakeAnswer(question, head())
  assert.equal(answer.kind, 'metric')
  return { ...(answer as MetricAnswer), total: zero, previous: zero, employees: [] }
}
