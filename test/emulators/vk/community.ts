import {
  type CallbackServer,
  createCallbackServer,
  type ServerSettings,
} from './callback-server.ts'
import { createEvents, type Events } from './events.ts'
import { createLongPoll, type LongPoll } from './long-poll.ts'
import { createMessages, type Messages } from './messages.ts'
import { createPresses, type Presses } from './presses.ts'
import { createUploads, type Uploads } from './uploads.ts'

export interface CommunityProfile {
  readonly id: number
  readonly name: string
  readonly screen_name: string
}

export type Right = 'messages' | 'photos' | 'docs' | 'manage'

/** A community with its bot, and all that was said to it. */
export interface Community {
  readonly profile: CommunityProfile
  /** What each key may. */
  readonly keys: Map<string, ReadonlySet<Right>>
  readonly servers: Map<number, CallbackServer>
  readonly longPoll: LongPoll
  readonly events: Events
  readonly messages: Messages
  readonly presses: Presses
  readonly uploads: Uploads
  /** Who wrote first or allowed to be written to, and did not take it back. */
  readonly allowed: Set<number>
  readonly people: Map<number, { readonly first_name: string; readonly last_name: string }>
  readonly chats: Set<number>
  /** Messages by what was sent along so as to recognise a repeat. */
  readonly sent: Map<string, number>
  /** Calls to people's eyes: something new or changed stands in a conversation. */
  readonly listeners: Set<(peerId: number) => void>
  readonly activity: { readonly peerId: number; readonly type: string }[]
  /** «Bot capabilities» in the settings: without them no keyboard is taken. */
  capabilities: boolean
  addServer(settings: ServerSettings): number
  confirm(server: CallbackServer): void
  code(): string
}

export interface CommunityOptions {
  readonly now: () => number
  readonly pace: number
}

export function createCommunity(
  profile: CommunityProfile,
  { now, pace }: CommunityOptions,
): Community {
  const servers = new Map<number, CallbackServer>()
  const longPoll = createLongPoll()
  let codes = 1
  let ids = 0
  const code = () => `${profile.id.toString(16)}c${codes}`.slice(-8)
  return {
    profile,
    keys: new Map(),
    servers,
    longPoll,
    events: createEvents(profile.id, () => [...servers.values(), longPoll]),
    messages: createMessages(now),
    presses: createPresses(now),
    uploads: createUploads(),
    allowed: new Set(),
    people: new Map(),
    chats: new Set(),
    sent: new Map(),
    listeners: new Set(),
    activity: [],
    capabilities: true,
    addServer(settings) {
      ids += 1
      const id = ids
      const onRemove = () => void servers.delete(id)
      const server = createCallbackServer({ id, groupId: profile.id, settings, pace, onRemove })
      servers.set(id, server)
      return id
    },
    confirm(server) {
      const expected = code()
      server.status = 'wait'
      // The vendor calls at once, but after its own answer.
      setImmediate(async () => {
        const took = await server.confirm(expected)
        // The next server has another code.
        if (took && code() === expected) codes += 1
      })
    },
    code,
  }
}
