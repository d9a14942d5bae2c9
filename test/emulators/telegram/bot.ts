import { type Callbacks, createCallbacks } from './callbacks.ts'
import { type Connection, createConnection } from './connection.ts'
import { createDialogs, type Dialogs } from './dialogs.ts'
import { createFileStore, type FileStore } from './files.ts'
import { createSendLimits, type SendLimits } from './limits.ts'
import { createProfile, type Profile } from './profile.ts'
import type { Settings } from './settings.ts'
import { createUpdateQueue, type UpdateQueue } from './updates.ts'
import type { Delivered } from './webhook-post.ts'
import type { User } from './wire.ts'

/** One bot, with everything that Telegram keeps for it. */
export interface Bot {
  readonly token: string
  readonly id: number
  readonly username: string
  readonly profile: Profile
  readonly dialogs: Dialogs
  readonly files: FileStore
  readonly callbacks: Callbacks
  readonly updates: UpdateQueue
  readonly connection: Connection
  readonly limits: SendLimits | null
  readonly settings: Settings
  /** True when it sees everything said in groups, not only what concerns it. */
  readonly readsGroups: boolean
  /** Set by `logOut`: nothing works any more. */
  loggedOut: boolean
}

export interface BotIdentity {
  readonly id: number
  readonly first_name: string
  readonly username: string
  /** Privacy mode off; by default it is on, as with a new bot of the vendor's. */
  readonly can_read_all_group_messages?: boolean
}

/** Without a log a chat keeps this many messages and a bot this many files. */
const KEPT_WITHOUT_LOG = 20

export function createBot(
  token: string,
  identity: BotIdentity,
  settings: Settings,
  onReply: (bot: Bot, delivered: Delivered) => void,
): Bot {
  const { now, random, keepLog, callbackLifetimeMs: lifetimeMs } = settings
  const keep = keepLog ? Number.POSITIVE_INFINITY : KEPT_WITHOUT_LOG
  const updates = createUpdateQueue(now, random)
  const bot: Bot = {
    token,
    id: identity.id,
    username: identity.username,
    profile: createProfile(identity),
    dialogs: createDialogs(keep),
    files: createFileStore(identity.id, keep),
    callbacks: createCallbacks({ now, random, lifetimeMs, keepAnswered: keepLog }),
    updates,
    connection: createConnection(updates, settings, (delivered) => onReply(bot, delivered)),
    limits: settings.limits ? createSendLimits(now) : null,
    settings,
    readsGroups: identity.can_read_all_group_messages ?? false,
    loggedOut: false,
  }
  return bot
}

/** The bot as the sender of its messages. */
export function userOf({ id, username, profile }: Bot): User {
  return { id, is_bot: true, first_name: profile.name(''), username }
}

/** The time in the vendor's unit: whole seconds since 1970. */
export function unixTime({ settings }: Bot): number {
  return Math.floor(settings.now() / 1000)
}
