import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { commandIn } from './commands.ts'

describe('a command', () => {
  it('is heard with the name of the bot, in any case and with blanks around', () => {
    const texts = ['/today', ' /Today ', '/today@svodka_bot', '/last_month']

    assert.deepEqual(texts.map(commandIn), [
      { command: 'summary', period: 'today' },
      { command: 'summary', period: 'today' },
      { command: 'summary', period: 'today' },
      { command: 'summary', period: 'last-month' },
    ])
  })

  it('is heard in a plain word and in the label of a button', () => {
    const texts = ['меню', 'Помощь!', '📈 Статистика', '⚙️ Settings', 'план']

    assert.deepEqual(
      texts.map((text) => commandIn(text)?.command),
      ['home', 'help', 'statistics', 'settings', 'plan'],
    )
  })

  it('to leave is meant when it is written as one, and asked about when it is a word', () => {
    assert.deepEqual(
      [commandIn('/stop'), commandIn('стоп')],
      [
        { command: 'unsubscribe', sure: true },
        { command: 'unsubscribe', sure: false },
      ],
    )
  })

  it('is not heard in a question', () => {
    const texts = [
      'план на декабрь',
      '/stats оплаты за неделю',
      '/constructor',
      'constructor',
      '/',
      '',
    ]

    assert.deepEqual(
      texts.filter((text) => commandIn(text) !== null),
      [],
    )
  })
})
