import { plural } from '../plural.ts'
import type { ru } from '../ru/broadcasts.ts'

const people = plural('en', { one: 'person', other: 'people' })
const messages = plural('en', { one: 'message', other: 'messages' })

export const en: typeof ru = {
  lead: 'A report to many at once: each sees only what they are allowed to see.',
  new: 'Send a report now',
  list: 'Sent',
  schedules: 'Broadcasts on a schedule, for the whole company, will come to this tab later.',
  more: 'Show more',
  empty: {
    title: 'No broadcasts yet',
    text: 'Send the first report: choose what, which period and to whom. You will see who gets it before it leaves.',
  },
  form: {
    title: 'Send a report now',
    subject: 'What to send',
    summary: 'Summary of the main metrics',
    plan: 'Plan and fact',
    period: 'Period',
    own: 'Custom days',
    from: 'From',
    to: 'To',
    ownHint: 'Choose both days, the first not after the last.',
    scope: 'Whose figures',
    scopes: { me: 'Their own', department: 'Their department', all: 'All they may see' },
    scopeHint: 'Nobody sees more than they may: whoever has no department sees themselves.',
    view: 'Form',
    views: { text: 'Text', chart: 'Chart', trend: 'Trend', csv: 'CSV' },
    to_: 'To whom',
    audiences: {
      all: { title: 'Everybody who is subscribed', text: 'And has access to the CRM.' },
      employees: { title: 'Chosen people', text: '' },
      departments: { title: 'Departments', text: 'A head and everybody in their department.' },
    },
    people: 'Employees',
    heads: 'Heads of departments',
    noHeads: 'Nobody in the CRM has people under them, so there are no departments here.',
    note: 'Words above the report',
    noteHint: 'Your own words, up to 500 characters.',
    noteLeft: (count: number) => `Characters left: ${count}`,
    send: (count: number) => `Send to ${people(count)}`,
    sendNobody: 'Send',
    sent: (count: number) => `Sending to ${people(count)}`,
  },
  preview: {
    title: 'Who gets it',
    counting: 'Counting who gets it…',
    goes: (count: number) => `Goes to ${people(count)}`,
    nobody: 'It goes to nobody yet.',
    choose: 'Choose to whom to send it.',
    leftOut: (count: number) => `${people(count)} will not get it`,
    showGets: 'Show who gets it',
    showLeftOut: 'Show who does not, and why',
    rest: (count: number) => `and ${people(count)} more`,
    why: {
      'not-subscribed': 'not subscribed',
      stopped: 'unsubscribed',
      blocked: 'blocked in Svodka',
      off: 'switched off in the CRM',
    },
    invite: 'Invite people',
  },
  states: { running: 'being sent', stopped: 'stopped', finished: 'finished' },
  by: (who: string, when: string) => `${who}, ${when}`,
  progress: (done: number, of: number) => `${done} of ${messages(of)}`,
  progressLabel: (title: string) => `Progress: ${title}`,
  counts: {
    sent: 'sent',
    queued: 'queued',
    failed: 'failed',
    skipped: 'skipped',
    uncertain: 'unknown',
  },
  toLog: 'Open in the log',
  stop: {
    action: 'Stop',
    title: 'Stop this broadcast?',
    text: (count: number) =>
      `${messages(count)} still queued will not be sent. What was sent cannot be taken back.`,
    done: 'The broadcast is stopped',
  },
  repeat: {
    action: (count: number) => `Repeat for ${count} failed`,
    done: (count: number) => `Sending ${messages(count)} again`,
  },
}
