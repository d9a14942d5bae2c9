import { setTimeout } from 'node:timers/promises'
import { startSlackEmulator } from '../../../test/emulators/slack/index.ts'
import { fixedClock } from '../../kernel/index.ts'
import { createHttpClient } from '../http-client.ts'
import type { WebhookRequest } from '../messenger.ts'
import { signatureOf } from './signature.ts'
import { createSlack, type SlackConfig } from './slack.ts'

export const SECRET = '0123456789abcdef0123456789abcdef'
export const IDENTITY = 'T0ACME001/A0APP0001/U0BOT0001'
/** When the recorded calls were made. */
const SECONDS = 1795338000
export const NOW = Temporal.Instant.fromEpochMilliseconds(SECONDS * 1000)

/** For tests: a bot of ours in an emulated Slack, and Olga in the same workspace. */
export async function openStage(changes: Partial<SlackConfig> = {}) {
  const vendor = await startSlackEmulator()
  const http = createHttpClient()
  const olga = vendor.person({ id: 'U0OLGA001', name: 'olga' })
  const slept: number[] = []
  const client = createSlack({
    token: vendor.app.token,
    secret: vendor.app.signingSecret,
    externalId: IDENTITY,
    apiUrl: vendor.url,
    fetch: http.fetch,
    clock: fixedClock(NOW),
    async sleep(ms) {
      slept.push(ms)
      await setTimeout(ms / 20)
    },
    ...changes,
  })
  return {
    vendor,
    olga,
    client,
    chatId: olga.user.id,
    /** How long it waited between attempts, in milliseconds: really a twentieth of it. */
    slept,
    /** What the bot says and what still stands. */
    said: () => olga.chat.filter(({ fromBot }) => fromBot),
    async [Symbol.asyncDispose]() {
      await http.close()
      await vendor[Symbol.asyncDispose]()
    },
  }
}

/** A call with a JSON body, rightly signed. */
export const call = (payload: object): WebhookRequest => signedCall(JSON.stringify(payload))

/** A call with a form in its body. */
export const form = (fields: Readonly<Record<string, string>>): WebhookRequest =>
  signedCall(new URLSearchParams(fields).toString())

export const pressed = (payload: object): WebhookRequest =>
  form({ payload: JSON.stringify(payload) })

export function signedCall(text: string, secret = SECRET, seconds = SECONDS): WebhookRequest {
  const body = Buffer.from(text)
  const timestamp = String(seconds)
  return {
    headers: {
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signatureOf(secret, timestamp, body),
    },
    body,
  }
}
