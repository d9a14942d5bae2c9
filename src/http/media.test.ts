import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fastify from 'fastify'
import { fixedClock } from '../kernel/index.ts'
import { createMediaShelf } from '../messengers/index.ts'
import { mediaRoutes } from './media.ts'

describe('A link to a picture of ours', () => {
  it('brings the picture at once, for nobody to keep', async () => {
    const { shelf, get } = open()
    const link = shelf.put({ extension: 'png', bytes: Buffer.from('picture') })

    const { statusCode, headers, body } = await get(link)

    assert.equal(statusCode, 200)
    assert.equal(body, 'picture')
    assert.partialDeepStrictEqual(headers, {
      'content-type': 'image/png',
      'content-length': '7',
      'cache-control': 'private, no-store',
    })
  })

  it('says of a table that it is one', async () => {
    const { shelf, get } = open()

    const { headers } = await get(shelf.put({ extension: 'csv', bytes: Buffer.from('1;2') }))

    assert.equal(headers['content-type'], 'text/csv; charset=utf-8')
  })

  it('tells its size to whoever asks for no more', async () => {
    const { shelf, get } = open()
    const link = shelf.put({ extension: 'png', bytes: Buffer.from('picture') })

    const { headers, body } = await get(link, 'HEAD')

    assert.equal(headers['content-length'], '7')
    assert.equal(body, '')
  })

  it('leads nowhere when it is wrong, and says nothing about it', async () => {
    const { get } = open()
    const wrong = ['/media/AAAAAAAAAAAAAAAAAAAAAA.png', '/media/', '/media', '/media/..%2Fapp.ts']

    const answers = await Promise.all(wrong.map((path) => get(path)))

    assert.deepEqual(
      answers.map(({ statusCode }) => statusCode),
      [404, 404, 404, 404],
    )
    assert.equal(answers[0]?.body, '')
  })
})

function open() {
  const clock = fixedClock(Temporal.Instant.from('2026-11-22T12:00:00Z'))
  const shelf = createMediaShelf({ publicUrl: 'https://bot.example.org', clock })
  const app = fastify()
  mediaRoutes(app, { find: async (name) => shelf.find(name) })
  return {
    shelf,
    get: (link: string, method: 'GET' | 'HEAD' = 'GET') =>
      app.inject({ method, url: link.replace('https://bot.example.org', '') }),
  }
}
