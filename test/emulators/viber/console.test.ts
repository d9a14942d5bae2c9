import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createConsole } from './console.ts'
import { startWithOlga } from './started-with-olga.ts'

describe('The Viber emulator at a console', () => {
  it('says what is typed, shows what is answered, presses by number', async () => {
    await using stage = await open()
    await stage.screen.enter('привет')
    const Buttons = [{ ActionBody: 'p:week', Text: 'Неделя', Columns: 3 }]
    await stage.sends({ keyboard: { Type: 'keyboard', Buttons } })

    await stage.screen.enter('#1')

    assert.deepEqual(stage.printed.slice(-2), ['◀ Продажи: 12', '  [#1 Неделя]'])
    assert.match(stage.heard.at(-1)?.body ?? '', /"text":"p:week"/)
  })

  it('opens links, and obeys', async () => {
    await using stage = await open()

    await stage.screen.enter('viber://pa?chatURI=svodka&context=inv_7Qk2')
    await stage.screen.enter(':unsubscribe')
    await stage.screen.enter(':phone 79990000000')
    await stage.screen.enter(':as anna== Анна')

    assert.match(stage.heard.at(1)?.body ?? '', /inv_7Qk2/)
    assert.match(stage.heard.at(2)?.body ?? '', /"unsubscribed"/)
    assert.match(stage.heard.at(3)?.body ?? '', /79990000000/)
    assert.equal(stage.printed.at(-1), '— you are Анна, anna==')
  })

  it('says what is not there, and ends when it is told to', async () => {
    await using stage = await open()

    const goesOn = await stage.screen.enter('#7')

    assert.equal(goesOn, true)
    assert.equal(stage.printed.at(-1), 'There is no button 7')
    assert.equal(await stage.screen.enter(':quit'), false)
  })
})

async function open() {
  const stage = await startWithOlga()
  await stage.listens()
  const printed: string[] = []
  const screen = createConsole({
    viber: stage.viber,
    print: (line) => printed.push(line),
    save: (name) => name,
  })
  return { ...stage, printed, screen }
}
