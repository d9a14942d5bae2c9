import { plural } from '../plural.ts'
import type { ru } from '../ru/ui.ts'

export const en: typeof ru = {
  close: 'Close',
  cancel: 'Cancel',
  copy: 'Copy',
  copied: 'Copied',
  again: 'Try again',
  loading: 'Loading',
  optional: 'optional',
  today: 'today',
  yesterday: 'yesterday',
  rows: plural('en', { one: 'row', other: 'rows' }),
  pages: {
    label: 'Pages of the list',
    shown: (from, to, of) => `${from}–${to} of\u00a0${of}`,
    back: 'Previous',
    on: 'Next',
  },
  unsaved: {
    title: 'Leave without saving?',
    text: 'What you changed on this tab is not saved and will be lost.',
    leave: 'Leave without saving',
  },
  failures: {
    unreachable:
      'The server is not answering. Check the connection and try again: what you typed is kept.',
    internal: 'Something broke on the server. Its log has the details.',
    'signed-out': 'You are signed out. Sign in to go on.',
    'not-allowed': 'You may not do this. If you should, write to the owner of Svodka.',
    forged: 'This page is out of date. Reload it and try again.',
    'bad-config': 'This setting will not do.',
    'not-found': 'It is not there any more: somebody may have deleted it. Reload the list.',
    conflict: 'Somebody else changed this while you were editing. Open it again to see the change.',
    'too-many': 'Too many attempts in a row. Wait a minute.',
    'too-large': 'Too much data at once.',
    'bad-input': 'Something is wrong here. Check what you entered.',
    'crm-unavailable': 'The CRM is not answering now. Try again in a minute.',
    'crm-mismatch': 'The CRM’s database answers, but it is not built as expected.',
    'messenger-busy': 'The messenger is not answering or asks to wait. Try again in a minute.',
    'messenger-rejected': 'The messenger refused.',
    'bot-unauthorized': 'The messenger does not know this key. Check that it was copied whole.',
    'mail-failed': 'The letter was not sent: the mail server did not take it.',
    'store-unavailable': 'Svodka’s store is not answering. Try again in a minute.',
    'invitation-invalid': 'This link was used already or has expired.',
  },
  says: 'It says:',
}
