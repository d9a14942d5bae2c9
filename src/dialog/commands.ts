import type { Preset } from '../statistics/index.ts'

/** What a command or a plain word stands for. */
export type Command =
  | { readonly command: 'home' | 'statistics' | 'plan' | 'settings' | 'help' | 'request' | 'admin' }
  /** A word said in passing is asked about first; a command is meant. */
  | { readonly command: 'unsubscribe'; readonly sure: boolean }
  | { readonly command: 'summary'; readonly period: Preset }

const COMMANDS: Readonly<Record<string, Command>> = {
  start: { command: 'home' },
  menu: { command: 'home' },
  home: { command: 'home' },
  stats: { command: 'statistics' },
  statistics: { command: 'statistics' },
  plan: { command: 'plan' },
  settings: { command: 'settings' },
  help: { command: 'help' },
  request: { command: 'request' },
  admin: { command: 'admin' },
  stop: { command: 'unsubscribe', sure: true },
  today: { command: 'summary', period: 'today' },
  yesterday: { command: 'summary', period: 'yesterday' },
  week: { command: 'summary', period: 'week' },
  lastweek: { command: 'summary', period: 'last-week' },
  last7days: { command: 'summary', period: 'last-7-days' },
  month: { command: 'summary', period: 'month' },
  lastmonth: { command: 'summary', period: 'last-month' },
  quarter: { command: 'summary', period: 'quarter' },
  lastquarter: { command: 'summary', period: 'last-quarter' },
  year: { command: 'summary', period: 'year' },
  lastyear: { command: 'summary', period: 'last-year' },
}

/** Whole messages that are about the bot itself and not about figures. */
const PLAIN_WORDS: Readonly<Record<string, Command>> = {
  меню: { command: 'home' },
  menu: { command: 'home' },
  домой: { command: 'home' },
  home: { command: 'home' },
  начать: { command: 'home' },
  старт: { command: 'home' },
  start: { command: 'home' },
  привет: { command: 'home' },
  здравствуйте: { command: 'home' },
  hello: { command: 'home' },
  hi: { command: 'home' },
  статистика: { command: 'statistics' },
  statistics: { command: 'statistics' },
  stats: { command: 'statistics' },
  план: { command: 'plan' },
  'мой план': { command: 'plan' },
  plan: { command: 'plan' },
  'my plan': { command: 'plan' },
  настройки: { command: 'settings' },
  settings: { command: 'settings' },
  помощь: { command: 'help' },
  справка: { command: 'help' },
  help: { command: 'help' },
  'оставить заявку': { command: 'request' },
  'leave a request': { command: 'request' },
  стоп: { command: 'unsubscribe', sure: false },
  stop: { command: 'unsubscribe', sure: false },
  отписаться: { command: 'unsubscribe', sure: false },
  unsubscribe: { command: 'unsubscribe', sure: false },
}

/**
 * The command in a message: `/today`, `/today@svodka_bot`, or a plain word such as «меню». Null for
 * everything else; a command followed by words is a question in words.
 */
export function commandIn(text: string): Command | null {
  const said = text.trim().toLowerCase()
  const [, command] = /^\/([a-z0-9_]+)(?:@\w+)?$/.exec(said) ?? []
  if (command !== undefined) return own(COMMANDS, command.replaceAll('_', ''))
  // In some messengers a pressed button comes back as its label: «📈 Статистика».
  return own(PLAIN_WORDS, said.replaceAll(/^[^\p{L}/]+|[^\p{L}]+$/gu, ''))
}

function own(commands: Readonly<Record<string, Command>>, name: string): Command | null {
  return Object.hasOwn(commands, name) ? (commands[name] ?? null) : null
}
