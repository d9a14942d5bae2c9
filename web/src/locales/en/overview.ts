import { plural } from '../plural.ts'
import type { ru } from '../ru/overview.ts'

const messages = plural('en', { one: 'message', other: 'messages' })
const waiting = plural('en', { one: 'person waits', other: 'people wait' })

export const en: typeof ru = {
  title: 'Overview',
  checks: 'Is everything all right',
  what: { crm: 'CRM', bot: 'Bot', queue: 'Queue', mail: 'Mail', address: 'Public address' },
  state: { ok: 'working', attention: 'take a look', broken: 'not working', off: 'not set up' },
  fine: { crm: 'answers', bot: 'connected', queue: 'moving', mail: 'set up', address: 'set' },
  unset: {
    crm: 'not connected',
    bot: 'off',
    queue: 'stopped',
    mail: 'not set up',
    address: 'not set',
  },
  codes: {
    demo: 'A demonstration company: its people and figures are made up.',
    'crm-unavailable':
      'The CRM is not answering. The bot shows the latest figures while it has them.',
    'crm-mismatch': 'The database answers, but it is not built as expected.',
    'bot-unauthorized': 'The messenger does not know the key. Enter a new one.',
    'needs-address': 'This messenger needs an address of Svodka that the internet can see.',
    'long-queue': 'More messages than usual are waiting.',
    'mail-failed': 'The mail server does not take letters.',
  },
  mend: {
    crm: 'Set up the CRM',
    bot: 'Open bots',
    queue: 'Open the log',
    mail: 'Set up mail',
    address: 'Set the address',
  },
  today: 'Today',
  sent: 'sent',
  failed: 'failed',
  queued: 'queued',
  people: 'recipients',
  subscribers: 'subscribed',
  ofEmployees: (subscribed, employees) => `${subscribed} of\u00a0${employees}`,
  waiting: (count) => `${waiting(count)} for your decision`,
  look: 'Take a look',
  chart: 'Messages by hour',
  hour: (hour, count) => `${hour}:00 — ${messages(count)}`,
  quiet: 'Nothing has been sent today yet.',
  next: 'What to do next',
  steps: {
    'connect-crm': {
      title: 'Connect the CRM',
      text: 'This is a demonstration company so far. Connect yours, and the bot will speak in your figures.',
      action: 'Connect the CRM',
    },
    'add-bot': {
      title: 'Connect a bot',
      text: 'A key from the messenger, and the bot answers in a minute.',
      action: 'Connect a bot',
    },
    'invite-people': {
      title: 'Invite people',
      text: 'A personal link or a QR code: one tap, and the employee is connected.',
      action: 'Invite',
    },
    'set-address': {
      title: 'Set the address',
      text: 'With an address that the internet can see, messages arrive at once, and Viber works at all.',
      action: 'Set the address',
    },
    'set-mail': {
      title: 'Set up mail',
      text: 'Then invitations and confirmation codes go by mail.',
      action: 'Set up mail',
    },
  },
  done: 'Everything is set up. Svodka will manage from here.',
}
