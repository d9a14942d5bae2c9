import type { Keyboard, ReplyMarkup } from './reply-markup.ts'
import type { StoredFile } from './stored-file.ts'
import type { Chat, Message } from './wire.ts'

/**
 * How a chat stands towards the bot. `unknown`: the person never pressed Start and shares no group
 * with the bot; `met`: they share one. The rest speak for themselves.
 */
export type Standing =
  | 'unknown'
  | 'met'
  | 'open'
  | 'blocked'
  | 'deactivated'
  | 'left'
  | 'kicked'
  | 'deleted'
  | 'migrated'

export interface StoredMessage {
  message: Message
  /** Written by the bot. */
  readonly own: boolean
  readonly sentAt: number
  file: StoredFile | null
  /** The markup it was sent with: one with a reply keyboard can never be edited. */
  readonly sentWith: ReplyMarkup | null
}

export interface Dialog {
  chat: Chat
  standing: Standing
  /** The supergroup that this group became. */
  migratedTo: number | null
  readonly messages: Map<number, StoredMessage>
  /** The reply keyboard that people see now. */
  keyboard: Keyboard | null
  /** «typing» and the like, as shown last. */
  action: string | null
  readonly watchers: Set<(change: Change) => void>
}

export interface Change {
  readonly kind: 'new' | 'edited' | 'deleted' | 'action'
  readonly stored: StoredMessage | null
}

export interface Dialogs {
  /** The chat by its id, or a public group by «@name». */
  find(id: string): Dialog | undefined
  at(id: number): Dialog | undefined
  open(chat: Chat, standing: Standing): Dialog
  add(dialog: Dialog, draft: Draft): StoredMessage
  replace(dialog: Dialog, stored: StoredMessage, message: Message): void
  remove(dialog: Dialog, messageId: number): void
  all(): Iterable<Dialog>
}

interface Draft extends Omit<StoredMessage, 'message'> {
  /** Which message it becomes, and where, is added. */
  readonly message: Partial<Message> & Pick<Message, 'from' | 'date'>
}

/** @param keep how many messages a chat remembers; the oldest are forgotten first. */
export function createDialogs(keep: number): Dialogs {
  const byId = new Map<number, Dialog>()
  const nextId = createNumbering()
  return {
    find(id) {
      if (!id.startsWith('@')) return byId.get(Number(id))
      const name = id.slice(1).toLowerCase()
      return byId
        .values()
        .find(({ chat }) => chat.type !== 'private' && chat.username?.toLowerCase() === name)
    },
    at: (id) => byId.get(id),
    open(chat, standing) {
      const dialog: Dialog = {
        chat,
        standing,
        migratedTo: null,
        messages: new Map(),
        keyboard: null,
        action: null,
        watchers: new Set(),
      }
      byId.set(chat.id, dialog)
      return dialog
    },
    add(dialog, { message: { from, date, ...content }, own, sentAt, file, sentWith }) {
      const message: Message = {
        message_id: nextId(dialog),
        from,
        chat: dialog.chat,
        date,
        ...content,
      }
      const stored: StoredMessage = { message, own, sentAt, file, sentWith }
      dialog.messages.set(message.message_id, stored)
      if (dialog.messages.size > keep) forgetOldest(dialog.messages)
      showKeyboard(dialog, sentWith)
      changed(dialog, { kind: 'new', stored })
      return stored
    },
    replace(dialog, stored, message) {
      stored.message = message
      changed(dialog, { kind: 'edited', stored })
    },
    remove(dialog, messageId) {
      const stored = dialog.messages.get(messageId) ?? null
      dialog.messages.delete(messageId)
      changed(dialog, { kind: 'deleted', stored })
    },
    all: () => byId.values(),
  }
}

// Private chats and groups of one bot number their messages together, a supergroup by itself.
function createNumbering(): (dialog: Dialog) => number {
  const lastIds = new Map<number, number>()
  return ({ chat }) => {
    const place = chat.type === 'supergroup' ? chat.id : 0
    const id = (lastIds.get(place) ?? 0) + 1
    lastIds.set(place, id)
    return id
  }
}

/** Tells everybody who looks at the chat that something in it changed. */
export function changed(dialog: Dialog, change: Change): void {
  for (const watcher of dialog.watchers) watcher(change)
}

function showKeyboard(dialog: Dialog, markup: ReplyMarkup | null): void {
  if (markup?.kind === 'keyboard') dialog.keyboard = markup.rows
  else if (markup?.kind === 'remove') dialog.keyboard = null
}

function forgetOldest(messages: Map<number, StoredMessage>): void {
  const [oldest] = messages.keys()
  if (oldest !== undefined) messages.delete(oldest)
}
