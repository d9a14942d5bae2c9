interface Metric {
  /** What the amount beside the count is, if there is one. Money is in the account's currency. */
  readonly amount?: 'money' | 'minutes'
  /** One of the main five: shown in the summary. */
  readonly main?: true
  /** Goods may be counted in parts (1.5 m): the count has up to three decimals. */
  readonly fractional?: true
}

/**
 * What can be counted, per employee and time. Menu, engine, free text, help and documentation read
 * this table; adding a metric is adding an entry here, its words in `reports/locales` and a line in
 * each CRM's mapping that has it. The order is the order of the menus.
 */
export const METRICS = {
  'clients.new': { main: true },
  'deals.new': { main: true, amount: 'money' },
  'invoices.issued': { main: true, amount: 'money' },
  'payments.received': { main: true, amount: 'money' },
  'deals.closed': { main: true, amount: 'money' },
  'deals.repeat': { amount: 'money' },
  'documents.new': {},
  activities: {},
  calls: { amount: 'minutes' },
  'calls.out': { amount: 'minutes' },
  'calls.in': { amount: 'minutes' },
  'requests.new': {},
  'requests.processed': {},
  'products.sold': { amount: 'money', fractional: true },
} as const satisfies Record<string, Metric>

export type MetricId = keyof typeof METRICS

/** Every metric, in the order of the menus. */
export const METRIC_IDS = Object.keys(METRICS) as MetricId[]

/** What the amount of a metric is; undefined when it only counts. */
export function amountOf(id: MetricId): 'money' | 'minutes' | undefined {
  const metric: Metric = METRICS[id]
  return metric.amount
}

export function isMetricId(text: string): text is MetricId {
  return Object.hasOwn(METRICS, text)
}

export function isMain(id: MetricId): boolean {
  const metric: Metric = METRICS[id]
  return metric.main === true
}
