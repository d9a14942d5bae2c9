import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { METRIC_IDS } from '../crm/index.ts'
import { plainText } from '../kernel/index.ts'
import { LOCALES, words } from '../reports/index.ts'
import { decodeAction } from './action.ts'
import {
  crmDownScreen,
  crmMismatchScreen,
  failedScreen,
  invitationInvalidScreen,
  privateOnlyScreen,
  refusedScreen,
  strangerScreen,
  tooManyScreen,
  unsubscribedScreen,
} from './fixed.ts'
import { closedDeals } from './sample.fixture.ts'

describe('what strangers hear', () => {
  it('asks them to prove that they work here', () => {
    assert.equal(
      plainText(strangerScreen('ru').text),
      [
        'Чтобы показывать статистику, мне нужно убедиться, что вы сотрудник.',
        'Откройте личную ссылку от администратора или напишите свой логин, email или телефон.',
      ].join('\n'),
    )
  })

  it('names no metric and has no button', () => {
    const screens = LOCALES.flatMap((locale) => [
      strangerScreen(locale),
      refusedScreen(locale),
      privateOnlyScreen(locale),
      invitationInvalidScreen(locale),
      tooManyScreen(locale),
    ])
    const titles = LOCALES.flatMap((locale) =>
      METRIC_IDS.map((metric) => words(locale).metrics[metric].title.toLowerCase()),
    )
    const said = screens.map(({ text }) => plainText(text).toLowerCase()).join('\n')

    assert.deepEqual(
      [titles.filter((title) => said.includes(title)), screens.flatMap(({ buttons }) => buttons)],
      [[], []],
    )
  })

  it('is the same for somebody blocked and somebody deactivated', () => {
    assert.equal(
      plainText(refusedScreen('ru').text),
      'Эта статистика вам недоступна. Если так быть не должно, напишите администратору.',
    )
  })
})

describe('when something is wrong', () => {
  it('the question can be asked again with one tap', () => {
    const request = { question: closedDeals(), page: 0 }
    const [again] = crmDownScreen('ru', request).buttons.flat()

    assert.deepEqual(again !== undefined && 'data' in again && decodeAction(again.data), {
      do: 'report',
      ...request,
    })
  })

  it('there is a way home', () => {
    const screens = [crmDownScreen('ru', null), crmMismatchScreen('ru'), failedScreen('ru')]

    assert.deepEqual(
      screens.map(({ buttons }) => buttons.flat().at(-1)?.label),
      ['🏠 Домой', '🏠 Домой', '🏠 Домой'],
    )
  })

  it('whoever left can come back', () => {
    assert.deepEqual(
      unsubscribedScreen('en')
        .buttons.flat()
        .map(({ label }) => label),
      ['↩️ Come back'],
    )
  })
})
