import type { refusals as russian } from '../ru/refusals.ts'

/** Why there are no figures, in words that blame nobody and reveal nothing. */
export const refusals: typeof russian = {
  notAllowed:
    'These statistics are not open to you. If they should be, write to your administrator.',
  stranger: [
    'To show you statistics, I need to be sure that you work here.',
    'Open the personal link from your administrator, or write your login, email or phone.',
  ],
  privateOnly: 'I show statistics only in private messages. Please write to me directly.',
  crmDown: 'The CRM does not answer now. Press “Refresh” in a minute.',
  crmDownSince: (time) =>
    `The CRM does not answer now. These are the figures of ${time}. Fresh ones will be there as soon as it is back: press “Refresh”.`,
  crmMismatch: 'The CRM answers, but this metric could not be read. The administrator will see it.',
  metricGone: 'The CRM does not count this metric now. Here is what there is:',
  chartFailed: 'The picture did not work out, so here it is in words.',
  unchanged: (time) => `Nothing has changed: as of ${time}.`,
  invitationInvalid: 'This link no longer works. Ask your administrator for a new one.',
  tooMany: 'Too many requests in a row. Wait a minute and try again.',
  staleButton: 'This button no longer works. Here is a fresh menu.',
  failed: 'That did not work. Try again in a minute.',
}
