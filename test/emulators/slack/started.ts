import { WebClient } from '@slack/web-api'
import { SILENT } from '../../../src/messengers/slack/api.ts'
import { type SlackEmulatorOptions, startSlackEmulator } from './emulator.ts'

/** For the emulator's own tests: the vendor's own client, and Olga. */
export async function startWithOlga(options: SlackEmulatorOptions = {}) {
  const slack = await startSlackEmulator({ processingMs: 0, ...options })
  const olga = slack.person({ id: 'U0OLGA001', name: 'olga' })
  const client = (token = slack.app.token) =>
    new WebClient(token, {
      slackApiUrl: `${slack.url}/api/`,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger: SILENT,
    })
  return { slack, olga, api: client(), client, [Symbol.asyncDispose]: slack[Symbol.asyncDispose] }
}

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
