import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { InputFile } from 'grammy'
import { createConsole } from './console.ts'
import { PIXEL } from './pixel.ts'
import { startWithOlga } from './started-with-olga.ts'

describe('the console', () => {
  it('says what is typed and shows what the bot answers, its buttons numbered', async () => {
    await using started = await startWithOlga()
    const { screen, printed } = open(started)

    screen.enter('/start inv_1')
    await started.api.sendMessage(started.olga.user.id, '<b>Период?</b>', {
      parse_mode: 'HTML',
      reply_markup: {
        inline_keyboard: [
          [{ text: 'Неделя', callback_data: 'w' }],
          [{ text: 'Сайт', url: 'https://example.org/' }],
        ],
      },
    })

    assert.deepEqual(printed().slice(-3), [
      '◀ #3 Период?',
      '  [#1 Неделя] [#2 Сайт]',
      '  Сайт: https://example.org/',
    ])
    assert.equal(started.olga.chat[1]?.words, '/start inv_1')
  })

  it('presses a button by its number', async () => {
    await using started = await startWithOlga()
    const { screen, printed } = open(started)
    await started.api.sendMessage(started.olga.user.id, 'Период?', {
      reply_markup: { inline_keyboard: [[{ text: 'Неделя', callback_data: 'w' }]] },
    })

    screen.enter('#1')
    screen.enter('#7')

    assert.equal(started.telegram.callbacks[0]?.data, 'w')
    assert.equal(printed().at(-1), 'There is no button 7')
  })

  it('keeps pictures where it says', async () => {
    await using started = await startWithOlga()
    const { printed } = open(started)

    await started.api.sendPhoto(started.olga.user.id, new InputFile(PIXEL), { caption: 'График' })

    assert.deepEqual(printed().slice(-2), [
      '◀ #2 График',
      `  picture 64×64: kept/photo-2.png/${PIXEL.length}`,
    ])
  })

  it('becomes somebody else, blocks, and leaves', async () => {
    await using started = await startWithOlga()
    const { screen, printed } = open(started)

    screen.enter(':as 6 Анна')
    screen.enter('/start')
    screen.enter(':block')
    screen.enter('привет')

    assert.equal(printed().at(-1), 'Анна has blocked the bot')
    assert.equal(screen.enter(':quit'), false)
  })
})

function open({ telegram }: Awaited<ReturnType<typeof startWithOlga>>) {
  const lines: string[] = []
  const screen = createConsole({
    telegram,
    print: (line) => lines.push(line),
    save: (name, bytes) => `kept/${name}/${bytes.length}`,
  })
  return { screen, printed: () => lines }
}
