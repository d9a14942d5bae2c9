import type { ru } from '../ru/sign-in.ts'

export const en: typeof ru = {
  title: 'Sign in to manage Svodka',
  again: 'Sign in again',
  againText: 'Your session has ended. Everything you typed is still here: sign in and go on.',
  ways: 'How to sign in',
  crm: 'As in the CRM',
  owner: 'Owner’s password',
  login: 'CRM login',
  password: 'Password',
  ownerPassword: 'Password of Svodka’s owner',
  show: 'Show the password',
  enter: 'Sign in',
  crmHint: 'For administrators of the CRM, or whoever was given access.',
  ownerHint: 'It was chosen at the first start.',
  byBot: 'Or without a password: write /admin to the bot, and it will send a one-time link.',
  wrong: 'That did not match. Check the keyboard layout and try again.',
  tooMany: 'Too many attempts. Wait a few minutes and try again.',
  linkOpening: 'Checking the link',
  linkWrong:
    'This link was used already or has expired. It works once and not for long: write /admin to the bot for a new one.',
  another: 'Sign in another way',
  noOwner: {
    title: 'Svodka is not set up yet',
    text: 'The owner’s password has not been chosen. Open the one-time link: it is printed in the server’s console and lies in setup-link.txt in the data folder.',
  },
  tryDemo: 'Try it with the demonstration company',
}
