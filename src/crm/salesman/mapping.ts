import type { Mapping, MetricSource } from '../mapping.ts'
import { salesmanPlan } from './plan.ts'

/** Which company of a database, and under which names its tables are. */
export interface SalesmanAccount {
  readonly prefix: string
  readonly account: number
  /** Where employees open the CRM; null when unknown: the database does not know it. */
  readonly web: string | null
}

/**
 * SalesMan CRM. What each figure means is decided by the CRM's published statistics; where its own
 * parts disagree, by its code: new deals belong to their author, closed ones count won or lost,
 * activities include the CRM's own records.
 */
export function salesmanMapping({ prefix, account, web }: SalesmanAccount): Mapping {
  return {
    tablePrefix: prefix,
    everywhere: { identity: account },
    account: {
      name: 'SalesMan CRM',
      currency: '₽',
      timeZone: 'Europe/Moscow',
      url: web,
      row: {
        table: 'settings',
        where: { id: account },
        columns: { name: 'company', currency: 'valuta', timeZone: 'timezone' },
      },
    },
    employees: {
      table: 'user',
      id: 'iduser',
      login: 'login',
      name: ['title'],
      email: 'email',
      phones: ['phone', 'mob', 'phone_in'],
      role: 'tip',
      manager: 'mid',
      sight: SIGHT,
      active: { secrty: 'yes' },
      administrator: { isadmin: 'on' },
      individualPlan: { acs_plan: 'on', acs_import: { item: 19, is: 'on' } },
    },
    metrics: METRICS,
    plan: salesmanPlan,
  }
}

/** `get_people`: by the text of the role; «Менеджер продаж», «Специалист» and any other see themselves. */
const SIGHT = {
  'Руководитель организации': 'everyone',
  'Руководитель с доступом': 'everyone',
  'Поддержка продаж': 'everyone',
  Администратор: 'everyone',
  'Руководитель подразделения': 'two-levels',
  'Руководитель отдела': 'one-level',
} as const

const NEW_DEALS = {
  table: 'dogovor',
  employee: 'autor',
  when: { column: 'datum', kind: 'date' },
  amount: 'kol',
} as const

const METRICS: Mapping['metrics'] = {
  'clients.new': {
    table: 'clientcat',
    employee: 'creator',
    when: { column: 'date_create', kind: 'timestamp' },
  },
  'deals.new': NEW_DEALS,
  'deals.repeat': {
    ...NEW_DEALS,
    where: { clid: { above: 0 } },
    notFirst: { of: 'clid', by: ['datum', 'did'] },
  },
  'deals.closed': {
    table: 'dogovor',
    employee: 'iduser',
    when: { column: 'datum_close', kind: 'date' },
    amount: 'kol',
    where: { close: 'yes' },
  },
  'invoices.issued': {
    table: 'credit',
    employee: 'iduser',
    when: { column: 'datum', kind: 'timestamp' },
    amount: 'summa_credit',
  },
  'payments.received': {
    table: 'credit',
    employee: 'iduser',
    when: { column: 'invoice_date', kind: 'date' },
    amount: 'summa_credit',
    where: { do: 'on' },
  },
  'documents.new': {
    table: 'contract',
    employee: 'iduser',
    when: { column: 'datum', kind: 'timestamp' },
  },
  activities: {
    table: 'history',
    employee: 'iduser',
    when: { column: 'datum', kind: 'timestamp' },
  },
  calls: callsOf(['outcome', 'income']),
  'calls.out': callsOf('outcome'),
  'calls.in': callsOf('income'),
  'requests.new': {
    table: 'leads',
    employee: 'iduser',
    when: { column: 'datum', kind: 'timestamp' },
  },
  'requests.processed': {
    table: 'leads',
    employee: 'iduser',
    when: { column: 'datum_do', kind: 'local' },
    where: { status: [2, 3] },
  },
  'products.sold': {
    table: 'speca',
    joins: { deal: { table: 'dogovor', on: { did: 'did' } } },
    employee: 'deal.iduser',
    when: { column: 'deal.datum_close', kind: 'date' },
    count: 'kol',
    amount: { multiply: ['price', 'kol'] },
    where: { 'deal.close': 'yes' },
  },
}

function callsOf(direct: string | string[]): MetricSource {
  return {
    table: 'callhistory',
    employee: 'iduser',
    when: { column: 'datum', kind: 'local' },
    amount: 'sec',
    where: { direct },
  }
}
