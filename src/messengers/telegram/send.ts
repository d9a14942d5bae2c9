import { AppError, type Log } from '../../kernel/index.ts'
import type { MessageRef, Messenger, Reply } from '../messenger.ts'
import { patiently } from '../patiently.ts'
import type { Sleep } from '../sleep.ts'
import type { TelegramApi } from './api.ts'
import { refusalOf } from './errors.ts'
import type { ChatId } from './message.ts'
import { createOutlet } from './outlet.ts'
import { type Part, toParts } from './parts.ts'

export interface SenderConfig {
  readonly api: TelegramApi
  /** For what is worth no wait. */
  readonly quickApi: TelegramApi
  readonly sleep: Sleep
  readonly log: Log | undefined
}

/** Says replies in the chats of one bot. */
export function createSender({ api, quickApi, sleep, log }: SenderConfig): Messenger['send'] {
  const outlet = createOutlet(api, log)

  async function send(chatId: ChatId, reply: Reply, replaces: MessageRef | null) {
    const [part, ...more] = toParts(reply)
    if (part === undefined) throw new AppError('messenger-rejected', 'A reply without any words')
    if (replaces === null) return say(chatId, part, more)
    if (more.length === 0 && canStandIn(part, replaces)) {
      const stands = await outlet.replace(chatId, part, replaces)
      return stands ?? outlet.say(chatId, part)
    }
    const said = await say(chatId, part, more)
    // Only now: whatever happened before, the person has one of the two.
    if (reply.file === undefined) await remove(chatId, replaces)
    return said
  }

  async function say(chatId: ChatId, part: Part, more: readonly Part[]): Promise<MessageRef> {
    let said = await outlet.say(chatId, part)
    for (const next of more) {
      const below = await patiently(() => outlet.say(chatId, next), sleep)
      if (next.contactLabel === null) said = below
    }
    return said
  }

  /** What is too old to be deleted, or was deleted by the person, stays as it is. */
  async function remove(chatId: ChatId, { id }: MessageRef): Promise<void> {
    await quickApi.deleteMessage({ chat_id: chatId, message_id: Number(id) }).catch(() => undefined)
  }

  return async (chatId, reply, replaces) => {
    try {
      return await send(toChatId(chatId), reply, replaces)
    } catch (error) {
      const { migratedTo = null } = refusalOf(error) ?? {}
      if (migratedTo === null) throw error
      return send(toChatId(migratedTo), reply, null)
    }
  }
}

/** A text can become a picture where it stands, a picture cannot become a text; a file is new. */
function canStandIn(part: Part, replaces: MessageRef): boolean {
  if (part.contactLabel !== null || part.file !== undefined) return false
  return part.picture !== undefined || !replaces.picture
}

export function toChatId(chatId: string): ChatId {
  return /^-?\d+$/.test(chatId) ? Number(chatId) : chatId
}
