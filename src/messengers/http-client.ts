import { Agent, type Dispatcher, ProxyAgent, Socks5ProxyAgent } from 'undici'
import { AppError } from '../kernel/index.ts'
import { type FetchInit, toCall } from './http-call.ts'
import { type Call, exchange } from './http-exchange.ts'
import { lookupReachable } from './reachable.ts'

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
   * Fits wherever a `fetch` is wanted, and costs a third of the usual one. It differs on purpose:
   * redirects are not followed (a POST would become a GET that means something else), the answer
   * is read whole, and failures are told apart. `messenger-busy`: the request cannot have been
   * taken (no such host, refused, no connection in time), so asking again is safe.
   * `delivery-uncertain`: it went out, and the answer never came whole. `bad-input`: it cannot be
   * written down at all. Aborting `init.signal` rejects with the signal's reason; one that is a
   * timeout counts as ours. No message holds a path, a query or a header: there be tokens.
   */
  readonly fetch: Fetch
  /** The same for a call that is written down already, as often as one likes. */
  send(call: Call, timeoutMs: number): Promise<Response>
  /** For a WebSocket, which then leaves the same way. */
  readonly dispatcher: Dispatcher
  /** Waits for the calls under way: abort what may take long before. */
  close(): Promise<void>
}

/** Connections are kept and shared: make one client for a route, not one for a bot. */
export function createHttpClient(config: HttpClientConfig = {}): HttpClient {
  const { proxyUrl = null, timeoutMs = 15_000, connectTimeoutMs = 5_000 } = config
  const dispatcher = createDispatcher(proxyUrl, connectTimeoutMs)
  const underWay = new Set<Promise<Response>>()
  const kept = async (answer: Promise<Response>) => {
    underWay.add(answer)
    try {
      return await answer
    } finally {
      underWay.delete(answer)
    }
  }
  const close = async () => {
    await Promise.allSettled(underWay)
    await dispatcher.destroy()
  }
  return {
    fetch(input, init = {}) {
      const limit = init.timeoutMs ?? timeoutMs
      return kept(toCall(input, init).then((call) => exchange(dispatcher, call, limit)))
    },
    send: (call, limit) => kept(exchange(dispatcher, call, limit)),
    dispatcher,
    close,
    [Symbol.asyncDispose]: close,
  }
}

// Seconds, not the usual four: somebody reading a report presses the next button over a warm line.
const KEEP_ALIVE_MS = 20_000

function createDispatcher(proxyUrl: string | null, connectTimeout: number): Dispatcher {
  const options = { connectTimeout, keepAliveTimeout: KEEP_ALIVE_MS, allowH2: false }
  if (proxyUrl === null) return new Agent({ ...options, connect: { lookup: lookupReachable } })
  switch (URL.parse(proxyUrl)?.protocol) {
    case 'socks5:':
    case 'socks5h:':
      return new Socks5ProxyAgent(proxyUrl.replace(/^socks5h:/i, 'socks5:'), options)
    case 'http:':
    case 'https:':
      return new ProxyAgent({
        ...options,
        uri: proxyUrl,
        // A tunnel for http: too, so that a refusal by the proxy is never taken for an answer.
        proxyTunnel: true,
        requestTls: { allowH2: false, timeout: connectTimeout },
      })
    default:
      throw new AppError(
        'bad-config',
        'The proxy address is not one: write socks5://LOGIN:PASSWORD@HOST:PORT or http://…',
      )
  }
}
