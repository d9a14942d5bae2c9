import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { METRIC_IDS } from '../crm/index.ts'
import { understand } from './phrase.ts'
import { choicesOf, HEAD, type Row, said } from './phrase-example.ts'

const WHOLE: readonly Row[] = [
  ['закрытые сделки за прошлый месяц', 'deals.closed last-month all'],
  ['оплаты 1-15 ноября по отделу', 'payments.received 2026-11-01..2026-11-15 department'],
  ['выставленные счета с 3 по 17 марта', 'invoices.issued 2026-03-03..2026-03-17 all'],
  ['счета за 2025', 'invoices.issued last-year all'],
  ['сводка за вчера', 'summary yesterday all'],
  ['за прошлый месяц', 'summary last-month all'],
  ['invoices in Q3', 'invoices.issued last-quarter all'],
  ['calls yesterday by department chart', 'calls yesterday department chart'],
  ['my payments from March 3 to 17', 'payments.received 2026-03-03..2026-03-17 me'],
  ['what were my sales last quarter?', 'deals.closed last-quarter me'],
  ['лучшие менеджеры по оплатам за ноябрь', 'payments.received month all'],
  ['итого оплат с начала квартала', 'payments.received 2026-10-01..2026-11-22 all'],
]

describe('A phrase is a question', () => {
  for (const [phrase, means] of WHOLE) it(phrase, () => assert.equal(said(phrase), means))
})

describe('A phrase follows the last report', () => {
  const last = { subject: 'deals.closed', scope: 'department', view: 'chart' } as const

  it('with its subject, scope and view when it names only a period', () => {
    assert.equal(said('а за прошлый месяц?', { last }), 'deals.closed last-month department chart')
  })

  it('with what it names itself', () => {
    assert.equal(said('а мои за вчера', { last }), 'deals.closed yesterday me chart')
    assert.equal(said('а за вчера таблицей', { last }), 'deals.closed yesterday department csv')
    assert.equal(said('а у Петровой за вчера?', { last }), 'deals.closed yesterday all chart #3')
  })

  it('not at all when it names a subject', () => {
    assert.equal(said('звонки за вчера', { last }), 'calls yesterday all')
    assert.equal(said('сводка за вчера', { last }), 'summary yesterday all')
  })

  it('only with a period: the last one is not known', () => {
    assert.equal(said('диаграмма', { last }), '? period')
    assert.equal(said('Петрова', { last }), '? period')
  })

  it('within its months when it was a plan', () => {
    const plan = { subject: 'plan', scope: 'me', view: 'text' } as const

    assert.equal(said('за октябрь', { last: plan }), 'plan last-month me')
    assert.equal(said('за неделю', { last: plan }), '? period')
  })

  it('with the summary when the CRM no longer counts its metric', () => {
    assert.equal(
      said('за вчера', { last, metrics: ['calls'] }),
      'summary yesterday department chart',
    )
  })
})

describe('A phrase stays within what is offered', () => {
  it('narrows a scope that is not, never widens it', () => {
    assert.equal(
      said('оплаты по отделу вчера', { scopes: ['me'] }),
      'payments.received yesterday me',
    )
    assert.equal(
      said('оплаты компании вчера', { scopes: ['me', 'department'] }),
      'payments.received yesterday department',
    )
    assert.equal(
      said('оплаты отдела вчера', { scopes: ['me', 'all'] }),
      'payments.received yesterday me',
    )
  })

  it('asks about a scope that is narrower than all that are', () => {
    assert.equal(said('мои оплаты вчера', { scopes: ['department', 'all'] }), '? scope')
  })

  it('opens with the default scope', () => {
    assert.equal(said('оплаты вчера', { defaultScope: 'me' }), 'payments.received yesterday me')
  })

  it('looks for one person in the widest scope', () => {
    const changes = { defaultScope: 'me', scopes: ['me', 'department'] } as const

    assert.equal(
      said('оплаты Петровой вчера', changes),
      'payments.received yesterday department #3',
    )
  })

  it('means the only one of two metrics that the CRM counts', () => {
    assert.equal(
      said('заявки вчера', { metrics: ['requests.processed'] }),
      'requests.processed yesterday all',
    )
  })

  it('does not answer for a metric that the CRM does not count', () => {
    assert.equal(said('звонки вчера', { metrics: ['deals.closed'] }), 'no')
    assert.equal(said('звонки и закрытые сделки вчера', { metrics: ['deals.closed'] }), 'no')
  })

  it('has no answer for somebody who may see nobody', () => {
    assert.equal(said('оплаты вчера', { scopes: [], people: [] }), 'no')
  })
})

describe('Whatever is written', () => {
  const phrases = fc.oneof(
    fc.string({ maxLength: 5000, unit: 'binary' }),
    fc.string({ maxLength: 600, unit: 'grapheme' }),
    fc.array(fc.constantFrom(...vocabulary()), { maxLength: 45 }).map((words) => words.join(' ')),
  )
  const contexts = fc.record({
    today: fc
      .integer({ min: 0, max: 36_000 })
      .map((days) => HEAD.today.with({ year: 2001 }).add({ days })),
    metrics: fc.subarray([...METRIC_IDS]),
    people: fc.subarray([...HEAD.people]),
    scopes: fc.subarray([...HEAD.scopes]),
    defaultScope: fc.constantFrom(...HEAD.scopes),
    last: fc.constantFrom(null, { subject: 'calls', scope: 'all', view: 'trend' } as const),
  })

  it('never leads to figures that are not offered, and is read quickly', () => {
    fc.assert(
      fc.property(phrases, contexts, (phrase, context) => {
        const begun = performance.now()
        const understanding = understand(phrase, context)
        const took = performance.now() - begun

        const choices = choicesOf(understanding)
        const ids = new Set(context.people.map(({ id }) => id))
        const subjects = new Set(['summary', 'plan', ...context.metrics])
        assert.ok(choices.every(({ person }) => person === undefined || ids.has(person)))
        assert.ok(choices.every(({ scope }) => context.scopes.includes(scope)))
        assert.ok(choices.every(({ subject }) => subjects.has(subject)))
        assert.ok(choices.length <= 8 && (understanding.kind !== 'doubt' || choices.length > 1))
        assert.ok(took < 500, `took ${took} ms`)
      }),
      { numRuns: 500 },
    )
  })
})

/** Words of every kind, right and wrong. */
function vocabulary(): string[] {
  const known = 'сделки новые закрытые счета оплаты звонки исходящие план сводка мои отдел все'
  const times =
    'за с по до прошлый последние 7 15 31 2025 дней месяц ноября март квартал III начала'
  const odd = 'Петровой Иванова сидорова Смит не csv диаграмма 31.02 1.11-15.11 сдлки vtczw 99/99 —'
  return [known, times, odd].flatMap((words) => words.split(' '))
}
