import { AppError } from '../kernel/index.ts'
import type { Call } from './http-exchange.ts'

/** What `fetch` takes, and a little more. */
export interface FetchInit extends RequestInit {
  /** How long to wait in place of the client's own measure. */
  timeoutMs?: number
  /**
   * Only waits for something to happen, so that asking anew does no harm: where there are several
   * routes, it moves to another one when its own fails.
   */
  waits?: boolean
}

/**
 * What is to be fetched, written down whole, so that it can go out more than once. Throws
 * `bad-input` for what cannot be written down at all.
 */
export async function toCall(input: string | URL | Request, init: FetchInit): Promise<Call> {
  try {
    const { url, method = 'GET', headers, body, signal } = readInput(input, init)
    const written = new Headers(headers)
    // The connection is the client's own business.
    written.delete('connection')
    written.delete('content-length')
    return {
      url: new URL(url),
      method: method.toUpperCase(),
      body: await toBytes(body ?? null, written),
      headers: Object.fromEntries(written),
      signal: signal ?? null,
    }
  } catch {
    // The platform's own words would repeat the address or the header.
    throw new AppError('bad-input', 'A call cannot be made: its address or a header is malformed')
  }
}

function readInput(input: string | URL | Request, init: FetchInit) {
  if (input instanceof Request) return new Request(input, init)
  return { url: input, ...init }
}

/** Bytes of any body; tells what they are where nobody did. */
async function toBytes(
  body: NonNullable<RequestInit['body']> | null,
  headers: Headers,
): Promise<string | Uint8Array | null> {
  if (body === null || typeof body === 'string' || body instanceof Uint8Array) return body
  // The platform turns forms, blobs and streams into bytes; undici does not know its FormData.
  const answer = new Response(body)
  const mediaType = answer.headers.get('content-type')
  if (mediaType !== null && !headers.has('content-type')) headers.set('content-type', mediaType)
  return answer.bytes()
}
