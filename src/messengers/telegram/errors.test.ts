import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fixedClock, line } from '../../kernel/index.ts'
import type { Fetch } from '../http-client.ts'
import type { Reply } from '../messenger.ts'
import { openStage } from './stage.ts'
import { createTelegram } from './telegram.ts'

describe('A message that Telegram does not take', () => {
  it('makes one chat wait when one is told to', async () => {
    await using stage = await openStage(STOPPED)
    stage.vendor.fault({ kind: 'flood', retryAfter: 7 })

    await assert.rejects(stage.client.messenger.send(stage.chatId, text('1'), null), {
      code: 'messenger-busy',
      retryAfterMs: 7_000,
      wholeBot: false,
    })
  })

  it('makes the whole bot wait when a second chat is told to', async () => {
    await using stage = await openStage(STOPPED)
    stage.vendor.fault({ kind: 'flood', retryAfter: 7, times: 2 })
    await assert.rejects(stage.client.messenger.send(stage.chatId, text('1'), null))

    await assert.rejects(stage.client.messenger.send('6012345678', text('1'), null), {
      wholeBot: true,
    })
  })

  it('is not said anew when the place of another cannot be had right now', async () => {
    await using stage = await openStage(STOPPED)
    const menu = await stage.client.messenger.send(stage.chatId, text('Период?'), null)
    stage.vendor.fault({ kind: 'flood', method: 'editMessageText' })

    await assert.rejects(stage.client.messenger.send(stage.chatId, text('Месяц'), menu), {
      code: 'messenger-busy',
    })

    assert.deepEqual(
      stage.said().map(({ words }) => words),
      ['Период?'],
    )
  })

  it('is uncertain when Telegram has a fault inside', async () => {
    await using stage = await openStage(STOPPED)
    stage.vendor.fault({ kind: 'internal-error' })

    await assert.rejects(stage.client.messenger.send(stage.chatId, text('1'), null), {
      code: 'delivery-uncertain',
    })
  })

  it('is uncertain when the gate before Telegram answers for it', async () => {
    await using stage = await openStage(STOPPED)
    stage.vendor.fault({ kind: 'bad-gateway' })

    await assert.rejects(stage.client.messenger.send(stage.chatId, text('1'), null), {
      code: 'delivery-uncertain',
    })
  })

  it('is uncertain when Telegram does not say what it sent', async () => {
    const send = sendOver(async () => Response.json({ ok: true, result: true }))

    await assert.rejects(send('5012345678', text('1'), null), { code: 'delivery-uncertain' })
  })

  it('does not lose its reader to a page that says «blocked»', async () => {
    const send = sendOver(async () => new Response('<h1>Доступ ограничен</h1>', { status: 403 }))

    await assert.rejects(send('5012345678', text('1'), null), {
      code: 'messenger-busy',
      wholeBot: true,
    })
  })

  it('is refused for good when it is too large for the gate', async () => {
    const send = sendOver(async () => new Response('<h1>413</h1>', { status: 413 }))

    await assert.rejects(send('5012345678', text('1'), null), { code: 'messenger-rejected' })
  })

  it('names neither its words nor the token in the error', async () => {
    const send = sendOver(async (url) => {
      throw new TypeError(`fetch failed: ${url}`)
    })

    await assert.rejects(send('5012345678', text('57 сделок'), null), (error) => {
      assert.doesNotMatch(JSON.stringify(error, Object.getOwnPropertyNames(error)), /SECRET|57/)
      return true
    })
  })
})

const STOPPED = { clock: fixedClock(Temporal.Instant.from('2026-11-22T09:00:00Z')) }

const text = (words: string): Reply => ({ text: [line(words)], buttons: [] })

function sendOver(fetch: Fetch) {
  return createTelegram({ token: '1:SECRET', secret: 's', fetch, ...STOPPED }).messenger.send
}
