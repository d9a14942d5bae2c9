import type { ServerResponse } from 'node:http'
import type { EventRoad, VkEvent } from './events.ts'

/** Events that are fetched. */
export interface LongPoll extends EventRoad {
  enabled: boolean
  readonly kinds: Set<string>
  /** What a newcomer is told: nothing of what was before. */
  place(server: string): { key: string; server: string; ts: string }
  answer(query: URLSearchParams, response: ServerResponse): void
  /** The key is no longer one: `failed` 2. */
  expireKey(): void
  /** What was before is forgotten: `failed` 1. */
  forget(): void
  /** Everything is lost, the place too: `failed` 3. */
  reset(): void
  /** Events that nobody asked beyond. */
  waiting(): number
  close(): void
}

const MOST_WAIT_S = 90

interface Poll {
  readonly ts: number
  readonly response: ServerResponse
  readonly timer: NodeJS.Timeout
}

export function createLongPoll(): LongPoll {
  const history: VkEvent[] = []
  const polls = new Set<Poll>()
  let keys = 1
  let forgotten = 0
  let lost = false
  let confirmed = 0
  let used = false
  const key = () => `key-${keys}`

  function reply(response: ServerResponse, body: object): void {
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body))
  }

  function tell({ ts, response, timer }: Poll): void {
    clearTimeout(timer)
    reply(response, { ts: String(history.length), updates: history.slice(ts) })
  }

  const poll: LongPoll = {
    enabled: false,
    kinds: new Set(),
    place: (server) => ({ key: key(), server, ts: String(history.length) }),
    take(event) {
      if (!poll.enabled || !poll.kinds.has(event.type)) return
      history.push(event)
      for (const waiting of polls) tell(waiting)
      polls.clear()
    },
    answer(query, response) {
      const ts = Number(query.get('ts'))
      const wait = Number(query.get('wait') ?? 25)
      if (query.get('act') !== 'a_check') return reply(response, { error: 'bad act' })
      if (lost) {
        lost = false
        return reply(response, { failed: 3 })
      }
      if (query.get('key') !== key()) return reply(response, { failed: 2 })
      if (!Number.isInteger(ts) || ts < forgotten || ts > history.length) {
        return reply(response, { failed: 1, ts: history.length })
      }
      used = true
      confirmed = ts
      const timer = setTimeout(() => {
        polls.delete(waiting)
        tell(waiting)
      }, Math.min(wait, MOST_WAIT_S) * 1000)
      const waiting = { ts, response, timer }
      if (history.length > ts) return tell(waiting)
      polls.add(waiting)
      response.on('close', () => {
        clearTimeout(timer)
        polls.delete(waiting)
      })
    },
    expireKey() {
      keys += 1
      for (const waiting of polls) {
        clearTimeout(waiting.timer)
        reply(waiting.response, { failed: 2 })
      }
      polls.clear()
    },
    forget() {
      forgotten = history.length
    },
    reset() {
      lost = true
    },
    waiting: () => (used ? history.length - confirmed : 0),
    close() {
      for (const { timer, response } of polls) {
        clearTimeout(timer)
        response.destroy()
      }
      polls.clear()
    },
  }
  return poll
}
