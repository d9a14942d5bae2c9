import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Api, HttpError } from 'grammy'
import { startWithOlga } from './started-with-olga.ts'

describe('a fault', () => {
  it('fails as many calls as asked, of one method in one chat', async () => {
    await using started = await startWithOlga()
    const { api, olga, telegram } = started
    const fault = telegram.fault({
      kind: 'flood',
      method: 'sendMessage',
      chatId: olga.user.id,
      retryAfter: 7,
    })

    await api.getMe()
    await assert.rejects(api.sendMessage(olga.user.id, 'x'), /Too Many Requests: retry after 7/)
    await api.sendMessage(olga.user.id, 'x')

    assert.equal(fault.used(), 1)
    assert.equal(telegram.stats.sent, 1)
  })

  it('may be any refusal, or a page of a proxy in front', async () => {
    await using started = await startWithOlga()
    const { telegram } = started
    telegram.fault({ kind: { status: 404, description: 'Not Found' } })
    telegram.fault({ kind: 'bad-gateway' })

    const refusal = await fetch(`${telegram.url}/bot${telegram.token}/getMe`)
    const page = await fetch(`${telegram.url}/bot${telegram.token}/getMe`)

    assert.deepEqual([refusal.status, page.status], [404, 502])
    assert.match(await page.text(), /<h1>502 Bad Gateway/)
  })

  it('says in a header how long to wait, as Telegram does', async () => {
    await using started = await startWithOlga()
    const { telegram } = started
    telegram.fault({ kind: 'flood', retryAfter: 3 })

    const response = await fetch(`${telegram.url}/bot${telegram.token}/getMe`)

    assert.equal(response.headers.get('retry-after'), '3')
  })

  it('drops the connection before the message, or after it', async () => {
    await using started = await startWithOlga()
    const { api, olga, telegram } = started
    telegram.fault({ kind: 'drop' })
    telegram.fault({ kind: 'drop-after' })

    await assert.rejects(api.sendMessage(olga.user.id, 'раз'), /Network request/)
    await assert.rejects(api.sendMessage(olga.user.id, 'два'), /Network request/)

    assert.deepEqual(
      olga.chat.filter(({ fromBot }) => fromBot).map(({ words }) => words),
      ['два'],
    )
  })

  it('leaves a call without an answer, carried out or not', async () => {
    await using started = await startWithOlga()
    const { olga, telegram } = started
    const impatient = new Api(telegram.token, { apiRoot: telegram.url, timeoutSeconds: 0.05 })
    telegram.fault({ kind: 'hang', method: 'sendMessage' })
    telegram.fault({ kind: 'hang-after', method: 'sendMessage' })

    await assert.rejects(impatient.sendMessage(olga.user.id, 'раз'), timedOut)
    await assert.rejects(impatient.sendMessage(olga.user.id, 'два'), timedOut)

    assert.equal((await olga.nextMessage()).words, 'два')
    assert.deepEqual(
      telegram.calls.map(({ status, error }) => [status, error]),
      [
        [0, 'hang'],
        [0, 'hang'],
      ],
    )
  })

  it('can be all of Telegram, until it is back under the same address', async () => {
    await using started = await startWithOlga()
    const { api, telegram } = started
    const impatient = new Api(telegram.token, { apiRoot: telegram.url, timeoutSeconds: 0.05 })

    await telegram.down('refuse')
    await assert.rejects(api.getMe(), /Network request/)
    await telegram.up()
    await telegram.down('hang')
    await assert.rejects(impatient.getMe(), timedOut)
    await telegram.up()

    assert.equal((await api.getMe()).username, 'svodka_bot')
  })
})

describe('the log of calls', () => {
  it('shows what was called, how it went, and files by name', async () => {
    await using started = await startWithOlga()
    const { olga, telegram } = started
    const form = new FormData()
    form.set('chat_id', `${olga.user.id}`)
    form.set('document', new File(['a;b'], 'a.csv'))
    const address = `${telegram.url}/bot${telegram.token}`

    await fetch(`${address}/senddocument`, { method: 'POST', body: form })
    await fetch(`${address}/sendMessage?chat_id=1&text=x`)

    assert.deepEqual(
      telegram.calls.map(({ at, ...call }) => call),
      [
        {
          method: 'sendDocument',
          params: { chat_id: `${olga.user.id}`, document: '<a.csv, 3 bytes>' },
          status: 200,
        },
        {
          method: 'sendMessage',
          params: { chat_id: '1', text: 'x' },
          status: 400,
          error: 'Bad Request: chat not found',
        },
      ],
    )
  })

  it('is not kept for benchmarks, nor are old messages', async () => {
    await using started = await startWithOlga({ keepLog: false })
    const { api, olga, telegram } = started

    await Promise.all(Array.from({ length: 50 }, () => api.sendMessage(olga.user.id, 'x')))

    assert.deepEqual([telegram.calls.length, olga.chat.length], [0, 20])
    assert.equal(telegram.stats.sent, 50)
  })
})

describe('being idle', () => {
  it('is refused when nobody fetches what waits', async () => {
    await using started = await startWithOlga()

    await assert.rejects(
      started.telegram.idle(10),
      /Updates still wait after 10 ms: 1 for svodka_bot \(and nobody takes them\)/,
    )
  })
})

function timedOut(error: unknown): boolean {
  assert.ok(error instanceof HttpError)
  assert.match(String(error.error), /timed out/)
  return true
}
