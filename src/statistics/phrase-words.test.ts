import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Row, said } from './phrase-example.ts'

const METRICS: readonly Row[] = [
  ['новые клиенты за месяц', 'clients.new month all'],
  ['клиенты за месяц', 'clients.new month all'],
  ['сколько клиентов пришло в этом месяце', 'clients.new month all'],
  ['новые сделки за месяц', 'deals.new month all'],
  ['сделки вчера', 'deals.new yesterday all'],
  ['deals last week', 'deals.new last-week all'],
  ['cltkrb pf vtczw', 'deals.new month all'],
  ['созданные сделки за месяц', 'deals.new month all'],
  ['закрытые сделки за месяц', 'deals.closed month all'],
  ['сколько сделок закрыто сегодня', 'deals.closed today all'],
  ['продажи за месяц', 'deals.closed month all'],
  ['повторные сделки за месяц', 'deals.repeat month all'],
  ['выставленные счета за месяц', 'invoices.issued month all'],
  ['счета за месяц', 'invoices.issued month all'],
  ['сколько выставили счетов за неделю', 'invoices.issued week all'],
  ['оплаты за месяц', 'payments.received month all'],
  ['платежи за месяц', 'payments.received month all'],
  ['поступления за месяц', 'payments.received month all'],
  ['полученные оплаты за месяц', 'payments.received month all'],
  ['сколько нам заплатили за неделю', 'payments.received week all'],
  ['документы за месяц', 'documents.new month all'],
  ['новые договоры за месяц', 'documents.new month all'],
  ['активности за неделю', 'activities week all'],
  ['дела за неделю', 'activities week all'],
  ['звонки за неделю', 'calls week all'],
  ['исходящие звонки за неделю', 'calls.out week all'],
  ['входящих звонков за неделю', 'calls.in week all'],
  ['исходящие вчера', 'calls.out yesterday all'],
  ['новые заявки сегодня', 'requests.new today all'],
  ['входящие заявки сегодня', 'requests.new today all'],
  ['обработанные заявки за неделю', 'requests.processed week all'],
  ['обработано лидов за неделю', 'requests.processed week all'],
  ['проданные товары за неделю', 'products.sold week all'],
  ['продажи товаров за неделю', 'products.sold week all'],
  ['товары за неделю', 'products.sold week all'],
  ['сводка за неделю', 'summary week all'],
  ['отчёт за вчера', 'summary yesterday all'],
  ['отчёт по оплатам за вчера', 'payments.received yesterday all'],
  ['статистика звонков за неделю', 'calls week all'],
  ['план', 'plan month all'],
  ['план продаж', 'plan month all'],
  ['выполнение плана', 'plan month all'],
  ['план-факт за октябрь', 'plan last-month all'],
  ['new clients this month', 'clients.new month all'],
  ['new deals today', 'deals.new today all'],
  ['closed deals this year', 'deals.closed year all'],
  ['sales yesterday', 'deals.closed yesterday all'],
  ['repeat deals this month', 'deals.repeat month all'],
  ['issued invoices this month', 'invoices.issued month all'],
  ['received payments this month', 'payments.received month all'],
  ['new documents this month', 'documents.new month all'],
  ['activities this week', 'activities week all'],
  ['outgoing calls this week', 'calls.out week all'],
  ['inbound calls this week', 'calls.in week all'],
  ['new leads this week', 'requests.new week all'],
  ['processed requests this week', 'requests.processed week all'],
  ['products sold this week', 'products.sold week all'],
  ['sales plan', 'plan month all'],
  ['summary for yesterday', 'summary yesterday all'],
]

