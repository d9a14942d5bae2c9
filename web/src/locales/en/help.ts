import type { ru } from '../ru/help.ts'

export const en: typeof ru = {
  title: 'Help',
  lead: 'The bot sends private statistics from the CRM. Ask with buttons or in your own words.',
  ask: 'How to ask',
  askText: 'Name a metric and a period, in any order. If one is missing, the bot offers a choice.',
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
}
