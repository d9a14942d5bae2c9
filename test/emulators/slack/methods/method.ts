import { argumentsWrong, Refusal } from '../refusal.ts'
import type { Json } from '../wire.ts'
import type { Conversation, SlackUser, StoredMessage, World } from '../world.ts'

/** One call of a method, whatever encoding it came in. */
export interface Call {
  readonly args: Readonly<Record<string, unknown>>
  /** Where this emulator is, for addresses that it gives out. */
  readonly origin: string
  readonly sockets: { open(): string }
  /** Tells the app what it did itself: Slack echoes the bot's own messages. */
  readonly echo: (event: Json) => void
  readonly processingMs: number
  /** Drops a message repeated under the same client_msg_id. */
  readonly dedupe: boolean
}

export interface Method {
  /** Any one of them is enough; empty for none. */
  readonly scopes: readonly string[]
  /** With the app-level token instead of the bot's. */
  readonly forApp?: boolean
  run(world: World, call: Call): Json
}

export function text(call: Call, name: string): string {
  const value = call.args[name]
  if (typeof value === 'string') return value
  return value === undefined || value === null ? '' : JSON.stringify(value)
}

export function needed(call: Call, name: string): string {
  const value = text(call, name)
  if (value === '') throw argumentsWrong(`missing required field: ${name}`)
  return value
}

/** A list that comes as JSON text in forms. Null when it is absent. */
export function list(call: Call, name: string, otherwise: string): readonly unknown[] | null {
  const value = call.args[name]
  if (value === undefined || value === '') return null
  try {
    const read: unknown = typeof value === 'string' ? JSON.parse(value) : value
    if (Array.isArray(read)) return read
  } catch {
    // Said below.
  }
  throw new Refusal(otherwise)
}

export function flag(call: Call, name: string): boolean {
  return ['true', '1'].includes(text(call, name))
}

export function userOf(world: World, id: string, otherwise = 'user_not_found'): SlackUser {
  const user = world.users.get(id)
  if (user === undefined) throw new Refusal(otherwise)
  return user
}

/** A conversation that the bot is in; a person's id stands for the one with them. */
export function placeOf(world: World, id: string): Conversation {
  const { botUser, messagesTab } = world.app
  const place = /^[UW]/.test(id) ? imOf(world, id) : world.conversations.get(id)
  if (place === undefined) throw new Refusal('channel_not_found')
  if (!place.members.has(botUser)) {
    throw new Refusal(place.type === 'channel' ? 'not_in_channel' : 'channel_not_found')
  }
  if (place.type === 'im') {
    const other = [...place.members].find((member) => member !== botUser) ?? ''
    if (world.users.get(other)?.deleted === true) throw new Refusal('channel_not_found')
    if (!messagesTab) throw new Refusal('messages_tab_disabled')
  }
  return place
}

function imOf(world: World, user: string): Conversation {
  const found = world.users.get(user)
  if (found === undefined) throw new Refusal('channel_not_found')
  if (found.is_bot) throw new Refusal('cannot_dm_bot')
  return world.im(user)
}

export function messageJson(world: World, message: StoredMessage): Json {
  const { botId, appId, teamId, botUser } = world.app
  const ours = message.user === botUser
  return {
    type: 'message',
    user: message.user,
    text: message.text,
    ts: message.ts,
    team: teamId,
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(ours && { bot_id: botId, app_id: appId }),
    ...(message.edited && { edited: { user: botId, ts: message.ts } }),
    ...(message.metadata !== null && { metadata: message.metadata }),
    ...(message.files.length > 0 && {
      subtype: 'file_share',
      files: message.files.map(({ id, name, title }) => ({ id, name, title })),
    }),
  }
}
