import type { HttpClient } from '../http-client.ts'

/** Straight ahead, without a proxy. */
export const DIRECT = 'direct'

/** Why something that waits is cut: to begin anew on another way. */
export const MOVED = new DOMException('Goes on by another route', 'AbortError')

/** One way to a messenger's API, and what is known of it. */
export interface Way {
  /** `direct`, or the address of a proxy with its password. */
  readonly route: string
  readonly client: HttpClient
  /** Null before it was tried. */
  ok: boolean | null
  /** How long the last call took that was answered. */
  ms: number | null
  error: string | null
  /** How often it has failed without having worked for a while since. */
  failures: number
  /** When it worked again after a failure. */
  backAt: number
  /** What ends when this way fails, so as to begin anew on another: polls and sockets. */
  readonly waiting: Set<(why: unknown) => void>
}

/** What a way is like now. */
export interface RouteState {
  /** `direct`, or the address of a proxy with its password. */
  readonly route: string
  /** The one that calls take now. */
  readonly current: boolean
  /** Null before it was tried. */
  readonly ok: boolean | null
  /** How long the last call took that was answered. */
  readonly ms: number | null
  /** Why it failed; null while it works. */
  readonly error: string | null
}

export function newWay(route: string, client: HttpClient): Way {
  return {
    ...{ route, client, ok: null, ms: null, error: null },
    ...{ failures: 0, backAt: 0, waiting: new Set() },
  }
}

/** The password is for the proxy alone. */
export function withoutPassword(route: string): string {
  const url = URL.parse(route)
  if (url === null) return route
  if (url.password !== '') url.password = '***'
  return url.href.replace(/\/$/, '')
}
