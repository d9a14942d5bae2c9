import type { Account } from './account.ts'
import { type Fetched, fetchMedia, sizeOf } from './media.ts'
import { Refusal } from './refusal.ts'
import { shownCaption, shownWords } from './shown-text.ts'
import type { Button, Said, User } from './wire.ts'

/** A message as a person sees it. */
export interface VisibleMessage {
  /** 19 digits. */
  readonly token: string
  readonly fromBot: boolean
  /** As it is shown. */
  readonly words: string
  /** As it was sent, with its marks. */
  readonly raw: string
  readonly picture: (Fetched & { readonly width: number; readonly height: number }) | null
  readonly file: (Fetched & { readonly name: string }) | null
  /** What came with it; below the chat only until the next message. */
  readonly buttons: readonly Button[]
}

/** The chat of one person with the bot. */
export interface Dialog {
  readonly user: User
  readonly messages: VisibleMessage[]
  readonly watchers: Set<() => void>
  /** `opened`: looked at, and one message may be said. */
  standing: 'unknown' | 'opened' | 'subscribed' | 'unsubscribed'
  welcomeUntil: number
  /** Of the newest message of the bot's. */
  trackingData: string | null
  /** When they last began a conversation of 24 hours. */
  sessionFrom: number
  inSession: number
  hour: number
  unanswered: number
}

export function createDialog(user: User): Dialog {
  return {
    user,
    messages: [],
    watchers: new Set(),
    standing: 'unknown',
    welcomeUntil: 0,
    trackingData: null,
    sessionFrom: Number.NEGATIVE_INFINITY,
    inSession: 0,
    hour: 0,
    unanswered: 0,
  }
}

const WELCOME_MS = 5 * 60_000
const HOUR_MS = 3_600_000
const SESSION_MS = 24 * HOUR_MS
const FREE_IN_SESSION = 60
const UNANSWERED_AN_HOUR = 100

/** The chat was opened: one message may come, and soon. */
export function open(account: Account, dialog: Dialog): void {
  dialog.welcomeUntil = account.now() + WELCOME_MS
  if (dialog.standing === 'unknown') dialog.standing = 'opened'
}

/** The person wrote: that subscribes, opens a conversation, and ends the bot's monologue. */
export function hear(account: Account, dialog: Dialog): void {
  dialog.standing = 'subscribed'
  dialog.unanswered = 0
  if (account.now() - dialog.sessionFrom < SESSION_MS) return
  dialog.sessionFrom = account.now()
  dialog.inSession = 0
}

export interface Accepted {
  readonly token: string
  readonly billing: number
}

/** Takes a message of the bot's for a person, or refuses it. It is shown when it was fetched. */
export function say(account: Account, dialog: Dialog, said: Said): Accepted {
  if (said.minApiVersion > dialog.user.api_version) throw new Refusal(13, 'apiVersionNotSupported')
  admit(account, dialog)
  const billing = charge(account, dialog)
  const token = account.nextToken()
  dialog.trackingData = said.trackingData
  void show(account, dialog, said, token)
  return { token, billing }
}

function admit(account: Account, dialog: Dialog): void {
  const welcome = account.now() < dialog.welcomeUntil
  if (dialog.standing !== 'subscribed' && !welcome) throw new Refusal(6, 'notSubscribed')
  // One, and no more until they write.
  if (dialog.standing !== 'subscribed') dialog.welcomeUntil = 0
  const hour = Math.floor(account.now() / HOUR_MS)
  if (dialog.hour !== hour) {
    dialog.hour = hour
    dialog.unanswered = 0
  }
  if (dialog.unanswered >= UNANSWERED_AN_HOUR) throw new Refusal(12, 'tooManyRequests')
  dialog.unanswered += 1
}

function charge(account: Account, dialog: Dialog): number {
  if (account.now() - dialog.sessionFrom < SESSION_MS) {
    dialog.inSession += 1
    return dialog.inSession <= FREE_IN_SESSION ? 1 : 2
  }
  if (account.freeMessages > 0) {
    account.freeMessages -= 1
    return 3
  }
  if (account.paidMessages <= 0) throw new Refusal(23, 'freeMessagesExceeded')
  account.paidMessages -= 1
  return 5
}

async function show(account: Account, dialog: Dialog, said: Said, token: string): Promise<void> {
  const user_id = dialog.user.id
  account.arriving += 1
  try {
    const media = await fetched(said)
    put(dialog, { ...visible(said, token), ...media })
    await account.callbacks.tell('delivered', { user_id }, token)
  } catch (error) {
    const desc = error instanceof Error ? error.message : String(error)
    await account.callbacks.tell('failed', { user_id, desc }, token)
  } finally {
    account.arriving -= 1
  }
}

const NO_MEDIA = { picture: null, file: null }

async function fetched({ type, media, fileName, fileSize }: Said) {
  if (media === null) return NO_MEDIA
  const found = await fetchMedia(media, { picture: type === 'picture', size: fileSize })
  return type === 'picture'
    ? { picture: { ...found, ...sizeOf(found.bytes) }, file: null }
    : { picture: null, file: { ...found, name: fileName ?? '' } }
}

const visible = ({ type, text, buttons }: Said, token: string): VisibleMessage => ({
  ...NO_MEDIA,
  token,
  fromBot: true,
  raw: text,
  words: type === 'picture' ? shownCaption(text) : shownWords(text),
  buttons,
})

/** Messages stand in the order in which they were taken, whenever they were fetched. */
export function put(dialog: Dialog, message: VisibleMessage): void {
  dialog.messages.push(message)
  dialog.messages.sort((a, b) => (BigInt(a.token) < BigInt(b.token) ? -1 : 1))
  for (const watcher of [...dialog.watchers]) watcher()
}

/** What stands below the chat now: the keyboard of the newest message, for older ones are gone. */
export function keyboardOf(dialog: Dialog): readonly Button[] {
  return dialog.messages.findLast(({ fromBot }) => fromBot)?.buttons ?? []
}
