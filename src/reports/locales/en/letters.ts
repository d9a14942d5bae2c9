import type { letters as russian } from '../ru/letters.ts'

/** What is sent by mail: to addresses from the CRM alone. */
export const letters: typeof russian = {
  invitation: {
    subject: 'Your statistics from the CRM: a personal link',
    lines: (link, until) => [
      'Hello.',
      'Open this link, and statistics from the CRM will come to your messenger:',
      link,
      `The link is personal: it works once, until ${until}. Do not send it on to anybody.`,
    ],
  },
  code: {
    subject: 'The code for the statistics bot',
    lines: (code, minutes) => [
      'Hello.',
      `Your code: ${code}`,
      `Write it to the bot. It works for ${minutes} min. Tell it to nobody.`,
      'If you did not ask for a code, just delete this letter: nothing happens without it.',
    ],
  },
}
