import { z } from 'zod'
import { AppError, type Log, sameSecret } from '../../kernel/index.ts'
import type { Person, Update, UpdateEvent, WebhookRequest } from '../messenger.ts'
import {
  type CallbackQuery,
  type Chat,
  type ChatMember,
  CONTENT_KINDS,
  type Message,
  type User,
  WireUpdate,
} from './wire.ts'

const SECRET_HEADER = 'x-telegram-bot-api-secret-token'

/**
 * The update of a webhook call, if it is one for us. Only a body that cannot be Telegram's throws:
 * an update of a strange shape is left out, for a refusal makes Telegram hold back everything
 * behind it for a day.
 */
export function parseWebhook(
  { headers, body }: WebhookRequest,
  secret: string,
  log: Log | undefined,
): readonly Update[] {
  const given = headers[SECRET_HEADER] ?? ''
  if (given === '' || !sameSecret(given, secret)) {
    throw new AppError('signature-mismatch', 'Telegram: the call carries a wrong secret token')
  }
  const raw = parseJson(body)
  if (updateIdOf(raw) === null) {
    throw new AppError('update-malformed', 'Telegram: the call carries no update')
  }
  return readUpdate(raw, log)
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'))
  } catch {
    throw new AppError('update-malformed', 'Telegram: the call carries no JSON')
  }
}

const Identified = z.object({ update_id: z.int() })

export function updateIdOf(raw: unknown): number | null {
  const read = Identified.safeParse(raw)
  return read.success ? read.data.update_id : null
}

/** One update or none; what cannot be read is logged by its id. */
export function readUpdate(raw: unknown, log: Log | undefined): readonly Update[] {
  const read = WireUpdate.safeParse(raw)
  if (!read.success) {
    log?.warn({ updateId: updateIdOf(raw) }, 'telegram.update-skipped')
    return []
  }
  const { update_id, message, callback_query, my_chat_member } = read.data
  const heard =
    (message && readMessage(message)) ??
    (callback_query && readPress(callback_query)) ??
    (my_chat_member && readMembership(my_chat_member)) ??
    null
  return heard === null ? [] : [{ id: String(update_id), ...heard }]
}

type Heard = Omit<Update, 'id'>

function readMessage(message: Message): Heard | null {
  const { from, chat } = message
  if (from === undefined || from.is_bot === true || isBusiness(message)) return null
  const place = placeOf(chat, from)
  const event = readEvent(message, from)
  // Groups are full of things that concern nobody: only words can be meant for us.
  const meant = place.private || event?.type === 'text' || event?.type === 'start'
  return event !== null && meant ? { chat: place, from: toPerson(from), event } : null
}

function readEvent(message: Message, from: User): UpdateEvent | null {
  const { text, contact } = message
  if (text !== undefined) return readText(text)
  if (contact !== undefined) {
    const phone = contact.phone_number.replaceAll(/\D/g, '')
    return {
      type: 'contact',
      phone,
      own: contact.user_id === from.id && isWrittenBySender(message),
    }
  }
  // The rest is service: pinned, joined, renamed.
  return CONTENT_KINDS.some((kind) => message[kind] !== undefined) ? { type: 'other' } : null
}

const isWrittenBySender = ({ forward_origin, forward_date, via_bot }: Message): boolean =>
  [forward_origin, forward_date, via_bot].every((mark) => mark === undefined)

const START = /^\/start(?:@\w+)?(?:\s+(?<code>[\w-]{1,64}))?\s*$/
const START_WITH_ANYTHING = /^\/start(?:@\w+)?(?=\s|$)/
// In groups commands are said to somebody: «/today@svodka_bot».
const ADDRESSED = /^(?<command>\/\w+)@\w+/

function readText(text: string): UpdateEvent {
  if (START_WITH_ANYTHING.test(text)) {
    return { type: 'start', code: START.exec(text)?.groups?.code ?? null }
  }
  return { type: 'text', text: text.replace(ADDRESSED, '$<command>') }
}

function readPress({ id, from, message, data }: CallbackQuery): Heard | null {
  if (message === undefined || data === undefined || isBusiness(message)) return null
  const { message_id, date, photo, chat } = message
  const under = date === 0 ? null : { id: String(message_id), picture: photo !== undefined }
  const event = { type: 'button', data, under, pressId: id } as const
  return { chat: placeOf(chat, from), from: toPerson(from), event }
}

const MEMBERSHIP: ReadonlyMap<string, UpdateEvent> = new Map([
  ['kicked', { type: 'stopped' }],
  ['member', { type: 'returned' }],
])

function readMembership({ chat, from, new_chat_member }: ChatMember): Heard | null {
  const place = placeOf(chat, from)
  const event = MEMBERSHIP.get(new_chat_member.status)
  return place.private && event ? { chat: place, from: toPerson(from), event } : null
}

const isBusiness = (message: Message): boolean => message.business_connection_id !== undefined

/** Private only when the chat is the sender's own: their ids are then the same. */
const placeOf = (chat: Chat, from: User) => ({
  id: String(chat.id),
  private: chat.type === 'private' && chat.id === from.id,
})

function toPerson({ id, first_name, last_name, username, language_code }: User): Person {
  const name = [first_name, last_name].filter(Boolean).join(' ')
  return {
    id: String(id),
    username: username ?? null,
    name: name === '' ? null : name,
    language: language_code ?? null,
  }
}
