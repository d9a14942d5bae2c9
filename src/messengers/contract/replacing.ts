import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Reply } from '../messenger.ts'
import type { Example, Stage } from './example.ts'
import { pictured, reply } from './replies.ts'

export function replaces({ open }: Example): void {
  const shows = async (stage: Stage, before: Reply, after: Reply) => {
    const { send, capabilities } = stage.client.messenger
    const sent = await send(stage.chatId, before, null)
    const stands = await send(stage.chatId, after, sent)
    const said = stage.said()
    assert.equal(said.length, capabilities.edit ? 1 : 2)
    return { stands, last: said.at(-1) }
  }

  describe('replacing', () => {
    it('puts a text in place of a text, or after it', async () => {
      await using stage = await open()

      const { stands, last } = await shows(stage, reply('Неделя: 12'), reply('Месяц: 57'))

      assert.equal(stands.picture, false)
      assert.partialDeepStrictEqual(last, { text: 'Месяц: 57', picture: false })
    })

    it('puts a picture in place of a text, or after it', async () => {
      await using stage = await open()

      const { stands, last } = await shows(stage, reply('Неделя: 12'), pictured('Месяц: 57'))

      assert.equal(stands.picture, true)
      assert.partialDeepStrictEqual(last, { text: 'Месяц: 57', picture: true })
    })

    it('puts a picture in place of a picture, or after it', async () => {
      await using stage = await open()

      const { stands, last } = await shows(stage, pictured('Неделя: 12'), pictured('Месяц: 57'))

      assert.equal(stands.picture, true)
      assert.partialDeepStrictEqual(last, { text: 'Месяц: 57', picture: true })
    })

    it('puts a text in place of a picture, or after it', async () => {
      await using stage = await open()

      const { stands, last } = await shows(stage, pictured('Неделя: 12'), reply('Месяц: 57'))

      assert.equal(stands.picture, false)
      assert.partialDeepStrictEqual(last, { text: 'Месяц: 57', picture: false })
    })

    it('shows the same again without complaint', async () => {
      await using stage = await open()

      const { last } = await shows(stage, reply('Неделя: 12'), reply('Неделя: 12'))

      assert.equal(last?.text, 'Неделя: 12')
    })

    it('says anew what should replace a message that is gone', async () => {
      await using stage = await open()
      const { send } = stage.client.messenger
      const sent = await send(stage.chatId, reply('Неделя: 12'), null)
      await stage.lose(sent)

      await send(stage.chatId, reply('Месяц: 57'), sent)

      assert.equal(stage.said().at(-1)?.text, 'Месяц: 57')
    })
  })
}
