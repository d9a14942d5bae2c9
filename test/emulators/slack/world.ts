import type { Json } from './wire.ts'

export interface SlackUser {
  readonly id: string
  readonly name: string
  readonly real_name: string
  readonly email: string
  deleted: boolean
  readonly is_bot: boolean
}

export interface Conversation {
  readonly id: string
  readonly type: 'im' | 'mpim' | 'channel' | 'group'
  readonly name: string
  readonly members: Set<string>
  readonly messages: StoredMessage[]
  /** Called whenever something in it changes. */
  readonly watchers: Set<() => void>
}

export interface StoredMessage {
  readonly ts: string
  readonly user: string
  text: string
  blocks: readonly Json[]
  readonly files: readonly StoredFile[]
  readonly metadata: Json | null
  edited: boolean
  /** Seen by this person alone, and never changed. */
  readonly onlyFor: string | null
}

export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly length: number
  title: string
  bytes: Buffer | null
  /** Milliseconds since 1970 from which it can be shown; null before the upload is completed. */
  readyAt: number | null
}

export interface OpenView {
  readonly id: string
  readonly user: string
  readonly view: Json
}

export interface App {
  readonly teamId: string
  readonly appId: string
  readonly botId: string
  readonly botUser: string
  readonly name: string
  readonly token: string
  readonly appToken: string
  readonly signingSecret: string
  readonly scopes: Set<string>
  /** The app was removed, or its token revoked. */
  removed: boolean
  messagesTab: boolean
}

/** All that one workspace with one app knows. */
export interface World {
  readonly app: App
  readonly users: Map<string, SlackUser>
  readonly conversations: Map<string, Conversation>
  readonly files: Map<string, StoredFile>
  /** App Home, by person. */
  readonly homes: Map<string, OpenView>
  /** The window that is open before somebody, by person. */
  readonly modals: Map<string, OpenView>
  readonly triggers: Map<string, { readonly user: string; readonly until: number; used: boolean }>
  readonly now: () => number
  /** Something changed that no conversation shows: a window, a home. */
  readonly watchers: Set<() => void>
  id(prefix: string): string
  /** Never twice the same, and later ones sort behind. */
  ts(): string
  im(user: string): Conversation
}

export function createWorld(app: App, now: () => number): World {
  let counter = 0
  let last = 0
  const world: World = {
    app,
    users: new Map(),
    conversations: new Map(),
    files: new Map(),
    homes: new Map(),
    modals: new Map(),
    triggers: new Map(),
    watchers: new Set(),
    now,
    id(prefix) {
      counter += 1
      return `${prefix}0${counter.toString(36).toUpperCase().padStart(8, '0')}`
    },
    ts() {
      last = Math.max(last + 1, Math.floor(now() * 1000))
      return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, '0')}`
    },
    im(user) {
      const known = world.conversations.values().find(({ type, members }) => {
        return type === 'im' && members.has(user) && members.has(app.botUser)
      })
      return known ?? openConversation(world, 'im', 'directmessage', [user, app.botUser])
    },
  }
  world.users.set(app.botUser, {
    id: app.botUser,
    name: app.name,
    real_name: app.name,
    email: '',
    deleted: false,
    is_bot: true,
  })
  return world
}

const PREFIXES = { im: 'D', mpim: 'G', channel: 'C', group: 'G' } as const

export function openConversation(
  world: World,
  type: Conversation['type'],
  name: string,
  members: readonly string[],
): Conversation {
  const conversation: Conversation = {
    id: world.id(PREFIXES[type]),
    type,
    name,
    members: new Set(members),
    messages: [],
    watchers: new Set(),
  }
  world.conversations.set(conversation.id, conversation)
  return conversation
}

export function changed(...places: readonly { readonly watchers: Set<() => void> }[]): void {
  for (const { watchers } of places) for (const watcher of [...watchers]) watcher()
}

export function addMessage(
  world: World,
  place: Conversation,
  given: Partial<StoredMessage> & Pick<StoredMessage, 'user' | 'text'>,
): StoredMessage {
  const message = {
    ts: world.ts(),
    blocks: [],
    files: [],
    metadata: null,
    edited: false,
    onlyFor: null,
    ...given,
  }
  place.messages.push(message)
  changed(place)
  return message
}
