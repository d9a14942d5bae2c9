import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Answer } from '../statistics/index.ts'
import { csvCell, reportCsv } from './csv.ts'
import type { Locale } from './locales/index.ts'
import { closedDeals, counted, dailyDeals, daySummary, monthPlan } from './sample.fixture.ts'

describe('a CSV file', () => {
  it('opens in Russian Excel: marked as UTF-8, semicolons, decimal commas', () => {
    assert.equal(
      reportCsv(closedDeals(), 'ru').content,
      [
        '\ufeffСотрудник;Количество;Сумма, ₽;Доля, %',
        'Петрова Анна Сергеевна;21;4100000,00;36,84',
        'Сидоров Пётр;20;4350000,50;35,09',
        'Кузнецова Ольга;16;4000000,00;28,07',
        'Итого;57;12450000,50;100',
        '',
      ].join('\r\n'),
    )
  })

  it('has no column for an amount that the metric does not have', () => {
    assert.deepEqual(rows(counted('clients.new')).slice(0, 2), [
      'Сотрудник;Количество;Доля, %',
      'Петрова Анна;9;75',
    ])
  })

  it('lists the days of a trend', () => {
    assert.deepEqual(rows(dailyDeals()).slice(0, 2), [
      'С;По;Количество;Сумма, ₽',
      '2026-11-20;2026-11-20;30;8450000,00',
    ])
  })

  it('lists the metrics of a summary beside their past', () => {
    assert.deepEqual(rows(daySummary()).slice(0, 3), [
      'Показатель;Количество;Сумма, ₽;Было;Было, ₽',
      'Новые клиенты;12;;10;',
      'Новые сделки;57;12450000,00;60;12800000,00',
    ])
  })

  it('lists the plans of the viewer and the team', () => {
    assert.deepEqual(rows(monthPlan(), 'en').slice(0, 4), [
      'Employee;Metric;Fact;Plan;%',
      'Иванов Иван;Turnover;3400000.00;5000000.00;68',
      'Иванов Иван;Margin;1200000.00;1000000.00;120',
      'Петрова Анна Сергеевна;Turnover;500000.00;800000.00;62.5',
    ])
  })

  it('is named after the metric and the days', () => {
    assert.deepEqual(
      [reportCsv(closedDeals(), 'ru').name, reportCsv(monthPlan(), 'ru').name],
      ['deals.closed_2026-11-01_2026-11-30.csv', 'plan_2026-11.csv'],
    )
  })
})

describe('a cell of a CSV file', () => {
  it('keeps words that a spreadsheet would run as a formula harmless', () => {
    const names = ['=1+1', '+7 (900) А', '-СКИДКА', '@sum', '\t=1'].map((name) =>
      csvCell(name, 'ru'),
    )

    assert.deepEqual(names, ["'=1+1", "'+7 (900) А", "'-СКИДКА", "'@sum", "'\t=1"])
  })

  it('leaves numbers numbers', () => {
    const numbers = ['-12,5', '+79000000000', -1.5, { minor: -150n }, -0].map((cell) =>
      csvCell(cell, 'ru'),
    )

    assert.deepEqual(numbers, ['-12,5', '+79000000000', '-1,5', '-1,50', '0'])
  })

  it('quotes what would break the row', () => {
    const cells = ['ООО «А»; Б', 'a "b"', 'a\nb', 'O’Hara', null].map((cell) => csvCell(cell, 'ru'))

    assert.deepEqual(cells, ['"ООО «А»; Б"', '"a ""b"""', '"a\nb"', 'O’Hara', ''])
  })
})

const rows = (answer: Answer, locale: Locale = 'ru') =>
  reportCsv(answer, locale).content.slice(1).split('\r\n')
