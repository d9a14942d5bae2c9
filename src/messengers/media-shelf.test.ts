import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createMediaShelf, type MediaShelfConfig } from './media-shelf.ts'

describe('The shelf for pictures', () => {
  it('gives out what was laid on it under a link that nobody can guess', () => {
    const { shelf } = open()

    const link = shelf.put(picture(3))

    assert.match(link, /^https:\/\/bot\.example\.org\/media\/[\w-]{22}\.png$/)
    assert.deepEqual(shelf.find(nameIn(link)), picture(3))
  })

  it('never gives the same link twice', () => {
    const { shelf } = open()

    assert.notEqual(shelf.put(picture(3)), shelf.put(picture(3)))
  })

  it('knows nothing under another name', () => {
    const { shelf } = open()
    const link = shelf.put(picture(3))

    assert.equal(shelf.find(nameIn(link).replace('.png', '.csv')), null)
    assert.equal(shelf.find(''), null)
  })

  it('keeps for three days, and no longer', () => {
    const { shelf, pass } = open()
    const name = nameIn(shelf.put(picture(3)))

    pass({ hours: 71 })
    const inTime = shelf.find(name)
    pass({ hours: 1 })

    assert.ok(inTime !== null)
    assert.equal(shelf.find(name), null)
  })

  it('lets the oldest go when it is full', () => {
    const { shelf } = open({ mostBytes: 10 })

    const names = [4, 4, 4].map((bytes) => nameIn(shelf.put(picture(bytes))))

    assert.deepEqual(
      names.map((name) => shelf.find(name)?.bytes.length),
      [undefined, 4, 4],
    )
  })

  it('takes nothing where the internet does not reach us', () => {
    const { shelf } = open({ publicUrl: null })

    assert.throws(() => shelf.put(picture(3)), { code: 'bad-config', message: /PUBLIC_URL/ })
  })
})

const picture = (bytes: number) => ({ extension: 'png' as const, bytes: new Uint8Array(bytes) })

const nameIn = (link: string) => link.split('/').at(-1) ?? ''

function open(changes: Partial<MediaShelfConfig> = {}) {
  let now = Temporal.Instant.from('2026-11-22T12:00:00Z')
  const publicUrl = 'https://bot.example.org'
  return {
    shelf: createMediaShelf({ publicUrl, clock: () => now, ...changes }),
    pass(duration: Temporal.DurationLike) {
      now = now.add(duration)
    },
  }
}
