import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { understand } from './phrase.ts'
import { HEAD, offered, type Row, said } from './phrase-example.ts'

const NAMED: readonly Row[] = [
  ['оплаты Петровой за месяц', 'payments.received month all #3'],
  ['оплаты петровой за месяц', 'payments.received month all #3'],
  ['ПЕТРОВОЙ ОПЛАТЫ ЗА МЕСЯЦ', 'payments.received month all #3'],
  ['звонки Петровой за октябрь диаграмма', 'calls last-month all chart #3'],
  ['сколько звонков сделала Петрова вчера', 'calls yesterday all #3'],
  ['покажи Петрову Анну за месяц', 'summary month all #3'],
  ['оплаты Анны Петровой за месяц', 'payments.received month all #3'],
  ['оплаты с Анной Петровой за месяц', 'payments.received month all #3'],
  ['Петрова за октябрь', 'summary last-month all #3'],
  ['оплаты Анны за месяц', 'payments.received month all #3'],
  ['звонки Ивана Иванова за месяц', 'calls month all #1'],
  ['звонки Иванова Петра за месяц', 'calls month all #2'],
  ['звонки Петра Сергеевича за месяц', 'calls month all #2'],
  ['звонки Иванова П. за ноябрь', 'calls month all #2'],
  ['звонки Иванова П. С. за ноябрь', 'calls month all #2'],
  ['звонки Соколовскому за месяц', 'calls month all #4'],
  ['звонки Дмитрия за месяц', 'calls month all #4'],
  ['звонки Ольги Шевченко за месяц', 'calls month all #5'],
  ['сделки Новых за месяц закрытые', 'deals.closed month all #6'],
  ['звонки Павла вчера', 'calls yesterday all #6'],
  ['звонки Льва Кузнецова вчера', 'calls yesterday all #9'],
  ['звонки Мельник вчера', 'calls yesterday all #7'],
  ['звонки Салтыковой-Щедриной вчера', 'calls yesterday all #10'],
  ['звонки Щедриной вчера', 'calls yesterday all #10'],
  ['звонки Веры вчера', 'calls yesterday all #10'],
  ['план Петровой на декабрь', 'plan 2026-12-01..2026-12-31 all #3'],
  ["Smith's calls in October", 'calls last-month all #8'],
  ['how many calls did John make yesterday', 'calls yesterday all #8'],
  ['pdjyrb Gtnhjdjq pf jrnz,hm', 'calls last-month all #3'],
]

const SEVERAL: readonly Row[] = [
  ['звонки Иванова вчера', 'calls yesterday all #1, calls yesterday all #2'],
  ['звонки Петровой и Льва вчера', 'calls yesterday all #3, calls yesterday all #9'],
  ['звонки Петровой Марии вчера', 'calls yesterday all #3, calls yesterday all #7'],
  ['мои звонки Петровой вчера', 'calls yesterday me, calls yesterday all #3'],
  ['план Иванова', 'plan month all #1, plan month all #2'],
]

const EVERYBODY = 'calls yesterday all, calls yesterday me, calls yesterday department'

const NOT_THERE: readonly Row[] = [
  ['звонки Сидорова вчера', EVERYBODY],
  ['звонки сидорова вчера', EVERYBODY],
  ['звонки Понедельников вчера', EVERYBODY],
  ['calls of Brown yesterday', EVERYBODY],
  ['calls Marsh yesterday', EVERYBODY],
  ['звонки Петрвой вчера', `calls yesterday all #3, ${EVERYBODY}`],
  ['звонки Шевченк вчера', `calls yesterday all #5, ${EVERYBODY}`],
  ['звонки Соколовскго вчера', `calls yesterday all #4, ${EVERYBODY}`],
  ['звонки Анны Сидоровой вчера', `calls yesterday all #3, ${EVERYBODY}`],
]

describe('A phrase names somebody', () => {
  for (const [phrase, means] of NAMED) it(phrase, () => assert.equal(said(phrase), means))
})

describe('A name of several people, or several names, are asked about', () => {
  for (const [phrase, choices] of SEVERAL) {
    it(phrase, () => {
      assert.equal(said(phrase), '? person')
      assert.equal(offered(phrase), choices)
    })
  }
})

describe('A name that nobody in sight has is asked about, never passed over', () => {
  for (const [phrase, choices] of NOT_THERE) {
    it(phrase, () => {
      assert.equal(said(phrase), '? person')
      assert.equal(offered(phrase), choices)
    })
  }

  it('is not taken for the quality that it also is', () => {
    assert.equal(said('оплаты новых за месяц'), '? person')
    assert.equal(said('сколько новых клиентов за месяц'), 'clients.new month all')
  })

  it('is said back', () => {
    const understanding = understand('звонки Сидорова вчера', HEAD)

    assert.partialDeepStrictEqual(understanding, { kind: 'doubt', unread: ['сидорова'] })
  })
})
