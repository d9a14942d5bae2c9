import { AppError, type Log, sameSecret } from '../../kernel/index.ts'
import type { Update, UpdateEvent, WebhookRequest } from '../messenger.ts'
import type { Client, Clients } from './clients.ts'
import { readPayload, START } from './payload.ts'
import { invitationIn, isStart, spoken } from './phrases.ts'
import {
  type ClientInfo,
  Envelope,
  type Message,
  MessageAllow,
  MessageEvent,
  MessageNew,
  MessageRead,
} from './wire.ts'

export interface Hearing {
  readonly clients: Clients
  readonly log: Log | undefined
}

/** Who may call: VK repeats the secret in every call, and says for which community. */
export interface Seal {
  readonly secret: string
  /** Null as long as nobody asked. */
  readonly groupId: () => string | null
}

/** What a call of VK's holds, once it is known to be VK's. */
export function openEnvelope({ body }: WebhookRequest, seal: Seal): Envelope {
  const raw = parseJson(body)
  const secret = typeof raw === 'object' && raw !== null && 'secret' in raw ? raw.secret : undefined
  const envelope = Envelope.safeParse(raw)
  // Before a server is confirmed VK may call it without the secret.
  const bare = secret === undefined && envelope.data?.type === CONFIRMATION
  const known = typeof secret === 'string' && sameSecret(secret, seal.secret)
  if (!known && !bare) {
    throw new AppError('signature-mismatch', 'VK: the call carries a wrong secret key')
  }
  if (!envelope.success) {
    throw new AppError('update-malformed', 'VK: the call carries no event')
  }
  const groupId = seal.groupId()
  if (groupId !== null && groupId !== String(envelope.data.group_id)) {
    throw new AppError('signature-mismatch', 'VK: the call is about another community')
  }
  return envelope.data
}

export const CONFIRMATION = 'confirmation'

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'))
  } catch {
    throw new AppError('update-malformed', 'VK: the call carries no JSON')
  }
}

/** One update or none; what cannot be read is logged by its id. */
export function readEvent(envelope: Envelope, hearing: Hearing): readonly Update[] {
  const { type, event_id: id } = envelope
  const read = READERS[type]
  if (read === undefined) return []
  const heard = id === undefined ? undefined : read(envelope.object, hearing)
  if (id === undefined || heard === undefined) {
    hearing.log?.warn({ updateId: id, type }, 'vk.update-skipped')
    return []
  }
  return heard === null ? [] : [{ id, ...heard }]
}

/** An event as the long poll brings it: without a secret, and perhaps of a strange form. */
export function readPolled(raw: unknown, hearing: Hearing): readonly Update[] {
  const envelope = Envelope.safeParse(raw)
  if (envelope.success) return readEvent(envelope.data, hearing)
  hearing.log?.warn({ updateId: null }, 'vk.update-skipped')
  return []
}

type Heard = Omit<Update, 'id'>

/** Null for what concerns nobody, undefined for what is not of VK's form. */
type Reader = (object: unknown, hearing: Hearing) => Heard | null | undefined

const READERS: Readonly<Record<string, Reader>> = {
  message_new(object, { clients }) {
    const { data } = MessageNew.safeParse(object)
    if (data === undefined) return undefined
    const { message, client_info } = data
    const client = toClient(client_info)
    if (isPrivate(message.peer_id, message.from_id)) clients.note(message.peer_id, client)
    return readMessage(message, client)
  },

  message_event(object, { clients }) {
    const { data } = MessageEvent.safeParse(object)
    if (data === undefined) return undefined
    const { user_id, peer_id, event_id, payload, conversation_message_id: place } = data
    const carried = readPayload(payload)
    if (carried === null || carried === START) return null
    const under =
      place === undefined || carried.underFile ? null : { id: String(place), picture: false }
    const pressId = `${event_id}:${user_id}:${peer_id}`
    const event = { type: 'button', data: carried.data, under, pressId } as const
    return heard(peer_id, user_id, clients.of(peer_id).language, event)
  },

  message_allow: (object) => readPermission(object, { type: 'returned' }),
  message_deny: (object) => readPermission(object, { type: 'stopped' }),

  message_read(object) {
    const { data } = MessageRead.safeParse(object)
    if (data === undefined) return undefined
    const messageId = String(data.conversation_message_id)
    const state = { state: 'read', andBefore: true, error: null } as const
    return heard(data.peer_id, data.from_id, null, { type: 'receipt', messageId, ...state })
  },
}

function readPermission(object: unknown, event: UpdateEvent): Heard | null | undefined {
  const { data } = MessageAllow.safeParse(object)
  return data && heard(data.user_id, data.user_id, null, event)
}

/** Other communities write too: an id below zero is no person. */
function readMessage(message: Message, { language }: Client): Heard | null {
  const { from_id, peer_id } = message
  if (from_id <= 0) return null
  const event = isPrivate(peer_id, from_id) ? meantForUs(message) : saidToMany(message)
  return event && heard(peer_id, from_id, language, event)
}

function meantForUs({ payload, text, ref, attachments, geo }: Message): UpdateEvent | null {
  const carried = readPayload(payload)
  if (carried !== null && carried !== START) {
    // Said as a message: there is nothing to replace, and no spinner to stop.
    return { type: 'button', data: carried.data, under: null, pressId: '' }
  }
  const words = spoken(text)
  const started = carried === START || isStart(words)
  const code = invitationIn({ words, ref, started })
  if (started || code !== null) return { type: 'start', code }
  if (words.trim() !== '') return { type: 'text', text: words }
  return attachments.length > 0 || geo !== undefined ? { type: 'other' } : null
}

// Chats are full of things that concern nobody: only words can be meant for us.
function saidToMany({ text }: Message): UpdateEvent | null {
  const words = spoken(text)
  return words.trim() === '' ? null : { type: 'text', text: words }
}

function heard(
  peerId: number,
  userId: number,
  language: string | null,
  event: UpdateEvent,
): Heard | null {
  if (userId <= 0) return null
  return {
    chat: { id: String(peerId), private: isPrivate(peerId, userId) },
    from: { id: String(userId), username: null, name: null, language },
    event,
  }
}

/** Group chats are numbered from here on. */
const FIRST_CHAT = 2_000_000_000

const isPrivate = (peerId: number, userId: number): boolean =>
  peerId < FIRST_CHAT && peerId === userId

const LANGUAGES: ReadonlyMap<number, string> = new Map([
  [0, 'ru'],
  [1, 'uk'],
  [2, 'be'],
  [3, 'en'],
])

function toClient({ button_actions, inline_keyboard, lang_id }: ClientInfo): Client {
  return {
    inline: inline_keyboard !== false,
    callback: button_actions?.includes('callback') ?? true,
    language: lang_id === undefined ? null : (LANGUAGES.get(lang_id) ?? null),
  }
}
