import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { InputFile } from 'grammy'
import { PIXEL } from './pixel.ts'
import { startWithOlga } from './started-with-olga.ts'

const HOUR_MS = 3600 * 1000

describe('editing', () => {
  it('replaces a text in place and takes the buttons away unless they come again', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started
    const reply_markup = { inline_keyboard: [[{ text: 'Неделя', callback_data: 'w' }]] }
    const { message_id } = await api.sendMessage(olga.user.id, 'день', { reply_markup })

    const edited = await api.editMessageText(olga.user.id, message_id, '<i>неделя</i>', {
      parse_mode: 'HTML',
    })

    assert.equal(typeof edited === 'object' && edited.edit_date !== undefined, true)
    const seen = await olga.sees(/неделя/)
    assert.deepEqual(
      [seen.message_id, seen.edited, seen.html, seen.buttons],
      [message_id, true, '<i>неделя</i>', []],
    )
    assert.equal(olga.chat.filter(({ fromBot }) => fromBot).length, 1)
  })

  it('to the same is refused', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started
    const { message_id } = await api.sendMessage(olga.user.id, 'день')

    await assert.rejects(
      api.editMessageText(olga.user.id, message_id, 'день'),
      /400: Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message/,
    )
  })

  it('puts a picture in the place of a text, and a caption under it', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started
    const { message_id } = await api.sendMessage(olga.user.id, 'таблица')

    await api.editMessageMedia(olga.user.id, message_id, {
      type: 'photo',
      media: new InputFile(PIXEL, 'chart.png'),
      caption: '<b>График</b>',
      parse_mode: 'HTML',
    })
    await api.editMessageCaption(olga.user.id, message_id, { caption: 'Диаграмма' })

    const seen = await olga.sees('Диаграмма')
    assert.deepEqual(seen.photo?.bytes, PIXEL)
    assert.deepEqual([seen.text, seen.message_id], [undefined, message_id])
  })

  it('of a text under a picture, or of a caption where there is none, is refused', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started
    const photo = await api.sendPhoto(olga.user.id, new InputFile(PIXEL))
    const text = await api.sendMessage(olga.user.id, 'x')

    await assert.rejects(
      api.editMessageText(olga.user.id, photo.message_id, 'y'),
      /Bad Request: there is no text in the message to edit/,
    )
    await assert.rejects(
      api.editMessageCaption(olga.user.id, text.message_id, { caption: 'y' }),
      /Bad Request: there is no caption in the message to edit/,
    )
  })

  it('changes buttons alone', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started
    const { message_id } = await api.sendMessage(olga.user.id, 'день')

    await api.editMessageReplyMarkup(olga.user.id, message_id, {
      reply_markup: { inline_keyboard: [[{ text: 'Год', callback_data: 'y' }]] },
    })

    assert.equal((await olga.sees('день')).buttons[0]?.[0]?.text, 'Год')
  })

  it('is refused for messages of others, with a reply keyboard, or that are not there', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started
    const theirs = olga.says('привет')
    const { message_id: menu } = await api.sendMessage(olga.user.id, 'меню', {
      reply_markup: { keyboard: [['План']] },
    })
    const edit = (id: number) => api.editMessageText(olga.user.id, id, 'y')

    await assert.rejects(edit(theirs), /Bad Request: message can't be edited/)
    await assert.rejects(edit(menu), /Bad Request: message can't be edited/)
    await assert.rejects(edit(999), /Bad Request: message to edit not found/)
  })
})

describe('deleting', () => {
  it('removes a message from the chat', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started
    const { message_id } = await api.sendMessage(olga.user.id, 'x')

    await api.deleteMessage(olga.user.id, message_id)

    assert.equal(
      olga.chat.some((message) => message.message_id === message_id),
      false,
    )
    await assert.rejects(
      api.deleteMessage(olga.user.id, message_id),
      /Bad Request: message to delete not found/,
    )
  })

  it('is possible for two days', async () => {
    let at = 1_800_000_000_000
    await using started = await startWithOlga({ now: () => at })
    const { api, olga } = started
    const { message_id } = await api.sendMessage(olga.user.id, 'x')
    at += 49 * HOUR_MS

    await assert.rejects(
      api.deleteMessage(olga.user.id, message_id),
      /Bad Request: message can't be deleted/,
    )
  })

  it('of several skips those that are not there', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started
    const { message_id } = await api.sendMessage(olga.user.id, 'x')

    await api.deleteMessages(olga.user.id, [message_id, 999])

    assert.equal(
      olga.chat.some(({ fromBot }) => fromBot),
      false,
    )
  })
})
