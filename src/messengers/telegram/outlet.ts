import { z } from 'zod'
import { AppError, type Log } from '../../kernel/index.ts'
import type { MessageRef } from '../messenger.ts'
import type { TelegramApi } from './api.ts'
import { refusalOf } from './errors.ts'
import { type ChatId, type Dress, editMessage, sendMessage } from './message.ts'
import type { Part } from './parts.ts'

/** How one message gets into a chat, one way or another. */
export interface Outlet {
  say(chatId: ChatId, part: Part): Promise<MessageRef>
  /** Puts a text or a picture where another message stands; null when that cannot be edited. */
  replace(chatId: ChatId, part: Part, replaces: MessageRef): Promise<MessageRef | null>
}

const UNCHANGED = /message is not modified/i
// The last: a button of ours stood under a file.
const UNEDITABLE =
  /message to edit not found|message can't be edited|MESSAGE_ID_INVALID|no text in the message/i

export function createOutlet(api: TelegramApi, log: Log | undefined): Outlet {
  return {
    async say(chatId, part) {
      const answer = await dressed((dress) => sendMessage(api, chatId, part, dress), log)
      return { id: readMessageId(answer), picture: part.picture !== undefined }
    },

    async replace(chatId, part, { id }) {
      const place = { chat_id: chatId, message_id: Number(id) }
      const stands = { id, picture: part.picture !== undefined }
      try {
        await dressed((dress) => editMessage(api, place, part, dress), log)
        return stands
      } catch (error) {
        const said = refusalOf(error)?.description ?? ''
        if (UNCHANGED.test(said)) return stands
        if (UNEDITABLE.test(said)) return null
        throw error
      }
    },
  }
}

const FULL_DRESS: Dress = { markup: true, links: true }

async function dressed<T>(
  attempt: (dress: Dress) => Promise<T>,
  log: Log | undefined,
  dress: Dress = FULL_DRESS,
): Promise<T> {
  try {
    return await attempt(dress)
  } catch (error) {
    const plainer = simplify(dress, refusalOf(error)?.description ?? '')
    if (plainer === null) throw error
    log?.warn(plainer, 'telegram.message-simplified')
    return dressed(attempt, log, plainer)
  }
}

const BAD_MARKUP = /can't parse entities|unsupported parse_mode/i
const BAD_LINK = /BUTTON_URL_INVALID|button URL/i

function simplify(dress: Dress, said: string): Dress | null {
  if (dress.markup && BAD_MARKUP.test(said)) return { ...dress, markup: false }
  if (dress.links && BAD_LINK.test(said)) return { ...dress, links: false }
  return null
}

const Sent = z.object({ message_id: z.int() })

/** Without the id nobody can say what was sent. */
function readMessageId(answer: unknown): string {
  const sent = Sent.safeParse(answer)
  if (sent.success) return String(sent.data.message_id)
  throw new AppError('delivery-uncertain', 'Telegram took the message and did not say its id')
}
