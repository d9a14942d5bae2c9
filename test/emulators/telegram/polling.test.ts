import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { Api, Bot } from 'grammy'
import { startWithOlga } from './started-with-olga.ts'

describe('polling', () => {
  it('gives updates again until they are confirmed by a higher offset', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started
    olga.says('план')

    const updates = await api.getUpdates()
    const again = await api.getUpdates()
    const last = updates.at(-1)?.update_id ?? 0
    const after = await api.getUpdates({ offset: last })

    assert.deepEqual(
      updates.map(({ message }) => message?.text),
      ['/start', 'план'],
    )
    assert.equal(again[0]?.update_id, updates[0]?.update_id)
    assert.deepEqual(
      after.map(({ update_id }) => update_id),
      [last],
    )
  })

  it('waits until there is something', async () => {
    await using started = await startWithOlga()
    const { api, olga, telegram } = started
    const [first] = await api.getUpdates()
    const offset = (first?.update_id ?? 0) + 1

    const waiting = api.getUpdates({ offset, timeout: 20 })
    await setTimeout(20)
    olga.says('раз')
    olga.says('два')

    assert.deepEqual(
      (await waiting).map(({ message }) => message?.text),
      ['раз', 'два'],
    )
    assert.equal(telegram.stats.updates, 3)
  })

  it('gives nothing when the wait is over', async () => {
    await using started = await startWithOlga()
    const { api } = started

    assert.deepEqual(await api.getUpdates({ offset: -1, limit: 1 }).then(() => 'last'), 'last')
    assert.deepEqual(await nextOf(api), [])
  })

  it('keeps only the last ones with a negative offset', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started
    olga.says('раз')
    olga.says('два')

    const updates = await api.getUpdates({ offset: -1 })

    assert.deepEqual(
      updates.map(({ message }) => message?.text),
      ['два'],
    )
  })

  it('ends for the older of two pollers', async () => {
    await using started = await startWithOlga()
    const { api, olga } = started
    await nextOf(api)
    const older = api.getUpdates({ offset: 1, timeout: 20 })
    const ended = assert.rejects(
      older,
      /409: Conflict: terminated by other getUpdates request; make sure that only one bot instance is running/,
    )

    const newer = api.getUpdates({ offset: 2, timeout: 20 })
    await ended
    olga.says('раз')

    assert.equal((await newer).at(-1)?.message?.text, 'раз')
  })

  it('is impossible while a webhook is set, and ends when one is', async () => {
    await using started = await startWithOlga()
    const { api } = started
    await nextOf(api)
    const ended = assert.rejects(
      api.getUpdates({ timeout: 20 }),
      /409: Conflict: terminated by setWebhook request/,
    )

    await api.setWebhook('http://127.0.0.1:9/')

    await ended
    await assert.rejects(
      api.getUpdates(),
      /409: Conflict: can't use getUpdates method while webhook is active; use deleteWebhook/,
    )
  })
})

describe("grammY's Bot", () => {
  it('talks to people through it', async () => {
    await using started = await startWithOlga()
    const { olga, telegram } = started
    const bot = new Bot(telegram.token, { client: { apiRoot: telegram.url } })
    bot.command('start', (context) =>
      context.reply('Период?', {
        reply_markup: { inline_keyboard: [[{ text: 'Неделя', callback_data: 'w' }]] },
      }),
    )
    bot.callbackQuery('w', async (context) => {
      await context.answerCallbackQuery('Считаю')
      await context.editMessageText('За неделю: 5')
    })
    const running = bot.start()

    await olga.sees('Период?')
    const { text } = await olga.pressesAndIsAnswered('Неделя')
    const edited = await olga.sees('За неделю: 5')
    await bot.stop()
    await running

    assert.deepEqual([text, edited.edited], ['Считаю', true])
  })
})

describe('a token', () => {
  it('that is unknown or malformed is unauthorized', async () => {
    await using started = await startWithOlga()
    const me = (token: string) => new Api(token, { apiRoot: started.telegram.url }).getMe()

    await assert.rejects(me('1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'), /401: Unauthorized\)/)
    await assert.rejects(me('nonsense'), /401: Unauthorized: invalid token specified/)
  })

  it('of a bot that logged out does nothing any more', async () => {
    await using started = await startWithOlga()
    await started.api.logOut()

    await assert.rejects(started.api.getMe(), /400: Logged out/)
  })
})

describe('an address', () => {
  it('that is no method or no bot is not found', async () => {
    await using started = await startWithOlga()
    const { telegram } = started

    const method = await fetch(`${telegram.url}/bot${telegram.token}/sendPigeon`)
    const elsewhere = await fetch(`${telegram.url}/index.html`)

    assert.deepEqual(await method.json(), {
      ok: false,
      error_code: 404,
      description: 'Not Found: method not found',
    })
    assert.equal(elsewhere.status, 404)
  })
})

// Confirms everything there is, and asks for more.
async function nextOf(api: Api) {
  const updates = await api.getUpdates({ offset: -1 })
  return api.getUpdates({ offset: (updates.at(-1)?.update_id ?? 0) + 1 })
}
