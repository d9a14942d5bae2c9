import { AppError, type Clock, codeOf } from '../../kernel/index.ts'
import { toCall } from '../http-call.ts'
import type { Fetch } from '../http-client.ts'
import type { Call } from '../http-exchange.ts'
import type { Health } from './health.ts'
import { MOVED, type Way } from './way.ts'

const USUAL_MS = 15_000

/**
 * A `fetch` that takes the current way, and another one when that fails before the call can have
 * been taken. What may have been taken never goes out twice, but for calls that only wait.
 */
export function createRoutedFetch(ways: readonly Way[], health: Health, clock: Clock): Fetch {
  const now = () => clock().epochMilliseconds
  return async (input, init = {}) => {
    health.used()
    const call = await toCall(input, init)
    const limit = init.timeoutMs ?? USUAL_MS
    const untried = new Set(ways)
    let until = now() + limit
    for (;;) {
      const way = nextOf(untried, health)
      untried.delete(way)
      const outcome = await (init.waits === true
        ? wait(way, call, limit, health)
        : speak(way, call, until - now(), health, now))
      if (outcome instanceof Response) return outcome
      if (outcome === MOVED) until = now() + limit
      else if (untried.size === 0 || now() >= until) throw outcome
    }
  }
}

/** The first that works and was not tried yet, else the first that was not tried yet. */
function nextOf(untried: ReadonlySet<Way>, health: Health): Way {
  const left = [...untried]
  return left.find(({ ok }) => ok !== false) ?? left[0] ?? health.current()
}

/** The answer; or the error, when the call may go another way. */
async function speak(
  way: Way,
  call: Call,
  limit: number,
  health: Health,
  now: () => number,
): Promise<Response | AppError> {
  const began = now()
  try {
    const response = await way.client.send(call, limit)
    health.worked(way, now() - began)
    return response
  } catch (error) {
    return judged(error, way, health, now() - began >= limit)
  }
}

/** The same for what waits: it is cut off when its way fails, and may go another way then. */
async function wait(
  way: Way,
  call: Call,
  limit: number,
  health: Health,
): Promise<Response | AppError | DOMException> {
  const cut = new AbortController()
  const leave = (why: unknown) => cut.abort(why)
  way.waiting.add(leave)
  const signal = call.signal === null ? cut.signal : AbortSignal.any([call.signal, cut.signal])
  try {
    return await way.client.send({ ...call, signal }, limit)
  } catch (error) {
    return error === MOVED ? MOVED : judged(error, way, health, false)
  } finally {
    way.waiting.delete(leave)
  }
}

/** Only what cannot have been taken may go another way; all else is thrown. */
function judged(error: unknown, way: Way, health: Health, late: boolean): AppError {
  if (codeOf(error) === 'delivery-uncertain') health.suspected(way)
  if (!(error instanceof AppError) || error.code !== 'messenger-busy') throw error
  // A call in a hurry says little about the way.
  if (late) health.suspected(way)
  else health.failed(way, error)
  return error
}
