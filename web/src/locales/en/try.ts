import { plural } from '../plural.ts'
import type { ru } from '../ru/try.ts'

const people = plural('en', { one: 'person', other: 'people' })

export const en: typeof ru = {
  people: {
    title: 'Try it',
    lead: 'Choose an employee: the bot will answer you as it would answer them.',
    demo: (company) =>
      `“${company}” is a demonstration company: its people and figures are made up.`,
    real: (company) =>
      `“${company}” is your CRM: its people and figures are real. Every trial is marked in the log.`,
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

  bytes: (count) =>
    count < 1024
      ? `${count}\u202fB`
      : `${new Intl.NumberFormat('en', { maximumFractionDigits: 0 }).format(count / 1024)}\u202fkB`,
}
