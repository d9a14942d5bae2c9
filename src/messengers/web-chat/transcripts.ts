import type { Clock } from '../../kernel/index.ts'
import type { ReplyFile } from '../messenger.ts'
import type { ChatEvent, ChatMessage } from './protocol.ts'

/** A message with the bytes that the page fetches on its own. */
export interface Entry {
  readonly message: ChatMessage
  readonly picture?: Uint8Array
  readonly file?: ReplyFile
}

export type ChatListener = (event: ChatEvent) => void

/** How much is kept. Whatever is the longest untouched goes first. */
export interface Bounds {
  readonly messagesPerChat: number
  readonly chats: number
  /** Pictures and files of all chats together. */
  readonly bytes: number
  readonly idle: Temporal.Duration
}

export const BOUNDS: Bounds = {
  messagesPerChat: 50,
  chats: 200,
  bytes: 128 * 1024 * 1024,
  idle: Temporal.Duration.from({ hours: 12 }),
}

interface Chat {
  /** In the order in which they were first said. */
  readonly entries: Map<string, Entry>
  readonly listeners: Set<ChatListener>
  touchedAt: number
}

/**
 * What was said in the web chats: in memory only, within bounds, gone with the process. Chats that
 * are too many, too big or idle for too long are forgotten whenever anything is asked or said.
 */
export interface Transcripts {
  open(chatId: string): void
  has(chatId: string): boolean
  entry(chatId: string, messageId: string): Entry | undefined
  history(chatId: string): readonly ChatMessage[]
  /** Adds, or replaces where it stands. False when there is no such chat. */
  put(chatId: string, entry: Entry): boolean
  tell(chatId: string, event: ChatEvent): void
  /** Returns how to stop listening. */
  subscribe(chatId: string, listener: ChatListener): () => void
}

export function createTranscripts(clock: Clock, bounds: Bounds = BOUNDS): Transcripts {
  // A map keeps its order of insertion: touching a chat moves it to the end, so that the first one
  // is always the longest untouched.
  const chats = new Map<string, Chat>()
  const idleMs = bounds.idle.total('milliseconds')

  function forgetOld(): void {
    const now = clock().epochMilliseconds
    for (const [id, { touchedAt }] of chats) {
      const idle = now - touchedAt >= idleMs
      if (!idle && chats.size <= bounds.chats) return
      forget(id)
    }
  }

  function forgetUntilItFits(): void {
    for (const id of chats.keys()) {
      if (chats.size === 1 || bytesIn(chats) <= bounds.bytes) return
      forget(id)
    }
  }

  function forget(chatId: string): void {
    const listeners = [...(chats.get(chatId)?.listeners ?? [])]
    chats.delete(chatId)
    for (const listener of listeners) listener({ type: 'closed' })
  }

  function touch(chatId: string): Chat | undefined {
    forgetOld()
    const chat = chats.get(chatId)
    if (chat === undefined) return undefined
    chat.touchedAt = clock().epochMilliseconds
    chats.delete(chatId)
    chats.set(chatId, chat)
    return chat
  }

  function tell({ listeners }: Chat, event: ChatEvent): void {
    for (const listener of [...listeners]) listener(event)
  }

  return {
    open(chatId) {
      const touchedAt = clock().epochMilliseconds
      chats.set(chatId, { entries: new Map(), listeners: new Set(), touchedAt })
      forgetOld()
    },

    has: (chatId) => touch(chatId) !== undefined,

    entry: (chatId, messageId) => touch(chatId)?.entries.get(messageId),

    history: (chatId) =>
      Array.from(touch(chatId)?.entries.values() ?? [], ({ message }) => message),

    put(chatId, entry) {
      const chat = touch(chatId)
      if (chat === undefined) return false
      chat.entries.set(entry.message.id, entry)
      tell(chat, { type: 'message', message: entry.message })
      const [oldest] = chat.entries.keys()
      if (oldest !== undefined && chat.entries.size > bounds.messagesPerChat) {
        chat.entries.delete(oldest)
        tell(chat, { type: 'removed', id: oldest })
      }
      forgetUntilItFits()
      return true
    },

    tell(chatId, event) {
      const chat = touch(chatId)
      if (chat !== undefined) tell(chat, event)
    },

    subscribe(chatId, listener) {
      const chat = touch(chatId)
      chat?.listeners.add(listener)
      return () => void chat?.listeners.delete(listener)
    },
  }
}

function bytesIn(chats: ReadonlyMap<string, Chat>): number {
  let bytes = 0
  for (const { entries } of chats.values()) {
    for (const { picture, file } of entries.values()) {
      bytes += (picture?.length ?? 0) + (file?.bytes.length ?? 0)
    }
  }
  return bytes
}
