import type { BotCommand } from 'grammy/types'

/** The menu beside the input field; other commands work too. Russian is for everybody else. */
export const COMMANDS: readonly { readonly language?: 'en'; readonly menu: BotCommand[] }[] = [
  {
    menu: [
      { command: 'stats', description: 'Статистика' },
      { command: 'plan', description: 'Мой план' },
      { command: 'settings', description: 'Настройки' },
      { command: 'help', description: 'Что я умею' },
      { command: 'stop', description: 'Отписаться' },
    ],
  },
  {
    language: 'en',
    menu: [
      { command: 'stats', description: 'Statistics' },
      { command: 'plan', description: 'My plan' },
      { command: 'settings', description: 'Settings' },
      { command: 'help', description: 'What I can do' },
      { command: 'stop', description: 'Unsubscribe' },
    ],
  },
]
