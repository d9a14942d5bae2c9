import type { log as russian } from '../ru/log.ts'

/** The log of messages. */
export const log: typeof russian = {
  scopes: { me: 'own', department: 'department', all: 'all they may see' },
  views: { text: '', chart: 'chart', trend: 'trend', csv: 'CSV file' },
  topics: {
    screen: 'Menu',
    home: 'Menu',
    welcome: 'Welcome',
    goodbye: 'Goodbye',
    refused: 'Access refused',
    stranger: 'Answer to a stranger',
    stopped: 'Answer to somebody unsubscribed',
    'private only': 'Asked to write in private',
    'crm unavailable': 'The CRM does not answer',
    'too many attempts': 'Too many attempts',
    confirmation: 'Confirmation of an employee',
    approved: 'Access approved',
    'access request': 'Request for access',
    'linked elsewhere': 'Another chat was linked',
    'request approved': 'Request for access: approved',
    'request declined': 'Request for access: declined',
    'request late': 'Request for access: decided before',
  },
  reasons: {
    'may not see it any more': 'they may not see it any more',
  },
  person: 'one employee',
  tried: 'tried in the page',
  columns: {
    at: 'When',
    bot: 'Bot',
    messenger: 'Messenger',
    recipient: 'To',
    employee: 'Employee',
    kind: 'Kind',
    topic: 'About',
    state: 'State',
    attempts: 'Attempts',
    error: 'Reason',
    updatedAt: 'Changed',
  },
}
