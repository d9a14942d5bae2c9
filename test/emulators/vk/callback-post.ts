import http from 'node:http'
import https from 'node:https'

export interface Posted {
  /** 0 when no answer came. */
  readonly status: number
  readonly body: string
  readonly retryAfterS: number
}

const TIMEOUT_MS = 10_000

/** Posts an event; never rejects. */
export function post(url: string, body: object, retries: number): Promise<Posted> {
  const nothing = { status: 0, body: '', retryAfterS: 0 }
  if (!URL.canParse(url)) return Promise.resolve(nothing)
  const { request } = url.startsWith('https:') ? https : http
  const json = JSON.stringify(body)
  return new Promise((resolve) => {
    const outgoing = request(url, {
      method: 'POST',
      timeout: TIMEOUT_MS,
      headers: {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(json),
        ...(retries > 0 && { 'X-Retry-Counter': String(retries) }),
      },
    })
    outgoing.on('timeout', () => outgoing.destroy())
    outgoing.on('error', () => resolve(nothing))
    outgoing.on('response', async (response) => {
      const chunks = await response.toArray().catch(() => [])
      resolve({
        status: response.statusCode ?? 0,
        body: Buffer.concat(chunks).toString('utf8'),
        retryAfterS: Number(response.headers['retry-after']) || 0,
      })
    })
    outgoing.end(json)
  })
}
