import { plural } from '../plural.ts'
import type { ru } from '../ru/settings.ts'

const employees = plural('en', { one: 'active employee', other: 'active employees' })
const metrics = plural('en', { one: 'metric', other: 'metrics' })
const days = plural('en', { one: 'day', other: 'days' })

export const en: typeof ru = {
  lead: 'Each part is checked and saved by itself.',
  save: 'Save',
  saved: 'Saved',
  check: 'Check',
  passwordKept: 'kept, no need to type it',
  fromEnvironment: (variable: string) =>
    `Set by the environment variable ${variable}. Change it where Svodka is started.`,
  connection: {
    host: 'Server',
    port: 'Port',
    user: 'Login',
    password: 'Password',
    optional: 'if needed',
  },
  verdict: {
    ok: {
      crm: 'The CRM answers:',
      mail: 'The letter is sent. Look into',
      proxy: 'The proxy works:',
      address: 'Svodka answers at',
    },
    crm: ([company = '', zone = '', people = '0', count = '0']: readonly string[]) =>
      `${company}, ${employees(Number(people))}, ${metrics(Number(count))}, time zone ${zone}.`,
    failed: 'It did not work.',
    answered: (reason: string) => `The server’s answer: ${reason}`,
    cures: {
      'check-fields': 'Check the fields: something is missing or written wrongly.',
      'check-crm-server':
        'Check address, port, login and password, and whether the database server lets this machine in.',
      'check-crm-database':
        'Check login and password, the name of the database, the table prefix and the account.',
      'check-mail':
        'Check server, port, encryption, login and password. Many mail services want a password made for applications.',
      'check-route':
        'Check address and port, and whether this machine reaches them. A site needs a valid certificate too.',
    },
  },
  crm: {
    title: 'CRM connection',
    lead: 'Where employees, their rights and figures come from.',
    kinds: {
      demo: { title: 'Demonstration', text: 'A made-up company to look around and try.' },
      salesman: {
        title: 'SalesMan CRM',
        text: 'Straight to its MySQL or MariaDB database, reading only.',
      },
      mapping: {
        title: 'Another CRM, by a mapping file',
        text: 'The file says in which tables and columns everything is.',
      },
    },
    readOnly:
      'Best make a database user of its own that may only read: requests are all that Svodka writes to the CRM.',
    fields: {
      host: 'Database server',
      port: 'Port',
      database: 'Name of the database',
      user: 'Login',
      password: 'Password',
      prefix: 'Table prefix',
      account: 'Account (identity)',
      tls: 'Encrypt the connection (TLS)',
    },
    prefixHint: 'Usually app_',
    accountHint: 'Usually 1',
    file: 'Mapping file',
    fileHint: 'A path on the server: .yaml, .yml or .json',
    another: {
      title: 'Connect another CRM?',
      text: 'Everybody who is subscribed will be unlinked: in the new CRM these are other people. They have to be invited anew. Bots and settings stay.',
      action: 'Connect and unlink everybody',
    },
  },
  confirmation: {
    title: 'How people prove that they are employees',
    lead: 'When somebody tells the bot a login, email or phone of the CRM. Personal invitations always work.',
    policies: {
      code: {
        title: 'A code by email',
        text: 'The bot mails a code to the address in the CRM. Needs mail to be set up.',
      },
      phone: {
        title: 'The messenger’s phone',
        text: 'People share their number with a button of Telegram, and it must be the one in the CRM.',
      },
      approval: {
        title: 'An administrator decides',
        text: 'Administrators are asked in their chat and on the “Users” tab.',
      },
      off: { title: 'By invitation only', text: 'Nobody can join by themselves.' },
      immediate: { title: 'At once, unconfirmed', text: 'Naming a login is enough.' },
    },
    immediate:
      'Whoever learns somebody’s login sees that person’s figures. The old plugin worked like this; choose it only where none but your own people write to the bot.',
    inForce: (title: string) =>
      `Mail is not set up, so no codes can be sent. Meanwhile this is in force: “${title}”.`,
  },
  address: {
    title: 'Address on the internet',
    lead: 'Messengers send messages there. Without it Telegram, Slack and VK are polled, and Viber does not work.',
    url: 'Address',
    hint: 'Begins with https:// and leads to this Svodka.',
  },
  proxy: {
    title: 'Proxy',
    lead: 'Where this server cannot reach a messenger directly. Leave the server empty for none.',
    scheme: 'Kind',
    none: 'The proxy will be switched off.',
  },
  mail: {
    title: 'Mail',
    lead: 'Codes and invitations are sent from here.',
    scheme: 'Encryption',
    schemes: { smtps: 'SSL/TLS (port 465)', smtp: 'STARTTLS (port 587)' },
    from: 'From',
    to: 'Where to send a test letter',
    toHint: 'To your own address, for one.',
    test: 'Send a test letter',
    none: 'Mail will be switched off: no codes and invitations by letter.',
  },
  log: {
    title: 'Log',
    lead: 'It remembers who asked what, and what became of it.',
    days: 'Days to keep',
    daysWrong: 'A number of days from 1 to 3650.',
    fewer: (count: number) => `Rows older than ${days(count)} will be deleted.`,
    keepTexts: 'Keep the texts of messages',
    keepTextsHint: 'Figures and all. Usually off.',
    keepTextsWarning:
      'Everybody with access to this page can then read other people’s figures, and they stay in backups.',
  },
  requests: {
    title: 'Requests',
    lead: 'Clients who write to a bot leave them. Each bot has its own switch.',
    policy: 'Link to the data policy',
    policyHint: 'Everybody sees it before leaving a name and a phone number.',
    policyWrong: 'The link must begin with https://.',
    handlers: 'Whom to tell of new requests',
    handlersHint: 'Nobody chosen: the CRM decides.',
  },
}
