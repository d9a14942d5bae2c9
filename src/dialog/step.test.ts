import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plainText } from '../kernel/index.ts'
import type { Question } from '../statistics/index.ts'
import { type Action, encodeAction } from './action.ts'
import type { DialogEvent, Viewer } from './dialog.ts'
import { closedDeals, head, manager, NARROW } from './sample.fixture.ts'
import { asksToReturn, step } from './step.ts'

describe('a step of the conversation', () => {
  it('shows the summary of a day in two taps from home', () => {
    const [statistics] = labelled(head(), { type: 'start' }, '📈 Статистика')
    const [today] = labelled(head(), { type: 'button', data: statistics ?? '' }, 'Сегодня')

    assert.deepEqual(asked(head(), { type: 'button', data: today ?? '' }), {
      question: { subject: 'summary', scope: 'department', view: 'text', period: 'today' },
      page: 0,
    })
  })

  it('asks for my plan with everyone who works towards it', () => {
    assert.deepEqual(asked(head(), pressing({ do: 'plan' })), {
      question: { subject: 'plan', period: 'month', scope: 'all', view: 'text' },
      page: 0,
    })
  })

  it('keeps the figures of a button within the scopes of today', () => {
    const everyone = pressing({ do: 'report', question: closedDeals('all'), page: 0 })

    assert.equal(asked(manager(), everyone)?.question.scope, 'me')
  })

  it('reads a scope that is no longer offered as the narrower one with the same people', () => {
    const ofDepartment = pressing({ do: 'report', question: closedDeals('department'), page: 0 })
    const owner = head({ scopes: ['me', 'all'], defaultScope: 'all' })

    assert.equal(asked(owner, ofDepartment)?.question.scope, 'me')
  })

  it('does not tell of somebody who may not be seen any more', () => {
    const question: Question = { ...closedDeals(), person: '99' }

    assert.equal(
      said(head(), pressing({ do: 'report', question, page: 0 })),
      'Эта статистика вам недоступна. Если так быть не должно, напишите администратору.',
    )
  })

  it('offers what there is when the CRM no longer counts a metric', () => {
    const gone = { ...closedDeals('me'), subject: 'activities' as const }

    assert.equal(
      said(manager(), pressing({ do: 'report', question: gone, page: 0 })),
      'Этот показатель CRM сейчас не считает. Вот что есть:',
    )
  })

  it('answers a damaged button with a fresh menu', () => {
    assert.equal(
      said(head(), { type: 'button', data: 'p:week' }),
      'Эта кнопка уже не работает. Вот свежее меню.',
    )
  })

  it('answers a sticker with words and the menu', () => {
    assert.match(said(head(), { type: 'other' }), /^Я понимаю слова и кнопки\./)
  })

  it('changes the language and says so in the new one', () => {
    const wishes = step(head(), pressing({ do: 'set-locale', locale: 'en' }))

    assert.deepEqual(
      [wishes[0], said(head(), pressing({ do: 'set-locale', locale: 'en' })).split('\n')[1]],
      [{ wish: 'set-locale', locale: 'en' }, 'Language: English'],
    )
  })

  it('keeps a default scope only when it is offered', () => {
    const [kept] = step(head(), pressing({ do: 'set-scope', scope: 'all' }))
    const [narrowed] = step(manager(), pressing({ do: 'set-scope', scope: 'all' }))

    assert.deepEqual(
      [kept, narrowed],
      [
        { wish: 'set-default-scope', scope: 'all' },
        { wish: 'set-default-scope', scope: 'me' },
      ],
    )
  })

  it('unsubscribes after a question, with the way back', () => {
    const [leave, goodbye] = step(head(), pressing({ do: 'unsubscribe' }))

    assert.deepEqual(
      [
        labelled(head(), pressing({ do: 'ask-unsubscribe' }), 'Да, отписаться'),
        leave,
        goodbye?.wish === 'show' && goodbye.screen.buttons.flat().map(({ label }) => label),
      ],
      [[encodeAction({ do: 'unsubscribe' })], { wish: 'unsubscribe' }, ['↩️ Вернуться']],
    )
  })

  it('lets in again whoever presses the way back or starts anew', () => {
    const events = [
      pressing({ do: 'return' }),
      { type: 'start' as const },
      pressing({ do: 'home' }),
      { type: 'text' as const, text: 'меню' },
    ]

    assert.deepEqual(events.map(asksToReturn), [true, true, false, false])
  })
})

