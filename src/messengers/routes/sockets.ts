import type { Dispatcher } from 'undici'
import type { Health } from './health.ts'
import type { Way } from './way.ts'

/** As much of a dispatcher as a WebSocket needs. */
export type SocketDispatcher = Pick<Dispatcher, 'dispatch'>

/**
 * Opens sockets by the way that is current then. Each is cut when its way fails, so that whoever
 * opened it opens another one.
 */
export function createSocketDispatcher(health: Health): SocketDispatcher {
  return {
    dispatch(options, handler) {
      health.used()
      const way = health.current()
      return way.client.dispatcher.dispatch(options, watched(handler, way, health))
    },
  }
}

function watched(
  handler: Dispatcher.DispatchHandler,
  way: Way,
  health: Health,
): Dispatcher.DispatchHandler {
  let began = false
  return {
    onRequestStart(controller, context) {
      began = true
      handler.onRequestStart?.(controller, context)
    },
    onRequestUpgrade(controller, status, headers, socket) {
      const leave = () => socket.destroy()
      way.waiting.add(leave)
      socket.once('close', () => way.waiting.delete(leave))
      handler.onRequestUpgrade?.(controller, status, headers, socket)
    },
    onResponseError(controller, error) {
      if (!began) health.failed(way, error)
      handler.onResponseError?.(controller, error)
    },
    onResponseStart: (...given) => handler.onResponseStart?.(...given),
    onResponseData: (...given) => handler.onResponseData?.(...given),
    onResponseEnd: (...given) => handler.onResponseEnd?.(...given),
    onResponseStarted: () => handler.onResponseStarted?.(),
    onBodySent: (chunk) => handler.onBodySent?.(chunk),
    onRequestSent: () => handler.onRequestSent?.(),
  }
}
