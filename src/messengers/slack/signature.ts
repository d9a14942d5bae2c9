import { createHmac } from 'node:crypto'
import { sameSecret } from '../../kernel/index.ts'
import type { WebhookRequest } from '../messenger.ts'

/** Older calls may be recorded ones, said again by somebody else. */
const WINDOW_SECONDS = 300

/**
 * Whether a call is signed by Slack, now: version v0 over the raw bytes.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function isSigned(
  { headers, body }: WebhookRequest,
  secret: string,
  now: Temporal.Instant,
): boolean {
  const timestamp = headers['x-slack-request-timestamp'] ?? ''
  const given = headers['x-slack-signature'] ?? ''
  if (secret === '' || !/^\d{1,12}$/.test(timestamp)) return false
  const age = now.epochMilliseconds / 1000 - Number(timestamp)
  return Math.abs(age) <= WINDOW_SECONDS && sameSecret(given, signatureOf(secret, timestamp, body))
}

export function signatureOf(secret: string, timestamp: string, body: Uint8Array): string {
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body)
  return `v0=${hash.digest('hex')}`
}
