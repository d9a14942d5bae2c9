import { AppError, type Clock, type Log } from '../../kernel/index.ts'
import { createHttpClient, type Fetch, type HttpClient } from '../http-client.ts'
import { createHealth, type Health } from './health.ts'
import { createRoutedFetch } from './routed-fetch.ts'
import { createSocketDispatcher, type SocketDispatcher } from './sockets.ts'
import { DIRECT, newWay, type RouteState, type Way } from './way.ts'

/** The ways of one bot to its messenger. */
export interface Routes {
  /**
   * Takes the first way that works. One that fails is tried in the background, ever more rarely,
   * and taken again as soon as it works.
   */
  readonly fetch: Fetch
  /** For a WebSocket, which is cut when its way fails. */
  readonly dispatcher: SocketDispatcher
  /** In the order in which they are taken. */
  states(): readonly RouteState[]
  /** Tries every way now. */
  test(): Promise<readonly RouteState[]>
}

export interface RouteBookConfig {
  /** The way of bots that have none of their own; null: direct. */
  readonly proxyUrl: string | null
  readonly clock: Clock
  readonly log?: Log
  /** Before a way that failed is tried again; grows from there. Default: 2 s. */
  readonly firstPauseMs?: number
  /** For reaching the other side by one way. Default: 5 s. */
  readonly connectTimeoutMs?: number
}

/** All ways of all bots. Who shares a way shares its connections; who shares a list, what is known. */
export interface RouteBook extends AsyncDisposable {
  /**
   * The ways to an API by a list of `direct` and addresses of proxies; by an empty one, the usual
   * way. Throws `bad-config` for what is no address.
   */
  to(apiUrl: string, list: readonly string[]): Routes
}

export function createRouteBook(config: RouteBookConfig): RouteBook {
  const { proxyUrl, connectTimeoutMs = 5_000, ...common } = config
  const clients = new Map<string, HttpClient>()
  const opened = new Map<string, { routes: Routes; health: Health }>()

  function clientOf(route: string): HttpClient {
    const known = clients.get(route)
    if (known !== undefined) return known
    const client = createHttpClient({
      proxyUrl: route === DIRECT ? null : route,
      connectTimeoutMs,
    })
    clients.set(route, client)
    return client
  }

  return {
    to(apiUrl, list) {
      const [first = proxyUrl ?? DIRECT, ...others] = new Set(list)
      const key = [originOf(apiUrl), first, ...others].join(' ')
      const known = opened.get(key)
      if (known !== undefined) return known.routes
      const wayOf = (route: string) => newWay(route, clientOf(route))
      const ways: readonly [Way, ...Way[]] = [wayOf(first), ...others.map(wayOf)]
      const health = createHealth({ ...common, log: config.log, ways, apiUrl })
      const routes = routesOf(ways, health, config.clock)
      opened.set(key, { routes, health })
      return routes
    },

    async [Symbol.asyncDispose]() {
      for (const { health } of opened.values()) health[Symbol.dispose]()
      await Promise.all([...clients.values()].map((client) => client.close()))
    },
  }
}

function routesOf(ways: readonly [Way, ...Way[]], health: Health, clock: Clock): Routes {
  const states = () =>
    ways.map((way) => {
      const { route, ok, ms, error } = way
      return { route, ok, ms, error, current: way === health.current() }
    })
  return {
    fetch: createRoutedFetch(ways, health, clock),
    dispatcher: createSocketDispatcher(health),
    states,
    async test() {
      health.used()
      await Promise.all(ways.map(health.probe))
      return states()
    },
  }
}

function originOf(apiUrl: string): string {
  const { protocol, origin } = new URL(apiUrl)
  if (/^https?:$/.test(protocol)) return origin
  throw new AppError('bad-config', 'The address of the messenger’s API must begin with https://')
}
