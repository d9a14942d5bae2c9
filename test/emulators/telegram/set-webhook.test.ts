import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startWithOlga } from './started-with-olga.ts'
import { startReceiver } from './webhook-receiver.ts'

describe('setWebhook', () => {
  it('says what it did', async () => {
    await using started = await startWithOlga({ pace: 0 })
    await using receiver = await startReceiver()
    const said = (method: string, url: string) => describing(started.telegram, method, { url })

    assert.equal(await said('setWebhook', receiver.url), 'Webhook was set')
    assert.equal(await said('setWebhook', receiver.url), 'Webhook is already set')
    assert.equal(await said('setWebhook', ''), 'Webhook was deleted')
    assert.equal(await said('deleteWebhook', ''), 'Webhook is already deleted')
  })

  it('refuses addresses that Telegram does not deliver to', async () => {
    await using started = await startWithOlga({
      pace: 0,
      resolve: (host) =>
        host === 'inside.example' ? Promise.resolve('10.0.0.7') : Promise.reject(new Error(host)),
    })
    const refusal = (url: string, other: object = {}) =>
      describing(started.telegram, 'setWebhook', { url, ...other })

    const bad = 'Bad Request: bad webhook:'
    assert.equal(await refusal('https://'), 'Bad Request: invalid webhook URL specified')
    assert.equal(
      await refusal('http://example.org/'),
      `${bad} An HTTPS URL must be provided for webhook`,
    )
    assert.equal(
      await refusal('https://example.org:8080/'),
      `${bad} Webhook can be set up only on ports 80, 88, 443 or 8443`,
    )
    assert.equal(await refusal('https://inside.example/'), `${bad} IP address 10.0.0.7 is reserved`)
    assert.equal(
      await refusal('https://nowhere.example/'),
      `${bad} Failed to resolve host: Name or service not known`,
    )
    assert.equal(
      await refusal('https://example.org/', { secret_token: 'a'.repeat(257) }),
      'Bad Request: secret token is too long',
    )
    assert.equal(
      await refusal('https://example.org/', { secret_token: 'я' }),
      'Bad Request: secret token contains unallowed characters',
    )
  })

  it('is refused twice within a second', async () => {
    await using started = await startWithOlga({ pace: 1 })
    await using receiver = await startReceiver()
    await started.api.setWebhook(receiver.url)

    await assert.rejects(
      started.api.setWebhook(receiver.url),
      /429: Too Many Requests: retry after 1/,
    )
  })

  it('drops what waits when asked to', async () => {
    await using started = await startWithOlga()
    await using receiver = await startReceiver()

    await started.api.setWebhook(receiver.url, { drop_pending_updates: true })
    started.olga.says('план')
    await started.telegram.idle()

    assert.deepEqual(receiver.texts(), ['план'])
  })

  it('filters what comes later by kind', async () => {
    await using started = await startWithOlga()
    await using receiver = await startReceiver()
    await started.api.setWebhook(receiver.url, { allowed_updates: ['message', 'poll'] })

    started.olga.blocks()
    started.olga.starts()
    await started.telegram.idle()

    assert.deepEqual(
      receiver.received.map(({ update }) => Object.keys(update)[1]),
      ['message', 'message'],
    )
  })
})

async function describing(
  telegram: { readonly url: string; readonly token: string },
  method: string,
  parameters: object,
): Promise<string> {
  const response = await fetch(`${telegram.url}/bot${telegram.token}/${method}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(parameters),
  })
  const { description } = (await response.json()) as { readonly description: string }
  return description
}
