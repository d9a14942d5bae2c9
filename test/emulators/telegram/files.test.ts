import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Api, InputFile } from 'grammy'
import { PIXEL } from './pixel.ts'
import { startWithOlga } from './started-with-olga.ts'

describe('a photo', () => {
  it('is uploaded by grammY, seen with its bytes, and sent again by its id', async () => {
    await using started = await startWithOlga()
    const { api, olga, telegram } = started
    const anna = telegram.person({ id: 6, first_name: 'Анна' })
    anna.starts()

    const sent = await api.sendPhoto(olga.user.id, new InputFile(PIXEL, 'chart.png'), {
      caption: '<b>Итого</b>',
      parse_mode: 'HTML',
    })
    await api.sendPhoto(anna.user.id, sent.photo.at(-1)?.file_id ?? '')

    assert.deepEqual(sent.caption_entities, [{ offset: 0, length: 5, type: 'bold' }])
    assert.deepEqual((await olga.sees('Итого')).photo?.bytes, PIXEL)
    assert.deepEqual((await anna.nextMessage()).photo?.width, 64)
  })

  it('comes in a part of its own name too, with a length known beforehand', async () => {
    await using started = await startWithOlga()
    const { telegram, olga } = started
    const form = new FormData()
    form.set('chat_id', `${olga.user.id}`)
    form.set('photo', new File([PIXEL], 'chart.png'))
    form.set('reply_markup', '{"inline_keyboard":[[{"text":"Назад","callback_data":"b"}]]}')
    const whole = new Response(form)
    const type = whole.headers.get('content-type') ?? ''

    const response = await fetch(`${telegram.url}/bot${telegram.token}/sendPhoto`, {
      method: 'POST',
      headers: { 'Content-Type': type },
      body: await whole.arrayBuffer(),
    })

    assert.equal(response.status, 200)
    const seen = await olga.nextMessage()
    assert.deepEqual([seen.photo?.height, seen.buttons[0]?.[0]?.text], [64, 'Назад'])
  })

  it('is made into sizes, smallest first', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started

    const { photo } = await api.sendPhoto(olga.user.id, new InputFile(pngOf(1600, 800)))

    assert.deepEqual(
      photo.map(({ width, height }) => `${width}x${height}`),
      ['90x45', '320x160', '800x400', '1280x640'],
    )
  })

  it('is refused when it is no picture, too long, too narrow, or missing', async () => {
    await using started = await startWithOlga()
    const { api, olga, telegram } = started
    const send = (bytes: Buffer) => api.sendPhoto(olga.user.id, new InputFile(bytes))

    await assert.rejects(send(Buffer.from('CSV')), /400: Bad Request: IMAGE_PROCESS_FAILED/)
    await assert.rejects(send(pngOf(6000, 4001)), /400: Bad Request: PHOTO_INVALID_DIMENSIONS/)
    await assert.rejects(send(pngOf(2100, 100)), /400: Bad Request: PHOTO_INVALID_DIMENSIONS/)
    await assert.rejects(send(Buffer.alloc(0)), /400: Bad Request: file must be non-empty/)
    const response = await fetch(`${telegram.url}/bot${telegram.token}/sendPhoto?chat_id=1`)
    assert.match(await response.text(), /Bad Request: there is no photo in the request/)
  })

  it('cannot be named by an id that another bot was given', async () => {
    await using started = await startWithOlga()
    const { api, olga, telegram } = started
    const other = telegram.addBot({ id: 42, first_name: 'Other', username: 'other_bot' })
    const olgaThere = telegram.person({ id: olga.user.id, first_name: 'Ольга' }, other.token)
    olgaThere.starts()
    const { photo } = await api.sendPhoto(olga.user.id, new InputFile(PIXEL))

    await assert.rejects(
      new Api(other.token, { apiRoot: telegram.url }).sendPhoto(
        olga.user.id,
        photo.at(-1)?.file_id ?? '',
      ),
      /Bad Request: wrong file identifier\/HTTP URL specified/,
    )
  })

  it('has a caption of at most 1024 characters', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started

    await assert.rejects(
      api.sendPhoto(olga.user.id, new InputFile(PIXEL), { caption: 'я'.repeat(1025) }),
      /Bad Request: message caption is too long/,
    )
  })
})

describe('a document', () => {
  it('keeps its name and bytes, and can be downloaded', async () => {
    await using started = await startWithOlga()
    const { api, olga, telegram } = started
    const csv = Buffer.from('﻿имя;сумма\r\nАнна;5\r\n')

    const sent = await api.sendDocument(olga.user.id, new InputFile(csv, 'сделки.csv'))
    const { file_path } = await api.getFile(sent.document.file_id)
    const download = await fetch(`${telegram.url}/file/bot${telegram.token}/${file_path}`)

    assert.deepEqual([sent.document.file_name, sent.document.mime_type], ['сделки.csv', 'text/csv'])
    assert.deepEqual((await olga.nextMessage()).document, { bytes: csv, file_name: 'сделки.csv' })
    assert.deepEqual(Buffer.from(await download.arrayBuffer()), csv)
  })

  it('is refused above 50 MB', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started
    const send = (bytes: number) =>
      api.sendDocument(olga.user.id, new InputFile(Buffer.alloc(bytes, 1), 'a.bin'))

    await assert.rejects(send((50 << 20) + 1), /400: Bad Request: file is too big/)
    await assert.rejects(send(51 << 20), /413: Request Entity Too Large/)
  })
})

describe('an album', () => {
  it('arrives as messages of one group', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started

    const sent = await api.sendMediaGroup(olga.user.id, [
      { type: 'photo', media: new InputFile(PIXEL), caption: 'раз' },
      { type: 'photo', media: new InputFile(PIXEL), caption: 'два' },
    ])

    assert.equal(
      new Set(sent.map((message) => 'media_group_id' in message && message.media_group_id)).size,
      1,
    )
    assert.equal((await olga.sees('два')).photo?.width, 64)
  })

  it('is refused when a file is missing or there are more than ten', async () => {
    await using started = await startWithOlga()
    const { telegram, olga } = started
    const album = async (media: unknown) => {
      const query = new URLSearchParams({
        chat_id: `${olga.user.id}`,
        media: JSON.stringify(media),
      })
      const response = await fetch(`${telegram.url}/bot${telegram.token}/sendMediaGroup?${query}`)
      return response.text()
    }
    const item = { type: 'photo', media: 'attach://gone' }

    assert.match(await album([item]), /can't parse InputMedia: media not found/)
    assert.match(await album(Array(11).fill(item)), /too many messages to send as an album/)
  })
})

// A header is all that the vendor's rules about sizes look at.
function pngOf(width: number, height: number): Buffer {
  const bytes = Buffer.from(PIXEL)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}
