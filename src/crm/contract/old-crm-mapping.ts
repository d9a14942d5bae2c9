import type { Mapping, MetricSource } from '../mapping.ts'

/**
 * A CRM as old ones are: a prefix, one set of tables for many accounts, roubles as floats and as
 * text, three kinds of dates, zero dates, flags in a list, an invoice that is its own payment. A
 * mapping can say all of that; `demo/mapping.ts` is how a tidy one looks. `old-crm.ts` fills it.
 */
export const oldCrmMapping: Mapping = {
  tablePrefix: 'x_',
  everywhere: { account: 1 },
  account: {
    name: 'Без имени',
    currency: '₽',
    timeZone: 'Europe/Moscow',
    url: null,
    row: {
      table: 'settings',
      where: { id: 1 },
      columns: { name: 'title', currency: 'label', timeZone: 'zone' },
    },
  },
  employees: {
    table: 'user',
    id: 'id',
    login: 'login',
    name: ['title'],
    email: 'mail',
    phones: ['phone', 'mobile'],
    role: 'role',
    manager: 'boss',
    sight: {
      'Руководитель организации': 'everyone',
      'Руководитель подразделения': 'two-levels',
      'Руководитель отдела': 'one-level',
    },
    active: { enters: 'yes' },
    administrator: { admin: 'on' },
    individualPlan: { rights: { item: 2, is: 'on' } },
  },
  metrics: {
    'clients.new': {
      table: 'client',
      employee: 'creator',
      when: { column: 'created', kind: 'timestamp' },
    },
    'deals.new': {
      table: 'deal',
      employee: 'author',
      when: { column: 'created', kind: 'date' },
      amount: 'total',
    },
    'invoices.issued': {
      table: 'invoice',
      employee: 'owner',
      when: { column: 'issued', kind: 'timestamp' },
      amount: 'total',
    },
    'payments.received': {
      table: 'invoice',
      employee: 'owner',
      when: { column: 'paid', kind: 'date' },
      amount: 'total',
      where: { done: 'on' },
    },
    'deals.closed': {
      table: 'deal',
      employee: 'owner',
      when: { column: 'closed', kind: 'date' },
      amount: 'total',
      where: { state: { not: ['open', 'draft'] } },
    },
    'deals.repeat': {
      table: 'deal',
      employee: 'author',
      when: { column: 'created', kind: 'date' },
      amount: 'total',
      where: { client: { above: 0 } },
      notFirst: { of: 'client', by: ['created', 'id'] },
    },
    'documents.new': {
      table: 'document',
      employee: 'owner',
      when: { column: 'at', kind: 'timestamp' },
    },
    activities: {
      table: 'activity',
      employee: 'owner',
      when: { column: 'at', kind: 'timestamp' },
    },
    calls: callsWhere(['out', 'in']),
    'calls.out': callsWhere('out'),
    'calls.in': callsWhere('in'),
    'requests.new': {
      table: 'request',
      employee: 'owner',
      when: { column: 'at', kind: 'timestamp' },
    },
    'requests.processed': {
      table: 'request',
      employee: 'owner',
      when: { column: 'processed', kind: 'local' },
      where: { status: [2, 3] },
    },
    'products.sold': {
      table: 'line',
      joins: { deal: { table: 'deal', on: { deal: 'id' } } },
      employee: 'deal.owner',
      when: { column: 'deal.closed', kind: 'date' },
      count: 'quantity',
      amount: { multiply: ['price', 'quantity'] },
      where: { 'deal.state': ['won', 'lost'] },
    },
  },
  plan: {
    targets: {
      table: 'plan',
      month: { year: 'year', month: 'mon' },
      employee: 'owner',
      turnover: 'turnover',
      margin: 'margin',
    },
    facts: [
      {
        given: { flags: { item: 1, is: 'yes' } },
        table: 'invoice',
        joins: { deal: { table: 'deal', on: { deal: 'id' } } },
        when: { column: 'paid', kind: 'date' },
        owners: ['deal.owner', 'owner'],
        turnover: 'total',
        margin: { multiply: ['deal.margin', 'total'], divideBy: 'deal.total' },
        where: { done: 'on' },
      },
      {
        given: { flags: { item: 1, is: 'no' } },
        table: 'deal',
        when: { column: 'closed', kind: 'date' },
        owners: ['owner'],
        turnover: 'total',
        margin: 'margin',
        where: { state: ['won', 'lost'] },
      },
    ],
  },
}

function callsWhere(direction: string | string[]): MetricSource {
  return {
    table: 'call',
    employee: 'owner',
    when: { column: 'at', kind: 'local' },
    amount: 'seconds',
    where: { direction },
  }
}
