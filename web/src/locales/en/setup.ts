import type { ru } from '../ru/setup.ts'

export const en: typeof ru = {
  title: 'Welcome to Svodka!',
  password: {
    lead: 'Choose the owner’s password. It opens everything, so keep it like the key of a safe.',
    label: 'Owner’s password',
    hint: 'At least 10 characters. A phrase of several words does well.',
    repeat: 'Once more',
    different: 'The passwords differ.',
    short: 'At least 10 characters are needed.',
    choose: 'Choose the password',
    used: 'This link was used already or has expired. If it was you who chose the password, sign in with it; if not, restart the server: it prints a new one.',
    signIn: 'Sign in',
  },
  steps: { label: 'Steps', crm: 'CRM', bot: 'Bot', people: 'People' },
  skip: 'Skip',
  next: 'Next',
  finish: 'Go to the overview',
  crm: {
    title: 'Connect the CRM',
    lead: 'Svodka only reads. It is best to make a database user of its own with the right to SELECT.',
    demo: 'This can wait: there is a demonstration company so far, and everything works with it.',
    fromEnvironment: 'The CRM is set in the server’s environment and cannot be changed here.',
    more: 'More',
    check: 'Check',
    save: 'Connect the CRM',
  },
  bot: {
    title: 'Connect a bot',
    lead: 'Begin with the messenger that your people use already. Others can follow.',
    have: (names) => `Connected already: ${names}.`,
  },
  people: {
    title: 'Invite people',
    lead: 'Each gets a personal link: one tap, and the bot knows who it is talking to.',
    noBot: 'There is no bot yet, so there is nowhere to invite to. Come back here from “Users”.',
  },
}
