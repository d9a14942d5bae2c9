import type { metrics as russian } from '../ru/metrics.ts'

/** What each report is called. */
export const metrics: typeof russian = {
  summary: { title: 'Summary', none: 'news' },
  plan: { title: 'Plan', none: 'plans' },
  'clients.new': { title: 'New clients', none: 'new clients' },
  'deals.new': { title: 'New deals', none: 'new deals' },
  'invoices.issued': { title: 'Invoices issued', none: 'invoices issued' },
  'payments.received': { title: 'Payments received', none: 'payments' },
  'deals.closed': { title: 'Closed deals', none: 'closed deals' },
  'deals.repeat': { title: 'Repeat deals', none: 'repeat deals' },
  'documents.new': { title: 'New documents', none: 'new documents' },
  activities: { title: 'Activities', none: 'activities' },
  calls: { title: 'Calls', none: 'calls' },
  'calls.out': { title: 'Outgoing calls', none: 'outgoing calls' },
  'calls.in': { title: 'Incoming calls', none: 'incoming calls' },
  'requests.new': { title: 'New requests', none: 'new requests' },
  'requests.processed': { title: 'Processed requests', none: 'processed requests' },
  'products.sold': { title: 'Products sold', none: 'products sold' },
}
