import { Agent, type Dispatcher, ProxyAgent, Socks5ProxyAgent } from 'undici'
import { AppError } from '../kernel/index.ts'
import { exchange } from './http-exchange.ts'

/** What `fetch` takes, and how long to wait in place of the client's own measure. */
export interface FetchInit extends RequestInit {
  timeoutMs?: number
}

/** `fetch`, as far as messengers need it. The global one fits. */
export type Fetch = (input: string | URL | Request, init?: FetchInit) => Promise<Response>

export interface HttpClientConfig {
  /**
   * `http://`, `https://`, `socks5://` or `socks5h://`, with `login:password@` where needed. Names
   * are always resolved by the proxy. Null, the default: direct.
   */
  readonly proxyUrl?: string | null
  /** For a whole call, from connecting to the last byte of the answer. Default: 15 s. */
  readonly timeoutMs?: number
  /** For reaching the other side, TLS included. Default: 5 s. */
  readonly connectTimeoutMs?: number
}

/** The one door for every call that leaves for a messenger. */
export interface HttpClient extends AsyncDisposable {
  /**
   * Fits wherever a `fetch` is wanted, and is three times faster. It differs on purpose: redirects
   * are not followed (a POST would become a GET that means something else), the answer is read
   * whole, at most 32 MB, and failures are told apart. `messenger-busy`: the request cannot have
   * been taken (no such host, refused, no connection in time), so asking again is safe.
   * `delivery-uncertain`: it went out and the answer never came whole. An abort by
   * `init.signal` rejects with the signal's reason, unless that is a timeout, which counts as one.
   * No message holds a path, a query or a header: that is where tokens are.
   */
  readonly fetch: Fetch
  /** Waits for the calls under way; abort them first if that may take long. */
  close(): Promise<void>
}

const MAX_ANSWER_BYTES = 32 * 1024 * 1024

/** Connections are kept and shared: make one client for a route, not one for a bot. */
export function createHttpClient(config: HttpClientConfig = {}): HttpClient {
  const { proxyUrl = null, timeoutMs = 15_000, connectTimeoutMs = 5_000 } = config
  const dispatcher = createDispatcher(proxyUrl, connectTimeoutMs)
  const close = () => dispatcher.close()
  return {
    async fetch(input, init = {}) {
      const plain = typeof input === 'string' || input instanceof URL
      const request = plain ? new URL(input) : new Request(input, init)
      return exchange(dispatcher, await toCall(request, init, init.timeoutMs ?? timeoutMs))
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

async function toCall(request: URL | Request, init: FetchInit, timeoutMs: number) {
  const made = request instanceof Request
  const { method = 'GET', headers, body, signal } = made ? request : init
  const sent = await toBytes(body)
  return {
    url: made ? new URL(request.url) : request,
    method: method.toUpperCase(),
    headers: withContentType(headers, sent.contentType),
    body: sent.bytes,
    signal: signal ?? null,
    timeoutMs,
  }
}

type Body = RequestInit['body'] | Request['body']

async function toBytes(body: Body): Promise<{ bytes: string | Uint8Array | null; contentType?: string }> {
  if (body === undefined || body === null) return { bytes: null }
  if (typeof body === 'string') return { bytes: body, contentType: 'text/plain;charset=UTF-8' }
  if (body instanceof Uint8Array) return { bytes: body }
  // Forms, blobs and streams: the platform knows best, and undici does not know its FormData.
  const answer = new Response(body)
  const contentType = answer.headers.get('content-type')
  return { bytes: await answer.bytes(), ...(contentType !== null && { contentType }) }
}
