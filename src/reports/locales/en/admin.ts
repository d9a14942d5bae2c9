import type { admin as russian } from '../ru/admin.ts'

/** Headings and states in the tables of whoever manages the service. */
export const admin: typeof russian = {
  columns: {
    at: 'When',
    bot: 'Bot',
    messenger: 'Messenger',
    name: 'Name',
    recipient: 'To',
    kind: 'What',
    state: 'State',
    attempts: 'Attempts',
    error: 'Error',
    phone: 'Phone',
    email: 'Email',
    text: 'Text',
    crmId: 'In the CRM',
    webhook: 'Webhook',
    check: 'Check',
    cause: 'Cause',
    cure: 'Cure',
  },
  kinds: { text: 'text', picture: 'picture', file: 'file' },
  messageStates: {
    queued: 'queued',
    sent: 'sent',
    delivered: 'delivered',
    read: 'read',
    failed: 'failed',
    skipped: 'skipped',
    uncertain: 'uncertain',
  },
  requestStates: {
    new: 'new',
    'in-crm': 'in the CRM',
    taken: 'taken',
    declined: 'declined',
    failed: 'failed',
  },
  subscriberStates: {
    subscribed: 'subscribed',
    unsubscribed: 'not subscribed',
    pending: 'awaiting confirmation',
    blocked: 'blocked',
    deactivated: 'deactivated in the CRM',
  },
  polled: 'polled',
}
