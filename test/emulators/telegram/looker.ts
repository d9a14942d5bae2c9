import { untilSeen } from '../until-seen.ts'
import type { Change, Dialog } from './dialogs.ts'
import {
  type Expected,
  isExpected,
  labels,
  summary,
  type VisibleMessage,
  visible,
  visibleMessages,
} from './view.ts'

/** Somebody who looks at a chat and waits for the bot to say something. */
export interface Looker {
  /** Everything in the chat, oldest first. */
  readonly chat: readonly VisibleMessage[]
  /** Labels of the reply keyboard shown now; empty when there is none. */
  readonly keyboard: readonly (readonly string[])[]
  /** «typing» and the like, as the bot showed it last. */
  readonly action: string | null
  /**
   * A message of the bot's that matches, now or as soon as there is one; the newest, when several
   * do. Rejects after `timeoutMs`, 5000 by default, with what the chat shows instead.
   */
  sees(expected: Expected, timeoutMs?: number): Promise<VisibleMessage>
  /**
   * The bot's oldest message that neither this nor `sees` returned before, now or as soon as it
   * comes. An edited message is not a next one: wait for it with `sees`.
   */
  nextMessage(timeoutMs?: number): Promise<VisibleMessage>
  /** Calls back on every change in the chat until the returned function is called. */
  watch(listener: (change: Change) => void): () => void
}

const TIMEOUT_MS = 5000

export function createLooker(dialog: Dialog): Looker {
  let lastSeen = 0
  const seen = (message: VisibleMessage | undefined) => {
    if (message) lastSeen = Math.max(lastSeen, message.message_id)
    return message
  }
  const unseen = () => {
    for (const stored of dialog.messages.values()) {
      if (stored.own && stored.message.message_id > lastSeen) return visible(stored)
    }
    return undefined
  }
  const matching = (expected: Expected) =>
    visibleMessages(dialog).findLast((message) => message.fromBot && isExpected(message, expected))
  const until = (find: () => VisibleMessage | undefined, timeoutMs: number, what: string) =>
    untilSeen({ watchers: dialog.watchers, find, timeoutMs, what, shown: () => summary(dialog) })

  return {
    get chat() {
      return visibleMessages(dialog)
    },
    get keyboard() {
      return labels(dialog.keyboard ?? [])
    },
    get action() {
      return dialog.action
    },
    sees: (expected, timeoutMs = TIMEOUT_MS) =>
      until(() => seen(matching(expected)), timeoutMs, `${expected}`),
    nextMessage: (timeoutMs = TIMEOUT_MS) =>
      until(() => seen(unseen()), timeoutMs, 'a new message'),
    watch(listener) {
      dialog.watchers.add(listener)
      return () => dialog.watchers.delete(listener)
    },
  }
}
