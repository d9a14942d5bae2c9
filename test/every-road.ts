import type { LoggedCall, Person } from './emulators/telegram/index.ts'
import type { Service } from './harness.ts'

/** Every command there is, and some that there are not. */
const COMMANDS = [
  ...['start', 'menu', 'home', 'stats', 'statistics', 'plan', 'settings', 'help'],
  ...['today', 'yesterday', 'week', 'lastweek', 'last_week', 'last7days', 'month', 'lastmonth'],
  ...['quarter', 'lastquarter', 'year', 'lastyear', 'digest', 'admin', 'report', 'nothing'],
].map((name) => `/${name}`)

const PHRASES = [
  'закрытые сделки за прошлый месяц',
  'оплаты 1-15 ноября по отделу',
  'звонки Петровой за неделю',
  'динамика звонков за квартал',
  'диаграмма оплат за год',
  'план',
  'сводка за месяц',
  'а за прошлый?',
  'deals closed last week',
  'payments this year as csv',
  'vetrov',
  '',
  '   ',
  '/start not-a-code',
  `/start ${'x'.repeat(64)}`,
  '📈 Статистика',
]

/** Buttons that nobody ever saw, or that an older or a later version made. */
const FORGED = [
  '',
  '1',
  '2RsatM.0.',
  '1RsatM.0.7',
  '1Reatzzzz_zzz.0.',
  '1RXatM.0.',
  '{"do":"report"}',
]

/**
 * Tries to get a figure by everything that can be said, sent and pressed: the buttons of
 * somebody who may see everything, under a message that stands and under one that does not.
 */
export function triesEverything(person: Person, buttons: Iterable<string>): void {
  person.says('/start')
  for (const text of [...COMMANDS, ...PHRASES]) person.says(text)
  for (const data of [...buttons, ...FORGED]) person.presses({ data })
  for (const data of FORGED) person.presses({ data }, 999_999_999)
  person.sharesContact({ phone: '+79161234567' })
  person.sharesContact({ phone: '+79161234567', userId: null, forwarded: true })
  person.sendsPhoto('закрытые сделки за месяц')
  person.sendsSticker()
  person.sendsVoice()
  person.sends({ dice: { emoji: '🎲', value: 6 } })
  person.edits(person.says('оплаты'), 'оплаты за месяц')
  person.forwards('/month', person.user)
  person.says('/stop')
  person.says('/month')
  person.presses({ data: '1b' })
  person.says('/month')
  person.blocks()
  person.starts()
  person.says('/month')
}

/** What went out to a chat, or tried to: whole calls, refused ones too. */
export function wentOut({ telegram }: Service, chatId: number): readonly LoggedCall[] {
  return telegram.calls.filter(
    ({ method, params }) =>
      String(params.chat_id) === String(chatId) &&
      /^(send|edit|copy|forward)/.test(method) &&
      method !== 'sendChatAction',
  )
}
