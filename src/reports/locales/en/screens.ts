import type { screens as russian, help as russianHelp } from '../ru/screens.ts'

/** What the bot says between the reports. */
export const screens: typeof russian = {
  greeting: (name) => (name === null ? 'Hello.' : `Hello, ${name}.`),
  introduction: (bot) => `I am ${bot}: I show you your statistics from the CRM.`,
  howToAsk: 'Press a button or ask in words, for example: “closed deals last month”.',
  welcome: (name) => (name === null ? 'Welcome!' : `Welcome, ${name}!`),
  welcomePromise: 'Your statistics from the CRM are here now. Only you see them.',

  choosePeriod: (title) => `${title}: for which period?`,
  chooseMonth: (title) => `${title}: which month?`,
  chooseFirstDay: (month) => `First day of the period: ${month}`,
  chooseLastDay: (from) => `The first day is ${from}. And the last?`,
  orWritePeriod: 'You can also write: 1–15 November.',
  writePeriod: 'Write a period, for example: 1–15 November or 03.11–09.11.',
  chooseMetric: (period) => `What to show for ${period}?`,
  more: 'What else to do with this report?',

  settings: 'Settings',
  language: 'Language',
  defaultScope: 'Whose figures come first',
  scopes: { me: 'only yours', department: 'your department’s', all: 'the whole team’s' },
  unsubscribeQuestion: 'Unsubscribe from the bot?',
  unsubscribeMeaning: 'Reports and digests will stop. You can come back at any time: /start.',
  unsubscribed: 'You have unsubscribed: I will send nothing more.',
  howToReturn: 'If you want to come back, press the button or write /start.',

  unknown: (text) =>
    `I did not understand “${text}”. I can show the summary, the plan or any metric for a period:`,
  understoodPartly: (text) => `I understood “${text}” only in part. Perhaps you mean:`,
  wordsAndButtons:
    'I understand words and buttons. Write, for example: “payments this week”, or choose:',
  whichSubject: 'What to show?',
  whichPerson: 'Whom do you mean?',
  whichScope: 'Whose figures to show?',
}

/** Help: each group of lines is a paragraph. */
export const help: typeof russianHelp = {
  title: 'How I can help',
  paragraphs: [
    [
      'Ask in words:',
      '• closed deals last month',
      '• payments 1–15 November',
      '• calls trend this quarter',
      '• plan',
    ],
    [
      'Or by a command:',
      '/stats — statistics',
      '/plan — my plan',
      '/today /yesterday — for a day',
      '/week /month /quarter /year — for a period',
      '/lastweek /lastmonth — for the one before',
      '/settings — language, whose figures',
      '/stop — unsubscribe',
    ],
    [
      'Weeks begin on Monday.',
      'Closed deals are won and lost together.',
      'Only you see the figures: I never show them in groups.',
    ],
  ],
}
