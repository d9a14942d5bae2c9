import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startDeafServer, unusedPort } from '../../test/servers/http-server.ts'
import { startMailServer, wordsOf } from '../../test/servers/smtp.ts'
import { createSmtpMailer, type Letter } from './index.ts'

describe('a letter', () => {
  it('arrives as it was written', async () => {
    await using server = await startMailServer()

    await createSmtpMailer({ url: server.url, from: FROM }).send(LETTER)

    const [letter = ''] = server.letters
    assert.match(letter, /^From: .*<svodka@example\.ru>/m)
    assert.match(letter, /^To: anna@example\.ru/m)
    assert.equal(wordsOf(letter).trim(), LETTER.text)
  })

  it('to somebody whom the server does not know fails for good, in words', async () => {
    await using server = await startMailServer()
    server.refuses(550)

    await assert.rejects(createSmtpMailer({ url: server.url, from: FROM }).send(LETTER), {
      code: 'mail-failed',
      message: /refuses the sender or the recipient.*550/,
      retryAfterMs: undefined,
    })
  })

  it('that the server takes later is worth another try', async () => {
    await using server = await startMailServer()
    server.refuses(451)

    await assert.rejects(createSmtpMailer({ url: server.url, from: FROM }).send(LETTER), {
      code: 'mail-failed',
      retryAfterMs: 30_000,
    })
  })

  it('fails in words when the login is wrong, and tells neither login nor password', async () => {
    await using server = await startMailServer()
    const url = server.url.replace('//', '//olga:wrong-password@')

    await assert.rejects(createSmtpMailer({ url, from: FROM }).send(LETTER), (error: Error) => {
      assert.match(error.message, /refuses our login.*535/)
      assert.doesNotMatch(error.message, /olga|wrong-password/)
      return true
    })
  })

  it('fails in words, and soon, when the server hangs', async () => {
    await using deaf = await startDeafServer()
    const mailer = createSmtpMailer({
      url: `smtp://127.0.0.1:${deaf.port}`,
      from: FROM,
      timeoutMs: 300,
    })
    const began = performance.now()

    await assert.rejects(mailer.send(LETTER), { message: /does not answer within 0\.3 s/ })
    assert.ok(performance.now() - began < 2000)
  })

  it('fails in words when nobody listens', async () => {
    const mailer = createSmtpMailer({ url: `smtp://127.0.0.1:${await unusedPort()}`, from: FROM })

    await assert.rejects(mailer.send(LETTER), { message: /cannot be reached/ })
  })
})

const FROM = 'Сводка <svodka@example.ru>'
const LETTER: Letter = {
  to: 'anna@example.ru',
  subject: 'Ваш код',
  text: 'Ваш код: 123456',
}
