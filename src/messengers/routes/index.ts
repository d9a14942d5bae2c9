/**
 * The ways to a messenger: direct or by proxies, in an order. `way.ts` is one of them, `health.ts`
 * says which work, `routed-fetch.ts` and `sockets.ts` take them, `route-book.ts` keeps those of all
 * bots.
 */
export { createRouteBook, type RouteBook, type Routes } from './route-book.ts'
export type { SocketDispatcher } from './sockets.ts'
export { type RouteState, withoutPassword } from './way.ts'
