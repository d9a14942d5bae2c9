import { plural } from './plural.ts'
import type { Words } from './ru.ts'

const people = plural('en', { one: 'person', other: 'people' })

export const en: Words = {
  name: 'Svodka',
  skip: 'Skip to content',
  menu: 'Menu',
  nav: { try: 'Try it', help: 'Help' },
  language: 'Language',
  scheme: { label: 'Appearance', auto: 'As in the system', light: 'Light', dark: 'Dark' },

  people: {
    title: 'Try it',
    lead: 'Choose an employee: the bot will answer you as it would answer them.',
    demo: (company) =>
      `“${company}” is a demonstration company: its people and figures are made up.`,
    real: (company) => `“${company}” is your CRM: its people and figures are real.`,
    search: 'Name or role',
    list: 'Employees',
    found: (count) => people(count),
    sees: (count) =>
      count === 1 ? 'sees\u00a0only\u00a0themselves' : `sees\u00a0${people(count)}`,
    off: 'deactivated in\u00a0the\u00a0CRM',
    deactivated: 'deactivated: check that the bot does not answer them',
    none: 'The CRM has no employees yet. Add the first one there and they will appear here.',
    nobody: (query) => `Nobody matches “${query}”.`,
    clear: 'Show everyone',
    loading: 'Loading employees',
    failed: 'The list of employees could not be loaded: the CRM or the server is not answering.',
    absent:
      'Only the demonstration company can be tried like this. With your CRM the bot answers in the messenger, to each person in private.',
    again: 'Try again',
  },

  chat: {
    nobodyTitle: 'Through whose eyes?',
    nobody: 'Choose an employee from the list, and the bot will talk to you as it talks to them.',
    nobodyHint: 'Rights differ: a head sees the department, a manager only their own figures.',
    change: 'Change employee',
    again: 'Start over',
    opening: 'Starting the conversation',
    log: (name) => `Conversation with the bot: ${name}`,
    bot: 'Bot',
    you: 'You',
    typing: 'typing…',
    lost: 'The connection was lost, reconnecting.',
    toEnd: 'To the latest messages',
    enlarge: (title) => `Enlarge the picture: ${title}`,
    picture: 'Chart',
    closePicture: 'Close',
    savePicture: 'Save the picture',
    file: (size) => `CSV · ${size}`,
    saveFile: (name) => `Save the file ${name}`,
    newWindow: 'opens in a new tab',
    field: 'Message to the bot',
    placeholder: 'Write what to show',
    send: 'Send',
    hints: 'Example questions',
    unsent: 'Not sent',
    unpressed: 'The press did not reach the bot.',
    resend: 'Send again',
    problems: {
      'not-allowed': {
        title: 'The bot will not answer',
        text: 'This employee is deactivated in the CRM, so the bot shows them nothing. That is as it should be.',
      },
      'not-found': {
        title: 'No such employee',
        text: 'They are no longer in the CRM. Choose another one from the list.',
      },
      unreachable: {
        title: 'The conversation could not be started',
        text: 'The server is not answering now. Try again in a minute.',
      },
    },
    retry: 'Try again',
    overTitle: 'This conversation is over',
    over: 'It lives in the server’s memory only: until a restart, or 12 hours without a message.',
  },

  help: {
    title: 'Help',
    lead: 'The bot sends private statistics from the CRM. Ask with buttons or in your own words.',
    ask: 'How to ask',
    askText:
      'Name a metric and a period, in any order. If one is missing, the bot offers a choice.',
    periods: 'Which periods there are',
    periodsText:
      'Today, yesterday, week, month, quarter, year, last week, month, quarter and year, the last 7 days, or a range of your own, such as “1–15 November”. Weeks begin on Monday; the time zone is the one set in the CRM.',
    compare:
      'The change ▲ or ▼ is against the same stretch before: 1–22 November is compared with 1–22 October.',
    commands: 'Commands',
    commandList: [
      ['/start', 'begin, or return to the home screen'],
      ['/stats', 'statistics for a period'],
      ['/plan', 'the month’s plan: fact, what is left, the pace needed'],
      ['/today, /month', 'the summary for today or for the month'],
      ['/help', 'what the bot can do'],
    ],
    rights: 'Who sees what',
    rightsText:
      'Exactly what the CRM allows: a manager sees their own figures, a head their people’s, a director everyone’s. Rights are checked at every answer, so an old button shows nothing it should not. Someone deactivated gets nothing.',
    private: 'Only in private',
    privateText:
      'Figures come in private conversations only. Here on the page they stay in the server’s memory and are gone after 12 hours without a message.',
    tryIt: 'Try it now',
  },

  questions: (day, month) => [
    'deals closed last month',
    day === '1' ? `payments 1 ${month}` : `payments 1–${day} ${month}`,
    'plan',
    'new clients this week',
  ],

  bytes: (count) =>
    count < 1024
      ? `${count}\u202fB`
      : `${new Intl.NumberFormat('en', { maximumFractionDigits: 0 }).format(count / 1024)}\u202fkB`,
}
