import type { MetricId } from '../crm/index.ts'

/** What is counted, as people name it. */
export type Thing =
  | 'client'
  | 'deal'
  | 'invoice'
  | 'payment'
  | 'document'
  | 'activity'
  | 'call'
  | 'request'
  | 'product'

/** What sets one metric of a thing apart from another: «закрытые», «исходящие». */
export type Quality =
  | 'new'
  | 'closed'
  | 'repeat'
  | 'issued'
  | 'paid'
  | 'received'
  | 'out'
  | 'in'
  | 'processed'
  | 'sold'

/** Words of things; see `phrase-words.ts` for how a word is written. */
export const THING_WORDS: Readonly<Record<Thing, string>> = {
  client: 'клиент~ покупател+ покупателем заказчик~ client clients customer customers',
  deal: 'сделк* сделок deal deals',
  invoice: 'счет~ invoice invoices bill bills',
  payment: 'оплат* плат* платеж~ платежей поступлени+ payment payments',
  document:
    'документ~ договор~ контракт~ document documents contract contracts agreement agreements',
  activity: 'активност+ дел дела делам делами делах activity activities',
  call: 'звонк~ звонок call calls',
  request:
    'заявк* заявок обращени+ лид лида лиды лидов лидам лидами лидах request requests lead leads inquiry inquiries',
  product: 'товар~ продукт~ продукци+ product products goods',
}

/** Words of qualities. */
export const QUALITY_WORDS: Readonly<Record<Quality, string>> = {
  new: 'нов^ создан^ созданн^ созда% появи% появилось появились добавлен^ добавленн^ добави% заведен^ заведенн^ заведено завел завела завели new created added',
  closed: 'закрыт^ закры% закрывш^ завершен^ завершенн^ заверши% closed close',
  repeat: 'повторн^ repeat repeated',
  issued: 'выставлен^ выставленн^ выстави% выписан^ выписанн^ выписа% issued issue invoiced billed',
  paid: 'оплачен^ оплаченн^ оплати% заплати% paid',
  received: 'получен^ полученн^ получи% поступи% поступивш^ пришел пришла пришло пришли received',
  out: 'исходящ^ outgoing outbound',
  in: 'входящ^ incoming inbound',
  processed: 'обработан^ обработанн^ обработа% processed handled',
  sold: 'продан^ проданн^ прода% продаж* sold sell sale sales',
}

interface Reading {
  readonly metric: MetricId
  readonly thing: Thing
  /** The qualities with which the thing means this metric. */
  readonly qualities: readonly Quality[]
  /**
   * Said without any quality, the thing may mean this metric; two such metrics are asked about.
   * Bare deals are those that began then, as clients and invoices are; closed ones are a choice only
   * when a word beside them was not understood: «открытые сделки».
   */
  readonly bare?: true | 'in doubt'
  /** Qualities that mean this metric even when no thing is named: «сколько я продал». */
  readonly alone?: readonly Quality[]
}

/** What the combinations mean. A combination that is not here means nothing: it is asked about. */
export const READINGS: readonly Reading[] = [
  {
    metric: 'clients.new',
    thing: 'client',
    qualities: ['new', 'received'],
    bare: true,
    alone: ['new'],
  },
  { metric: 'deals.new', thing: 'deal', qualities: ['new'], bare: true, alone: ['new'] },
  {
    metric: 'deals.closed',
    thing: 'deal',
    qualities: ['closed', 'sold'],
    bare: 'in doubt',
    alone: ['closed', 'sold'],
  },
  { metric: 'deals.repeat', thing: 'deal', qualities: ['repeat'], alone: ['repeat'] },
  {
    metric: 'invoices.issued',
    thing: 'invoice',
    qualities: ['issued', 'new'],
    bare: true,
    alone: ['issued'],
  },
  {
    metric: 'payments.received',
    thing: 'payment',
    qualities: ['received', 'paid', 'in', 'new'],
    bare: true,
    alone: ['paid', 'received'],
  },
  { metric: 'documents.new', thing: 'document', qualities: ['new'], bare: true },
  { metric: 'activities', thing: 'activity', qualities: ['new'], bare: true },
  { metric: 'calls', thing: 'call', qualities: [], bare: true },
  { metric: 'calls.out', thing: 'call', qualities: ['out'], alone: ['out'] },
  { metric: 'calls.in', thing: 'call', qualities: ['in', 'received'], alone: ['in'] },
  {
    metric: 'requests.new',
    thing: 'request',
    qualities: ['new', 'in', 'received'],
    bare: true,
    alone: ['new', 'in'],
  },
  {
    metric: 'requests.processed',
    thing: 'request',
    qualities: ['processed'],
    bare: true,
    alone: ['processed'],
  },
  { metric: 'products.sold', thing: 'product', qualities: ['sold'], bare: true },
]

/** Words of money that could be any of these: never decided here. */
export const MONEY_WORDS = 'выручк* оборот~ доход~ денег деньги revenue turnover income money'
export const MONEY_METRICS: readonly MetricId[] = ['payments.received', 'deals.closed']
