import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plainText } from '../kernel/index.ts'
import { firstName, homeScreen, welcomeScreen } from './home.ts'
import { head, manager } from './sample.fixture.ts'

describe('home', () => {
  it('greets by the first name, says what it is and where to go', () => {
    const { text, buttons } = homeScreen(head())

    assert.deepEqual(
      [plainText(text).split('\n')[0], buttons.map((row) => row.map(({ label }) => label))],
      [
        'Здравствуйте, Иван. Я Сводка: показываю вашу статистику из CRM.',
        [['📈 Статистика', '🎯 Мой план'], ['⚙️ Настройки', '❓ Помощь'], ['🌐 Открыть CRM']],
      ],
    )
  })

  it('leads to the CRM only where its address is known and can be opened', () => {
    const { account } = head()
    const links = [null, '', 'crm.local', 'https://crm.example.org/a'].map(
      (url) => homeScreen(head({ account: { ...account, url } })).buttons[2]?.[0],
    )

    assert.deepEqual(links, [
      undefined,
      undefined,
      undefined,
      { label: '🌐 Открыть CRM', url: 'https://crm.example.org/a' },
    ])
  })

  it('welcomes whoever has just come in', () => {
    assert.deepEqual(plainText(welcomeScreen(manager()).text).split('\n').slice(0, 2), [
      'Анна, добро пожаловать!',
      'Ваша статистика из CRM теперь здесь. Её видите только вы.',
    ])
  })

  it('speaks English', () => {
    assert.match(
      plainText(homeScreen(manager({ locale: 'en' })).text),
      /^Hello, Анна\. I am Сводка:/,
    )
  })
})

describe('the first name', () => {
  it('is the word after the surname, when it is one', () => {
    const names = [
      'Петрова Анна Сергеевна',
      ' Smith  John ',
      'Петрова А. С.',
      'Петрова А.С.',
      'admin',
      '',
    ]

    assert.deepEqual(names.map(firstName), ['Анна', 'John', null, null, null, null])
  })
})
