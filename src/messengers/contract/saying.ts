import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bold, line, plainText } from '../../kernel/index.ts'
import type { Example } from './example.ts'
import { longText, pictured, reply } from './replies.ts'

export function says({ open }: Example): void {
  describe('saying', () => {
    it('delivers a text with its buttons, and names what it sent', async () => {
      await using stage = await open()
      const week = { label: 'Неделя', data: 'p:week' }
      const month = { label: 'Месяц', data: 'p:month' }
      const crm = { label: 'CRM', url: 'https://crm.example.org/' }

      const sent = await stage.client.messenger.send(
        stage.chatId,
        { text: [line('Продажи: ', bold('12'))], buttons: [[week, month], [crm]] },
        null,
      )

      assert.notEqual(sent.id, '')
      assert.equal(sent.picture, false)
      assert.deepEqual(stage.said(), [
        {
          text: 'Продажи: 12',
          picture: false,
          file: null,
          buttons: [['Неделя', 'Месяц'], ['CRM']],
        },
      ])
    })

    it('delivers signs that markup is made of as they are', async () => {
      await using stage = await open()
      const words = 'ООО «Рога & Копыта» <b>*_~`[1](2) &lt; 👩‍💻'

      await stage.client.messenger.send(stage.chatId, reply(words), null)

      assert.deepEqual(
        stage.said().map(({ text }) => text),
        [words],
      )
    })

    it('delivers a long text whole, in order, with the buttons under its end', async () => {
      await using stage = await open()
      const text = longText(2.5 * stage.client.messenger.capabilities.textLength)
      const buttons = [[{ label: 'Назад', data: 'home' }]]

      await stage.client.messenger.send(stage.chatId, { text, buttons }, null)

      const said = stage.said()
      assert.equal(said.map((one) => one.text).join('\n'), plainText(text))
      assert.deepEqual(
        said.map((one) => one.buttons.length),
        [...said.slice(1).map(() => 0), 1],
      )
    })

    it('delivers a picture with its words', async () => {
      await using stage = await open()

      const sent = await stage.client.messenger.send(stage.chatId, pictured('Продажи: 12'), null)

      assert.equal(sent.picture, true)
      assert.deepEqual(stage.said(), [
        { text: 'Продажи: 12', picture: true, file: null, buttons: [] },
      ])
    })

    it('delivers all words of a picture that is said too much about', async () => {
      await using stage = await open()
      const text = longText(1.5 * stage.client.messenger.capabilities.captionLength)

      await stage.client.messenger.send(stage.chatId, { ...pictured(''), text }, null)

      const said = stage.said()
      assert.equal(said.at(0)?.picture, true)
      assert.ok(
        said
          .map((one) => one.text)
          .join('\n')
          .endsWith(plainText(text)),
      )
    })

    it('delivers a file below what stands, which stays', async () => {
      await using stage = await open()
      const bytes = Buffer.from('\uFEFFимя;число\n')
      const file = { name: 'Продажи за неделю.csv', mediaType: 'text/csv', bytes }
      const report = await stage.client.messenger.send(stage.chatId, reply('Продажи: 12'), null)

      await stage.client.messenger.send(stage.chatId, { ...reply('Файл'), file }, report)

      const said = stage.said()
      assert.equal(said.at(0)?.text, 'Продажи: 12')
      assert.equal(said.at(-1)?.file, 'Продажи за неделю.csv')
    })
  })
}