describe('a question in words', () => {
  it('becomes a report at once when it is clear', () => {
    assert.deepEqual(asked(head(), writing('закрытые сделки за прошлый месяц')), {
      question: {
        subject: 'deals.closed',
        period: 'last-month',
        view: 'text',
        scope: 'department',
      },
      page: 0,
    })
  })

  it('is asked back when the period is missing, with every period at hand', () => {
    const event = writing('мои оплаты')

    assert.deepEqual(
      [said(head(), event), labelsOf(head(), event).slice(-3)],
      ['Полученные оплаты: за какой период?', ['Прошлые…', '🗓 Свой период', '🏠 Домой']],
    )
  })

  it('is asked back when it could mean two people', () => {
    const event = writing('оплаты Петровой за ноябрь')

    assert.deepEqual(
      [said(head(), event), labelsOf(head(), event)],
      ['О ком речь?', ['Петрова Анна Сергеевна', 'Петрова Мария Игоревна', '🏠 Домой']],
    )
  })

  it('is asked back when it could mean two metrics', () => {
    const event = writing('requests last week')

    assert.deepEqual(
      [said(head({ locale: 'en' }), event), labelsOf(head({ locale: 'en' }), event)],
      ['What to show?', ['New requests', 'Processed requests', '🏠 Home']],
    )
  })

  it('is met with the nearest choices when part of it is unknown', () => {
    const event = writing('закрытые сделки за год абракадабра')

    assert.deepEqual(
      [said(head(), event), labelsOf(head(), event)],
      [
        'Понял не всё: «закрытые сделки за год абракадабра». Может быть, это:',
        ['Закрытые сделки, год', '🏠 Домой'],
      ],
    )
  })

  it('is met with what can be asked when nothing in it is known', () => {
    const event = writing('абракадабра')

    assert.deepEqual(
      [said(head(), event), labelsOf(head(), event)],
      [
        'Не понял «абракадабра». Могу показать сводку, план или любой показатель за период:',
        ['📋 Сводка', '🎯 Мой план', '📋 Показатель', '❓ Помощь', '🏠 Домой'],
      ],
    )
  })

  it('offers fewer periods where few buttons fit, and every other way to one', () => {
    const narrow = head({ capabilities: NARROW })

    const labels = labelsOf(narrow, writing('закрытые сделки'))

    assert.equal(labels.length, 10)
    assert.deepEqual(labels.slice(-3), ['Прошлые…', '🗓 Свой период', '🏠 Домой'])
  })

  it('is said back in part when it is endless', () => {
    assert.ok(said(head(), writing('ы'.repeat(5000))).length < 200)
  })
})

const pressing = (action: Action): DialogEvent => ({ type: 'button', data: encodeAction(action) })

const writing = (text: string): DialogEvent => ({ type: 'text', text })

const asked = (viewer: Viewer, event: DialogEvent) =>
  step(viewer, event).flatMap((wish) => (wish.wish === 'report' ? [wish.request] : []))[0]

const screens = (viewer: Viewer, event: DialogEvent) =>
  step(viewer, event).flatMap((wish) => (wish.wish === 'show' ? [wish.screen] : []))

const said = (viewer: Viewer, event: DialogEvent) =>
  screens(viewer, event)
    .map(({ text }) => plainText(text))
    .join('\n')

const buttonsOf = (viewer: Viewer, event: DialogEvent) =>
  screens(viewer, event).flatMap(({ buttons }) => buttons.flat())

const labelsOf = (viewer: Viewer, event: DialogEvent) =>
  buttonsOf(viewer, event).map(({ label }) => label)

/** What the buttons with this label carry. */
const labelled = (viewer: Viewer, event: DialogEvent, label: string) =>
  buttonsOf(viewer, event).flatMap((button) =>
    button.label === label && 'data' in button ? [button.data] : [],
  )
