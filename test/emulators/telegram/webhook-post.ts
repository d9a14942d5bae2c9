import http from 'node:http'
import https from 'node:https'
import type { WebhookSettings } from './webhook-settings.ts'

/** What came of one attempt. Status 0 means that no answer came; `reason` then says why. */
export interface Delivered {
  readonly status: number
  readonly reason: string
  readonly retryAfterS: number
  readonly contentType: string
  readonly body: string
}

export type Deliver = (json: string) => Promise<Delivered>

const NETWORK_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Connection refused',
  ECONNRESET: 'Connection reset by peer',
  ETIMEDOUT: 'Connection timed out',
  ENOTFOUND: 'Failed to resolve host: Name or service not known',
}

/** Null when the receiver took the update, else the words for `last_error_message`. */
export function failureWords({ status, reason }: Delivered): string | null {
  if (status >= 200 && status <= 299) return null
  return status === 0 ? reason : `Wrong response from the webhook: ${status} ${reason}`
}

/** Posts updates to a webhook, over kept connections, with the headers the vendor sends. */
export function createDeliver(settings: WebhookSettings, timeoutMs: number) {
  const url = new URL(settings.url.includes('://') ? settings.url : `https://${settings.url}`)
  const { request, Agent } = url.protocol === 'https:' ? https : http
  const agent = new Agent({ keepAlive: true, maxSockets: settings.maxConnections })
  const headers = {
    'Content-Type': 'application/json',
    'Accept-Encoding': 'gzip, deflate',
    ...(settings.secret === '' ? {} : { 'X-Telegram-Bot-Api-Secret-Token': settings.secret }),
  }
  const deliver: Deliver = (json) =>
    new Promise((resolve) => {
      const failed = (reason: string) =>
        resolve({ status: 0, reason, retryAfterS: 0, contentType: '', body: '' })
      const outgoing = request(url, {
        agent,
        method: 'POST',
        headers: { ...headers, 'Content-Length': Buffer.byteLength(json) },
        timeout: timeoutMs,
      })
      outgoing.on('timeout', () => outgoing.destroy(new Error('Read timeout expired')))
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        failed(NETWORK_WORDS[error.code ?? ''] ?? error.message)
      })
      outgoing.on('response', (response) => {
        collect(response, resolve)
        response.on('error', () => failed('Connection reset by peer'))
      })
      outgoing.end(json)
    })
  return { deliver, close: () => agent.destroy() }
}

function collect(response: http.IncomingMessage, done: (delivered: Delivered) => void): void {
  let body = ''
  response.setEncoding('utf8')
  response.on('data', (chunk: string) => {
    body += chunk
  })
  response.on('end', () => {
    const retryAfterS = Number(response.headers['retry-after'] ?? 0)
    done({
      status: response.statusCode ?? 0,
      reason: response.statusMessage ?? '',
      retryAfterS: Number.isInteger(retryAfterS) && retryAfterS > 0 ? retryAfterS : 0,
      contentType: response.headers['content-type'] ?? '',
      body,
    })
  })
}
