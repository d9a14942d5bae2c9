import { z } from 'zod'
import { AppError, type Log } from '../../kernel/index.ts'
import type { Person, Update, UpdateEvent, WebhookRequest } from '../messenger.ts'
import { readActionBody } from './keyboard.ts'
import { parseLossless } from './lossless.ts'
import type { Meter } from './meter.ts'
import type { People } from './people.ts'
import { verify } from './signature.ts'
import {
  Call,
  ConversationStarted,
  Message,
  Receipt,
  Subscribed,
  Unsubscribed,
  type User,
} from './wire.ts'

export interface ParserConfig {
  readonly token: string
  readonly people: People
  readonly meter: Meter
  readonly log: Log | undefined
}

/**
 * The update of a webhook call, if it is one for us. Only a body that cannot be Viber's throws: a
 * call of a strange shape is left out, for Viber would repeat it for an hour.
 */
export function parseWebhook(request: WebhookRequest, config: ParserConfig): readonly Update[] {
  verify(request, config.token)
  const raw = parseLossless(Buffer.from(request.body).toString('utf8'))
  const call = Call.safeParse(raw)
  if (!call.success) throw new AppError('update-malformed', 'Viber: the call carries no event')
  const { event } = call.data
  try {
    return READERS.get(event)?.(raw, config, event) ?? []
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    config.log?.warn({ event }, 'viber.update-skipped')
    return []
  }
}

/** Throws a `ZodError` for what is not of the form of its event. */
type Read = (raw: unknown, config: ParserConfig, event: string) => readonly Update[]

// `webhook` is Viber trying our address; `client_status`, `action` and what is to come say nothing.
const READERS: ReadonlyMap<string, Read> = new Map([
  ['message', readMessage],
  ['conversation_started', readStart],
  ['subscribed', readSubscribed],
  ['unsubscribed', readUnsubscribed],
  ['delivered', readReceipt],
  ['seen', readReceipt],
  ['failed', readReceipt],
])

function readMessage(raw: unknown, { people, meter }: ParserConfig): readonly Update[] {
  const call = Message.parse(raw)
  const { sender, timestamp, message_token, chat_id } = call
  people.seen(sender.id, timestamp, sender.api_version ?? null)
  meter.heard(sender.id)
  const from = toPerson(sender)
  // Nothing can be said anywhere but to the person themselves.
  const chat = { id: sender.id, private: chat_id === undefined || chat_id === null }
  const said = { id: `message:${message_token}`, chat, from, event: toEvent(call) }
  if (!chat.private || !people.comesBack(sender.id, timestamp)) return [said]
  return [{ ...said, id: `subscribed:${message_token}`, event: { type: 'returned' } }, said]
}

function toEvent({ message: { type, text, contact }, message_token }: Message): UpdateEvent {
  if (type === 'contact' && contact) {
    // Nothing in it says whose number it is: a card from the address book looks the same.
    return { type: 'contact', phone: contact.phone_number.replaceAll(/\D/g, ''), own: false }
  }
  if (type !== 'text' || !text) return { type: 'other' }
  const data = readActionBody(text)
  if (data !== null) return { type: 'button', data, under: null, pressId: message_token }
  return startOf(text) ?? { type: 'text', text }
}

const START = /^\/start(?:\s+(?<code>[\w-]{1,64}))?\s*$/
const START_WITH_ANYTHING = /^\/start(?=\s|$)/
const CODE = /^[\w-]{1,64}$/

/** Viber has no such command, but people read of it. */
function startOf(text: string): UpdateEvent | null {
  if (!START_WITH_ANYTHING.test(text)) return null
  return { type: 'start', code: START.exec(text)?.groups?.code ?? null }
}

/** The button «Message», or a link. It is no subscription: one message may be said. */
function readStart(raw: unknown, { people }: ParserConfig): readonly Update[] {
  const { user, timestamp, message_token, context } = ConversationStarted.parse(raw)
  people.seen(user.id, timestamp, user.api_version ?? null)
  const code = context && CODE.test(context) ? context : null
  return [inPrivate(user, `conversation_started:${message_token}`, { type: 'start', code })]
}

function readSubscribed(raw: unknown, { people }: ParserConfig): readonly Update[] {
  const { user, timestamp, message_token } = Subscribed.parse(raw)
  if (!people.isNews(user.id, timestamp)) return []
  people.seen(user.id, timestamp, user.api_version ?? null)
  return [inPrivate(user, `subscribed:${message_token}`, { type: 'returned' })]
}

function readUnsubscribed(raw: unknown, { people }: ParserConfig): readonly Update[] {
  const { user_id, timestamp, message_token } = Unsubscribed.parse(raw)
  if (!people.isNews(user_id, timestamp)) return []
  people.left(user_id)
  return [inPrivate({ id: user_id }, `unsubscribed:${message_token}`, { type: 'stopped' })]
}

const STATES: Readonly<Record<string, 'delivered' | 'read' | 'failed'>> = {
  delivered: 'delivered',
  seen: 'read',
  failed: 'failed',
}

/** Every device of the person tells it, and the token is that of our message. */
function readReceipt(raw: unknown, _: ParserConfig, event: string): readonly Update[] {
  const { user_id, message_token, desc } = Receipt.parse(raw)
  const state = STATES[event] ?? 'failed'
  const error = state === 'failed' ? (desc ?? '') : null
  const receipt = { messageId: message_token, state, andBefore: false, error }
  const id = `${event}:${message_token}:${user_id}`
  return [inPrivate({ id: user_id }, id, { type: 'receipt', ...receipt })]
}

function inPrivate(user: User, id: string, event: UpdateEvent): Update {
  return { id, chat: { id: user.id, private: true }, from: toPerson(user), event }
}

function toPerson({ id, name, language }: User): Person {
  return { id, username: null, name: name || null, language: language || null }
}
