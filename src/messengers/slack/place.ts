import type { MessageRef } from '../messenger.ts'

/**
 * Where something is said. People are named by their own id, so that figures can go nowhere but
 * into the one conversation that is theirs and the bot's, whatever a call says about channels.
 */
export type Place =
  | { readonly kind: 'person'; readonly user: string }
  /** Seen by one person of many, and gone when they reload. */
  | { readonly kind: 'aside'; readonly channel: string; readonly user: string }

/** The id of a chat where others read along. */
export const asideId = (channel: string, user: string): string => `${channel}/${user}`

export function toPlace(chatId: string): Place {
  const [first = '', user] = chatId.split('/')
  return user === undefined
    ? { kind: 'person', user: first }
    : { kind: 'aside', channel: first, user }
}

/** A message by its conversation and its time, which together are its id. */
export interface Spot {
  readonly channel: string
  readonly ts: string
}

export function toRef({ channel, ts }: Spot, picture: boolean): MessageRef {
  return { id: `${channel}/${ts}`, picture }
}

/** Null for what is no message: the App Home, a file, a window. */
export function toSpot({ id }: MessageRef): Spot | null {
  const [channel, ts] = id.split('/')
  return channel !== undefined && ts !== undefined ? { channel, ts } : null
}

/** The App Home of whoever's chat it is. It stands there always, and can only be replaced. */
export const APP_HOME: MessageRef = { id: 'app-home', picture: false }
