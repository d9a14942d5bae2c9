import type { Clock } from '../kernel/index.ts'

/** What is done with an update: answered, answered with «too often», or with nothing. */
type Entrance = 'in' | 'told' | 'silent'

export interface FloodGate {
  /** Call `leave` once the update is answered, whenever this said `in`. */
  enter(chatId: string): Entrance
  leave(chatId: string): void
}

/** So many updates of one chat may wait for their answers: fast fingers, or an hour without us. */
const MOST_WAITING = 60
/** Beyond it nobody types or presses; what is answered must also be sent. */
const MOST_A_MINUTE = 3_000
const MINUTE_MS = 60_000

interface Chat {
  waiting: number
  /** In the minute that began then. */
  heard: number
  sinceMs: number
  toldAtMs: number
}

/**
 * Keeps one chat that floods from taking the place of all others: what is too much is not answered,
 * and once a minute that is said. In memory, and nothing is remembered of a chat at rest.
 */
export function createFloodGate(clock: Clock): FloodGate {
  const chats = new Map<string, Chat>()
  let sweptMs = 0

  function sweep(nowMs: number): void {
    if (nowMs - sweptMs < MINUTE_MS) return
    sweptMs = nowMs
    for (const [id, { waiting, sinceMs }] of chats) {
      if (waiting === 0 && nowMs - sinceMs >= MINUTE_MS) chats.delete(id)
    }
  }

  return {
    enter(chatId) {
      const nowMs = clock().epochMilliseconds
      sweep(nowMs)
      const chat = chats.get(chatId) ?? {
        waiting: 0,
        heard: 0,
        sinceMs: nowMs,
        toldAtMs: -MINUTE_MS,
      }
      chats.set(chatId, chat)
      if (nowMs - chat.sinceMs >= MINUTE_MS) Object.assign(chat, { heard: 0, sinceMs: nowMs })
      chat.heard += 1
      if (chat.waiting < MOST_WAITING && chat.heard <= MOST_A_MINUTE) {
        chat.waiting += 1
        return 'in'
      }
      if (nowMs - chat.toldAtMs < MINUTE_MS) return 'silent'
      chat.toldAtMs = nowMs
      return 'told'
    },
    leave(chatId) {
      const chat = chats.get(chatId)
      if (chat !== undefined) chat.waiting -= 1
    },
  }
}
