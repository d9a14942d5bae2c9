import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { understand } from './phrase.ts'
import { HEAD, offered, type Row, said } from './phrase-example.ts'

const USUAL = 'today, yesterday, week, last-week, month, last-month, quarter, year'

const DOUBTS: readonly (readonly [phrase: string, missing: string, choices: string])[] = [
  [
    'мои заявки',
    'subject',
    'requests.new month me, requests.processed month me, requests.new last-month me, requests.processed last-month me',
  ],
  ['заявки вчера', 'subject', 'requests.new yesterday all, requests.processed yesterday all'],
  ['оплаты и звонки вчера', 'subject', 'payments.received yesterday all, calls yesterday all'],
  [
    'новые и закрытые сделки вчера',
    'subject',
    'deals.new yesterday all, deals.closed yesterday all',
  ],
  [
    'новые клиенты и закрытые сделки вчера',
    'subject',
    'clients.new yesterday all, deals.closed yesterday all',
  ],
  [
    'новые вчера',
    'subject',
    'clients.new yesterday all, deals.new yesterday all, requests.new yesterday all',
  ],
  [
    'оплаченные счета вчера',
    'subject',
    'invoices.issued yesterday all, payments.received yesterday all',
  ],
  ['повторные клиенты вчера', 'subject', 'clients.new yesterday all, deals.repeat yesterday all'],
  ['выручка вчера', 'subject', 'payments.received yesterday all, deals.closed yesterday all'],
  [
    'план по оплатам',
    'subject',
    'plan month all, payments.received month all, plan last-month all, payments.received last-month all',
  ],
  [
    'динамика вчера',
    'subject',
    'clients.new yesterday all trend, deals.new yesterday all trend, invoices.issued yesterday all trend, payments.received yesterday all trend, deals.closed yesterday all trend',
  ],
  [
    'мои оплаты и отдела вчера',
    'scope',
    'payments.received yesterday me, payments.received yesterday department',
  ],
  [
    'оплаты отдела продаж вчера',
    'scope',
    'payments.received yesterday me, payments.received yesterday department, payments.received yesterday all',
  ],
  [
    'план на неделю',
    'period',
    'plan month all, plan last-month all, plan 2026-12-01..2026-12-31 all',
  ],
  [
    'план на IV квартал',
    'period',
    'plan month all, plan last-month all, plan 2026-12-01..2026-12-31 all',
  ],
  ...['сводка', 'summary', 'статистика', 'все'].map(
    (phrase) => [phrase, 'period', withUsual('summary', 'all')] as const,
  ),
  ['исходящие звонки', 'period', withUsual('calls.out', 'all')],
  ['мои', 'period', withUsual('summary', 'me')],
  ['диаграмма по отделу', 'period', withUsual('summary', 'department chart')],
]

const REFUSED: readonly Row[] = [
  ['', ''],
  ['привет', ''],
  ['как дела?', ''],
  ['покажи пожалуйста', ''],
  ['👍', ''],
  ['?!', ''],
  ['/unknown', ''],
  ['погода в Сургуте', ''],
  ['5', ''],
  ['незакрытые сделки вчера', 'deals.new yesterday all, deals.closed yesterday all'],
  ['не закрытые сделки вчера', 'deals.closed yesterday all'],
  ['открытые сделки вчера', 'deals.new yesterday all, deals.closed yesterday all'],
  ['отменённые сделки вчера', 'deals.new yesterday all, deals.closed yesterday all'],
  ['неоплаченные счета вчера', 'invoices.issued yesterday all'],
  ['пропущенные звонки вчера', 'calls yesterday all'],
  ['холодные звонки вчера', 'calls yesterday all'],
  ['cold calls yesterday', 'calls yesterday all'],
  ['просроченные дела вчера', 'activities yesterday all'],
  ['оплаты налом вчера', 'payments.received yesterday all'],
  ['оплаты картой вчера', 'payments.received yesterday all'],
  ['новые заявки из чата вчера', 'requests.new yesterday all'],
  ['звонки с ответом вчера', 'calls yesterday all'],
  ['процент закрытых сделок вчера', 'deals.closed yesterday all'],
  ['средняя сумма оплат вчера', 'payments.received yesterday all'],
  ['продленные закрытые сделки вчера', 'deals.closed yesterday all'],
  ['оплаты по кампании вчера', 'payments.received yesterday all'],
  ['оплаты кроме Петровой вчера', 'payments.received yesterday all #3'],
  ['звонки без Петровой вчера', 'calls yesterday all #3'],
  ['open deals yesterday', 'deals.new yesterday all, deals.closed yesterday all'],
  ['won deals yesterday', 'deals.new yesterday all, deals.closed yesterday all'],
  ['unpaid invoices yesterday', 'invoices.issued yesterday all'],
  ['contacts yesterday', 'summary yesterday all'],
  ['оплаты '.repeat(80), ''],
  ['а '.repeat(41), ''],
]

describe('A phrase that may mean several things is asked about', () => {
  for (const [phrase, missing, choices] of DOUBTS) {
    it(phrase, () => {
      assert.equal(said(phrase), `? ${missing}`)
      assert.equal(offered(phrase), choices)
    })
  }
})

describe('A phrase with a word that is not understood is not answered', () => {
  for (const [phrase, choices] of REFUSED) {
    it(phrase.slice(0, 60), () => {
      assert.equal(said(phrase), 'no')
      assert.equal(offered(phrase), choices)
    })
  }
})

describe('A doubt', () => {
  it('carries what is certain', () => {
    const understanding = understand('исходящие звонки Петровой диаграмма', HEAD)

    assert.partialDeepStrictEqual(understanding, {
      kind: 'doubt',
      missing: 'period',
      subject: 'calls.out',
      scope: 'all',
      view: 'chart',
      person: '3',
      unread: [],
    })
  })

  it('names no subject while that is open', () => {
    assert.partialDeepStrictEqual(understand('заявки', HEAD), { missing: 'subject', subject: null })
  })
})

function withUsual(subject: string, rest: string): string {
  return USUAL.split(', ')
    .map((period) => `${subject} ${period} ${rest}`)
    .join(', ')
}
