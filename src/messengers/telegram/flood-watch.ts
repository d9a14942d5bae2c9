import type { Clock } from '../../kernel/index.ts'

/** Notes that `chatId` was told to wait, and says whether the whole bot must. */
export type FloodWatch = (chatId: string | null, waitMs: number) => boolean

/**
 * Telegram does not say whether «too many requests» is about one chat or about the bot. When a
 * second chat is told to wait while another one still does, it is about the bot; before that it is
 * about the chat, so that one impatient person does not silence everybody.
 */
export function createFloodWatch(clock: Clock): FloodWatch {
  let waiting = { chatId: '', until: Number.NEGATIVE_INFINITY }
  return (chatId, waitMs) => {
    if (chatId === null) return true
    const now = clock().epochMilliseconds
    const wholeBot = now < waiting.until && waiting.chatId !== chatId
    waiting = { chatId, until: Math.max(waiting.until, now + waitMs) }
    return wholeBot
  }
}
