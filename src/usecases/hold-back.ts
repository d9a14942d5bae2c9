import type { Clock } from '../kernel/index.ts'

/** What is done with an update: answered, answered with «too often», or with nothing. */
type Entrance = 'in' | 'told' | 'silent'

export interface FloodGate {
  /** Call `leave` once the update is answered, whenever this said `in`. */
  enter(chatId: string): Entrance
  leave(chatId: string): void
}

/** So many updates of one chat may wait to be answered: more than a messenger brings after a night. */
const MOST_WAITING = 500
/** After so many updates in a minute we look how many answers are still to be sent. */
const LOOK_EVERY = 50
/** Nobody reads so many that are yet to come. */
const MOST_UNSENT = 30
const HELD_MS = 10_000
const MINUTE_MS = 60_000

interface Chat {
  waiting: number
  /** In the minute that began then. */
  heard: number
  sinceMs: number
  heldUntilMs: number
  toldAtMs: number
}

/**
 * Keeps one chat that floods from taking the place of all others, and of filling the store: once it
 * is far ahead of its answers, what is said there is not answered, and once a minute that is said.
 * In memory; nothing is remembered of a chat at rest. `unsent` tells how many answers are on the way.
 */
export function createFloodGate(
  clock: Clock,
  unsent: (chatId: string) => Promise<number>,
): FloodGate {
  const chats = new Map<string, Chat>()
  let sweptMs = 0

  function sweep(nowMs: number): void {
    if (nowMs - sweptMs < MINUTE_MS) return
    sweptMs = nowMs
    for (const [id, { waiting, sinceMs }] of chats) {
      if (waiting === 0 && nowMs - sinceMs >= MINUTE_MS) chats.delete(id)
    }
  }

  function chatOf(chatId: string, nowMs: number): Chat {
    const chat = chats.get(chatId) ?? newChat(nowMs)
    chats.set(chatId, chat)
    if (nowMs - chat.sinceMs >= MINUTE_MS) Object.assign(chat, { heard: 0, sinceMs: nowMs })
    chat.heard += 1
    return chat
  }

  async function look(chatId: string, chat: Chat): Promise<void> {
    const many = await unsent(chatId).catch(() => 0)
    if (many > MOST_UNSENT) chat.heldUntilMs = clock().epochMilliseconds + HELD_MS
  }

  return {
    enter(chatId) {
      const nowMs = clock().epochMilliseconds
      sweep(nowMs)
      const chat = chatOf(chatId, nowMs)
      if (chat.heard % LOOK_EVERY === 0) void look(chatId, chat)
      if (chat.waiting < MOST_WAITING && nowMs >= chat.heldUntilMs) {
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

const newChat = (nowMs: number): Chat => ({
  waiting: 0,
  heard: 0,
  sinceMs: nowMs,
  heldUntilMs: 0,
  toldAtMs: nowMs - MINUTE_MS,
})
