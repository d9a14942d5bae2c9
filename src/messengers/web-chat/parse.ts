import { z } from 'zod'
import { AppError } from '../../kernel/index.ts'
import type { MessageRef, Update, UpdateEvent, WebhookRequest } from '../messenger.ts'
import type { ChatAction } from './protocol.ts'

/** Bytes of UTF-8 that a button of ours may carry. */
export const BUTTON_DATA_BYTES = 512

const event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), code: z.string().max(200).nullable().default(null) }),
  z.object({ type: z.literal('text'), text: z.string().trim().min(1).max(4000) }),
  z.object({
    type: z.literal('button'),
    data: z.string().max(BUTTON_DATA_BYTES),
    messageId: z.string().max(64).nullable().default(null),
  }),
])

/** `code` and `messageId` may be left out, `language` too. */
const chatAction = z.object({
  id: z.string().min(1).max(64),
  event,
  language: z.string().max(35).nullable().default(null),
})

const handedOver = chatAction.extend({ chatId: z.string().min(1), userId: z.string().min(1) })

/** Reads what the page posted. Throws `bad-input`, naming the field. */
export function readAction(body: unknown): ChatAction {
  const read = chatAction.safeParse(body)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const field = issue?.path.join('.') || 'body'
  throw new AppError('bad-input', `${field}: ${issue?.message ?? 'not of the expected form'}`)
}

/**
 * Reads what our own route hands over: `{chatId, userId}` beside the action. `messageIn` tells what
 * stands in the chat under an id. Throws `update-malformed`.
 */
export function readUpdate(
  { body }: WebhookRequest,
  messageIn: (chatId: string, messageId: string) => MessageRef | null,
): Update {
  const read = handedOver.safeParse(jsonOf(body))
  if (!read.success) {
    throw new AppError('update-malformed', 'Web chat: the update is not of the expected form', {
      cause: read.error,
    })
  }
  const { chatId, userId, language, ...action } = read.data
  return {
    // Two pages may choose the same id: only within a chat is it one of a kind.
    id: `${chatId}:${action.id}`,
    chat: { id: chatId, private: true },
    from: { id: userId, username: null, name: null, language },
    event: toEvent(action, (messageId) => messageIn(chatId, messageId)),
  }
}

function toEvent(
  { id, event }: Pick<ChatAction, 'id' | 'event'>,
  messageOf: (messageId: string) => MessageRef | null,
): UpdateEvent {
  if (event.type === 'text') return startOf(event.text) ?? event
  if (event.type === 'start') return event
  const under = event.messageId === null ? null : messageOf(event.messageId)
  return { type: 'button', data: event.data, under, pressId: id }
}

function startOf(text: string): UpdateEvent | null {
  const [command, code, ...more] = text.split(/\s+/)
  if (command !== '/start' || more.length > 0) return null
  return { type: 'start', code: code ?? null }
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return null
  }
}
