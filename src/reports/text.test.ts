import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plainText } from '../kernel/index.ts'
import type { Answer } from '../statistics/index.ts'
import type { Locale } from './locales/index.ts'
import {
  closedDeals,
  counted,
  crowd,
  dailyDeals,
  daySummary,
  monthPlan,
  noPlan,
  nothingClosed,
  today,
} from './sample.fixture.ts'
import { reportText } from './text.ts'

describe('a metric in words', () => {
  it('says what, whose, when, how much, against what, who and as of when', () => {
    assert.deepEqual(said(closedDeals()), [
      '📖 Закрытые сделки · ваш отдел',
      '🗓 1–22 ноября 2026',
      '',
      'Всего: 57 ▼ 5 %',
      'Сумма: 12 450 000,50 ₽ ▼ 3 %',
      'За 1–22 октября было 60 на 12 800 000 ₽',
      '',
      '1. Петрова Анна Сергеевна',
      '21 (36,8 %) · 4 100 000 ₽ (32,9 %)',
      '2. Сидоров Пётр',
      '20 (35,1 %) · 4 350 000,50 ₽ (34,9 %)',
      '3. Кузнецова Ольга',
      '16 (28,1 %) · 4 000 000 ₽ (32,1 %)',
      '',
      'данные на 14:05',
    ])
  })

  it('has the figures in bold', () => {
    const spans = reportText(closedDeals(), { locale: 'ru', today }, 0).flat()
    const strong = spans.filter(({ style }) => style === 'bold').map(({ text }) => plain(text))

    assert.deepEqual(strong.slice(0, 5), [
      'Закрытые сделки',
      '57',
      '12 450 000,50 ₽',
      '21',
      '4 100 000 ₽',
    ])
  })

  it('leaves the list out of the short form', () => {
    assert.equal(said(closedDeals(), null).includes('1. Петрова Анна Сергеевна'), false)
  })

  it('lists ten people on a page and goes on numbering on the next', () => {
    const second = said(crowd(23), 1)

    assert.deepEqual(
      [second.filter((text) => /^\d+\. /.test(text)).length, second[7], second.at(-1)],
      [10, '11. Сотрудник 11', 'Страница 2 из 3 · данные на 14:05'],
    )
  })

  it('shows the last page when the list has become shorter than the button remembers', () => {
    assert.equal(said(crowd(23), 99).at(-1), 'Страница 3 из 3 · данные на 14:05')
  })

  it('lists nobody when the figures are of one person', () => {
    const mine = { ...closedDeals(), question: { ...closedDeals().question, scope: 'me' as const } }

    assert.deepEqual(said(mine).slice(5), [
      'За 1–22 октября было 60 на 12 800 000 ₽',
      '',
      'данные на 14:05',
    ])
  })

  it('names the person it was narrowed to', () => {
    const answer = { ...closedDeals(), person: { id: '7', name: 'Петрова Анна' } }

    assert.equal(said(answer)[0], '📖 Закрытые сделки · Петрова Анна')
  })

  it('counts without a sum where there is none', () => {
    assert.deepEqual(said(counted('clients.new')).slice(3, 8), [
      'Всего: 12 ▲ 20 %',
      'За 1–22 октября было 10',
      '',
      '1. Петрова Анна',
      '9 (75 %)',
    ])
  })

  it('says in words that there was nothing, and what there was before', () => {
    assert.deepEqual(said(nothingClosed()).slice(2), [
      '',
      'За 1–22 ноября закрытых сделок не было.',
      'За 1–22 октября было 60 на 12 800 000 ₽',
      'данные на 14:05',
    ])
  })

  it('names the best day of a trend under its picture', () => {
    assert.equal(said(dailyDeals(), null)[7], 'Лучший день: пт, 20 ноября — 30 на 8 450 000 ₽')
  })

  it('lists the days of a trend where there is no picture, but none still to come', () => {
    assert.deepEqual(said(dailyDeals(), 0).slice(7, -2), [
      'пт, 20 ноября: 30 на 8 450 000 ₽',
      'сб, 21 ноября: 0',
      'вс, 22 ноября: 27 на 4 000 000,50 ₽',
    ])
  })

  it('says only what is in a file', () => {
    const question = { ...closedDeals().question, view: 'csv' as const }

    assert.deepEqual(said(closedDeals({ question })), [
      '📄 Закрытые сделки · ваш отдел',
      '🗓 1–22 ноября 2026',
      'Файл CSV открывается в Excel и других таблицах.',
      'данные на 14:05',
    ])
  })

  it('speaks English', () => {
    assert.deepEqual(said(closedDeals(), 0, 'en').slice(0, 9), [
      '📖 Closed deals · your department',
      '🗓 1–22 November 2026',
      '',
      'Total: 57 ▼ 5%',
      'Amount: 12,450,000.50 ₽ ▼ 3%',
      '1–22 October: 60 for 12,800,000 ₽',
      '',
      '1. Петрова Анна Сергеевна',
      '21 (36.8%) · 4,100,000 ₽ (32.9%)',
    ])
  })
})

