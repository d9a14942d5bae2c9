import type { Mapping, MetricSource } from '../mapping.ts'
import { TIME_ZONE } from './calendar.ts'

/** How the demo CRM keeps what we count: the tidiest mapping there can be, and a model for others. */
export const demoMapping: Mapping = {
  money: 'minor',
  pastOnly: true,
  account: { name: 'Северный ветер', currency: '₽', timeZone: TIME_ZONE, url: null },
  employees: {
    table: 'employees',
    id: 'id',
    login: 'login',
    name: ['name'],
    email: 'email',
    phones: ['phone', 'mobile'],
    role: 'role',
    manager: 'manager_id',
    sight: {
      'Руководитель организации': 'everyone',
      'Руководитель с доступом': 'everyone',
      'Поддержка продаж': 'everyone',
      Администратор: 'everyone',
      'Руководитель подразделения': 'two-levels',
      'Руководитель отдела': 'one-level',
    },
    active: { active: 1 },
    administrator: { administrator: 1 },
    individualPlan: { individual_plan: 1 },
  },
  metrics: {
    'clients.new': {
      table: 'clients',
      employee: 'creator_id',
      when: { column: 'created_at', kind: 'timestamp' },
    },
    'deals.new': {
      table: 'deals',
      employee: 'creator_id',
      when: { column: 'created_at', kind: 'timestamp' },
      amount: 'amount',
    },
    'invoices.issued': {
      table: 'invoices',
      employee: 'owner_id',
      when: { column: 'issued_at', kind: 'timestamp' },
      amount: 'amount',
    },
    'payments.received': {
      table: 'payments',
      employee: 'owner_id',
      when: { column: 'paid_at', kind: 'timestamp' },
      amount: 'amount',
    },
    'deals.closed': {
      table: 'deals',
      employee: 'owner_id',
      when: { column: 'closed_at', kind: 'timestamp' },
      amount: 'amount',
      where: { status: ['won', 'lost'] },
    },
    'deals.repeat': {
      table: 'deals',
      employee: 'creator_id',
      when: { column: 'created_at', kind: 'timestamp' },
      amount: 'amount',
      notFirst: { of: 'client_id', by: ['created_at', 'id'] },
    },
    'documents.new': {
      table: 'documents',
      employee: 'owner_id',
      when: { column: 'created_at', kind: 'timestamp' },
    },
    activities: {
      table: 'activities',
      employee: 'owner_id',
      when: { column: 'happened_at', kind: 'timestamp' },
    },
    calls: calls('in', 'out'),
    'calls.out': calls('out'),
    'calls.in': calls('in'),
    'requests.new': {
      table: 'requests',
      employee: 'owner_id',
      when: { column: 'created_at', kind: 'timestamp' },
    },
    'requests.processed': {
      table: 'requests',
      employee: 'owner_id',
      when: { column: 'processed_at', kind: 'local' },
      where: { status: ['handled', 'rejected'] },
    },
    'products.sold': {
      table: 'deal_lines',
      joins: { deal: { table: 'deals', on: { deal_id: 'id' } } },
      employee: 'deal.owner_id',
      when: { column: 'deal.closed_at', kind: 'timestamp' },
      count: 'quantity',
      amount: { multiply: ['price', 'quantity'] },
      where: { 'deal.status': ['won', 'lost'] },
    },
  },
  plan: {
    targets: {
      table: 'plans',
      month: { year: 'year', month: 'month' },
      employee: 'employee_id',
      turnover: 'turnover',
      margin: 'margin',
    },
    facts: [
      {
        table: 'payments',
        joins: {
          invoice: { table: 'invoices', on: { invoice_id: 'id' } },
          deal: { table: 'deals', on: { 'invoice.deal_id': 'id' } },
        },
        when: { column: 'paid_at', kind: 'timestamp' },
        owners: ['deal.owner_id', 'owner_id'],
        turnover: 'amount',
        margin: { multiply: ['deal.margin', 'amount'], divideBy: 'deal.amount' },
      },
    ],
  },
}

function calls(...direction: string[]): MetricSource {
  return {
    table: 'calls',
    employee: 'owner_id',
    when: { column: 'started_at', kind: 'local' },
    amount: 'seconds',
    where: { direction },
  }
}
