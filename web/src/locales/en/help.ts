import type { ru } from '../ru/help.ts'

export const en: typeof ru = {
  title: 'Help',
  lead: 'The bot sends private statistics from the CRM. Ask with buttons or in your own words; everything is managed from here.',
  asking: 'How to ask the bot',
  managing: {
    title: 'How to manage Svodka',
    topics: {
      first: {
        title: 'Where to begin',
        points: [
          'CRM: connect your own database. Until then everything works on a made-up company, and you can look around in peace.',
          'Bot: take a key from the messenger, the page says where. A minute later the bot answers.',
          'People: invite employees, and each of them sees their own figures.',
        ],
      },
      inviting: {
        title: 'How to invite people',
        points: [
          'On the “Users” tab press “Invite” and choose whom: each gets a link of their own, a code or a QR.',
          'A link is for one person, works once and for 7 days. It is shown once as well; too late? Make another.',
          'Once mail is set up, Svodka sends the links itself.',
        ],
      },
      confirming: {
        title: 'How somebody is confirmed as an employee',
        points: [
          'By a personal link, at once: the link is the confirmation.',
          'Whoever comes by themselves names a login, email or phone from the CRM. Then a code by mail, the number from Telegram, or your decision: the settings say which.',
          'Requests that wait for you are at the top of “Users” and in your chat with the bot. Let somebody in if you are sure that it is them.',
        ],
      },
      silent: {
        title: 'When a bot is silent',
        points: [
          'Begin with “Overview”: it shows what does not work, with a link to where it is mended.',
          'Open “Bots” → “Info”: whether the messenger answers, how messages come, what the last error was. “Test every way” shows which way leads there.',
          'The messenger cannot be reached from this server? Set a proxy in the settings, or a way of the bot’s own: “Change” → “More”.',
          'The key does not fit? Enter a new one in “Change”. Viber is silent without an address that the internet sees.',
          'Silent for one person only? Look at them in “Users”: blocked, deactivated in the CRM, or not subscribed yet. The “Log” knows what became of every message.',
        ],
      },
      requests: {
        title: 'Requests from clients',
        points: [
          'Switch on “Take requests” in a bot, and clients can leave a name, a contact and a few words right in the chat. In Slack and VK it is on from the start.',
          'A request becomes a lead in the CRM and reaches those who handle them. After 15 minutes the bot reminds them, after an hour it tells administrators.',
          'While the CRM is away, a request waits and is written later.',
        ],
      },
      access: {
        title: 'Who has access, and how to sign in',
        points: [
          'The owner and the administrators of the CRM have access, or only those whom you list.',
          'The easiest for an employee is to write /admin to the bot: a link to sign in comes, for 10 minutes and for once. The owner signs in by a password of their own.',
          'A session ends after 12 hours of rest, and after a week at the latest. You can end anybody’s.',
        ],
      },
      kept: {
        title: 'What is kept, and for how long',
        points: [
          'Figures stay in the CRM: here they are in the server’s memory only, three days at most.',
          'The log (to whom, about what, what became of it) and requests: 90 days, unless the settings say otherwise. Texts of messages are not kept until you switch it on.',
          'What administrators did: 400 days. The link between a person and a bot: until it is removed.',
          'Keys and passwords lie encrypted and are never shown on the page.',
        ],
      },
    },
    places: {
      overview: 'Overview',
      crm: 'Connection to the CRM',
      bots: 'Bots',
      connect: 'Connect a bot',
      users: 'Users',
      invite: 'Invite',
      confirmation: 'How they are confirmed',
      mail: 'Mail',
      proxy: 'Proxy',
      address: 'Address on the internet',
      journal: 'Log',
      requests: 'Requests',
      handlers: 'Whom to tell',
      access: 'Access',
      keeping: 'How long to keep',
    },
  },
  ask: 'What to write',
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