describe('the summary in words', () => {
  it('sets each main metric against the previous period', () => {
    assert.deepEqual(said(daySummary()), [
      '📋 Сводка · ваши показатели',
      '🗓 воскресенье, 22 ноября',
      '',
      'Новые клиенты: 12 ▲ 20 %',
      'Новые сделки: 57 ▼ 5 %',
      '\u200312 450 000 ₽ ▼ 3 %',
      'Полученные оплаты: 3 новое',
      '\u200345 300 ₽ новое',
      'Закрытые сделки: 0 ▼ до нуля',
      '',
      '▲▼ к прошлому периоду: 21 ноября',
      'данные на 14:05',
    ])
  })

  it('says in words that there was nothing at all', () => {
    const zero = { count: 0, amount: 0n }
    const answer = {
      ...daySummary(),
      metrics: [{ metric: 'deals.new' as const, total: zero, previous: zero }],
    }

    assert.deepEqual(said(answer).slice(3), [
      'За 22 ноября по этим показателям ничего не было.',
      '',
      'данные на 14:05',
    ])
  })
})

describe('the plan in words', () => {
  it('says the fact, what is left, the pace it needs and where the present one leads', () => {
    assert.deepEqual(said(monthPlan()), [
      '🎯 План на ноябрь 2026',
      '',
      'Оборот: 68 %',
      '3 400 000 ₽ из 5 000 000 ₽',
      'осталось 1 600 000 ₽, по 266 667 ₽ в рабочий день',
      'прогноз 4,8 млн ₽',
      '',
      'Маржа: 120 %',
      '1 200 000 ₽ из 1 000 000 ₽',
      'план выполнен',
      'прогноз 1,7 млн ₽',
      '',
      'Осталось 6 рабочих дней из 21.',
      '',
      'Команда, оборот:',
      'Петрова Анна Сергеевна',
      '62,5 % · 500 тыс. ₽ из 800 тыс. ₽',
      '',
      'данные на 14:05',
    ])
  })

  it('never calls the lack of a plan a success', () => {
    assert.deepEqual(said(noPlan(340_000_000n)).slice(2, 3), [
      'Оборот: 3 400 000 ₽ · план не задан',
    ])
  })

  it('says in words that there is neither a plan nor a fact', () => {
    assert.equal(said(noPlan(0n))[2], 'План на ноябрь 2026 не задан.')
  })

  it('says by how much a month gone by missed its plan', () => {
    const { turnover, margin } = monthPlan()
    const over = monthPlan({
      workingDays: { total: 21, left: 0 },
      turnover: { ...turnover, perDay: null, forecast: null },
      margin: { ...margin, perDay: null, forecast: null },
    })

    assert.deepEqual(said(over).slice(2, 6), [
      'Оборот: 68 %',
      '3 400 000 ₽ из 5 000 000 ₽',
      'не хватило 1 600 000 ₽',
      '',
    ])
  })

  it('counts the working days in right Russian', () => {
    const lastLines = [1, 2, 5].map((left) =>
      said(monthPlan({ workingDays: { total: 21, left }, team: [] })).at(-3),
    )

    assert.deepEqual(lastLines, [
      'Остался 1 рабочий день из 21.',
      'Осталось 2 рабочих дня из 21.',
      'Осталось 5 рабочих дней из 21.',
    ])
  })
})

const plain = (text: string) => text.replaceAll('\u202f', ' ')

const said = (answer: Answer, page: number | null = 0, locale: Locale = 'ru') =>
  plain(plainText(reportText(answer, { locale, today }, page))).split('\n')
