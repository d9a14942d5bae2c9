import type { Subject } from '../../../statistics/index.ts'

interface MetricWords {
  readonly title: string
  /** «закрытых сделок», as in «За ноябрь закрытых сделок не было». */
  readonly none: string
}

/** What each report is called. */
export const metrics: Readonly<Record<Subject, MetricWords>> = {
  summary: { title: 'Сводка', none: 'новостей' },
  plan: { title: 'План', none: 'планов' },
  'clients.new': { title: 'Новые клиенты', none: 'новых клиентов' },
  'deals.new': { title: 'Новые сделки', none: 'новых сделок' },
  'invoices.issued': { title: 'Выставленные счета', none: 'выставленных счетов' },
  'payments.received': { title: 'Полученные оплаты', none: 'оплат' },
  'deals.closed': { title: 'Закрытые сделки', none: 'закрытых сделок' },
  'deals.repeat': { title: 'Повторные сделки', none: 'повторных сделок' },
  'documents.new': { title: 'Новые документы', none: 'новых документов' },
  activities: { title: 'Активности', none: 'активностей' },
  calls: { title: 'Звонки', none: 'звонков' },
  'calls.out': { title: 'Исходящие звонки', none: 'исходящих звонков' },
  'calls.in': { title: 'Входящие звонки', none: 'входящих звонков' },
  'requests.new': { title: 'Новые заявки', none: 'новых заявок' },
  'requests.processed': { title: 'Обработанные заявки', none: 'обработанных заявок' },
  'products.sold': { title: 'Проданные товары', none: 'проданных товаров' },
}