const SCOPES: readonly Row[] = [
  ['мои оплаты за месяц', 'payments.received month me'],
  ['оплаты у меня за месяц', 'payments.received month me'],
  ['сколько я продал на этой неделе', 'deals.closed week me'],
  ['сколько сделок я закрыла на прошлой неделе', 'deals.closed last-week me'],
  ['оплаты по отделу за месяц', 'payments.received month department'],
  ['оплаты моего отдела за месяц', 'payments.received month department'],
  ['мои ребята звонки за неделю', 'calls week department'],
  ['звонки моей команды за неделю', 'calls week department'],
  ['оплаты моих сотрудников за месяц', 'payments.received month department'],
  ['оплаты по всем за месяц', 'payments.received month all'],
  ['оплаты компании за месяц', 'payments.received month all'],
  ['все мои закрытые сделки за год', 'deals.closed year me'],
  ['оплаты по менеджерам за месяц', 'payments.received month all'],
  ['топ по оплатам за месяц', 'payments.received month all'],
  ['топ-5 по оплатам за месяц', 'payments.received month all'],
  ['топ 10 менеджеров по закрытым сделкам за ноябрь', 'deals.closed month all'],
  ['кто больше всех продал в ноябре', 'deals.closed month all'],
  ['план по отделу', 'plan month department'],
  ['my payments this month', 'payments.received month me'],
  ['how many deals did I close this week', 'deals.closed week me'],
  ['my team calls this week', 'calls week department'],
  ['calls by department this week', 'calls week department'],
  ['closed deals for everyone last month', 'deals.closed last-month all'],
  ['calls for me yesterday', 'calls yesterday me'],
]

const VIEWS: readonly Row[] = [
  ['оплаты за месяц диаграмма', 'payments.received month all chart'],
  ['покажи график звонков за неделю', 'calls week all chart'],
  ['динамика новых клиентов за год', 'clients.new year all trend'],
  ['звонки за ноябрь по дням', 'calls month all trend'],
  ['график динамики оплат за год', 'payments.received year all trend'],
  ['оплаты за месяц csv', 'payments.received month all csv'],
  ['файл с оплатами за октябрь', 'payments.received last-month all csv'],
  ['таблица оплат за октябрь', 'payments.received last-month all csv'],
  ['выгрузи закрытые сделки за октябрь в excel', 'deals.closed last-month all csv'],
  ['calls yesterday chart', 'calls yesterday all chart'],
  ['payments by month this year', 'payments.received year all trend'],
  ['payments this year as a file', 'payments.received year all csv'],
  ['динамика плана', 'plan month all chart'],
]

const FORGIVEN: readonly Row[] = [
  ['выставленые счета за мсяц', 'invoices.issued month all'],
  ['закрытые сдлеки за прошедший месяц', 'deals.closed last-month all'],
  ['закртые сделки за прошлй месяц', 'deals.closed last-month all'],
  ['повторнные сделки за ноябырь', 'deals.repeat month all'],
  ['платежы за ноябрь', 'payments.received month all'],
  ['новые клентов за неделю', 'clients.new week all'],
  ['invioces last month', 'invoices.issued last-month all'],
  ['paymnts last month', 'payments.received last-month all'],
  ['closd deals yesterdy', 'deals.closed yesterday all'],
  ['счёта и отчёт за неделю', 'invoices.issued week all'],
  ['СВОДКА ЗА НЕДЕЛЮ', 'summary week all'],
  ['сводка-за-неделю', 'summary week all'],
  ['cводка за мecяц', 'summary month all'],
  ['« закрытые  сделки », за «прошлый месяц».', 'deals.closed last-month all'],
  ['Закрытые Сделки За Прошлый Месяц', 'deals.closed last-month all'],
  ['покажи, пожалуйста, оплаты 💰 за ноябрь!!!', 'payments.received month all'],
  ['а сколько у нас было оплат за месяц?', 'payments.received month all'],
  ['jgkfns pf ytltk.', 'payments.received week all'],
  ['ghjlf;b pf yjz,hm', 'deals.closed month all'],
  ['оплаты pf vtczw', 'payments.received month all'],
  ['зфньутеы дфые цуул', 'payments.received last-week all'],
  ['/stats закрытые сделки за прошлый месяц', 'deals.closed last-month all'],
  ['/stats@svodka_bot оплаты сегодня', 'payments.received today all'],
  ['/svodka оплаты сегодня', 'payments.received today all'],
  ['/today', 'summary today all'],
]

describe('A phrase names a metric', () => {
  for (const [phrase, means] of METRICS) it(phrase, () => assert.equal(said(phrase), means))
})

describe('A phrase says whose figures', () => {
  for (const [phrase, means] of SCOPES) it(phrase, () => assert.equal(said(phrase), means))
})

describe('A phrase says how to show them', () => {
  for (const [phrase, means] of VIEWS) it(phrase, () => assert.equal(said(phrase), means))
})

describe('A phrase may be written badly', () => {
  for (const [phrase, means] of FORGIVEN) it(phrase, () => assert.equal(said(phrase), means))
})
