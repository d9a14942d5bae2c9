import { untilSeen } from '../until-seen.ts'
import type { Dialog, VisibleMessage } from './dialog.ts'

/** What a message must be: its words hold the text, match, or whatever a function says. */
export type Expected = string | RegExp | ((message: VisibleMessage) => boolean)

/** Somebody who looks at a chat and waits for the bot to say something. */
export interface Looker {
  /** Everything in the chat, oldest first. */
  readonly chat: readonly VisibleMessage[]
  /** The newest message of the bot's that matches, now or as soon as there is one. Default: 5 s. */
  sees(expected: Expected, timeoutMs?: number): Promise<VisibleMessage>
  /** The bot's oldest message that neither this nor `sees` returned before. Default: 5 s. */
  nextMessage(timeoutMs?: number): Promise<VisibleMessage>
  /** Calls back on every new message until the returned function is called. */
  watch(listener: () => void): () => void
}

const TIMEOUT_MS = 5000

export function createLooker(dialog: Dialog): Looker {
  let last = 0n
  const seen = (message: VisibleMessage | undefined) => {
    if (message !== undefined && BigInt(message.token) > last) last = BigInt(message.token)
    return message
  }
  const ofBot = () => dialog.messages.filter(({ fromBot }) => fromBot)
  const shown = () => dialog.messages.map(({ words }) => words).join('\n—\n')
  const until = (find: () => VisibleMessage | undefined, timeoutMs: number, what: string) =>
    untilSeen({ watchers: dialog.watchers, find, timeoutMs, what, shown })
  return {
    get chat() {
      return dialog.messages
    },
    sees: (expected, timeoutMs = TIMEOUT_MS) =>
      until(
        () => seen(ofBot().findLast((message) => fits(message, expected))),
        timeoutMs,
        `${expected}`,
      ),
    nextMessage: (timeoutMs = TIMEOUT_MS) =>
      until(
        () => seen(ofBot().find(({ token }) => BigInt(token) > last)),
        timeoutMs,
        'a new message',
      ),
    watch(listener) {
      dialog.watchers.add(listener)
      return () => dialog.watchers.delete(listener)
    },
  }
}

function fits(message: VisibleMessage, expected: Expected): boolean {
  if (typeof expected === 'function') return expected(message)
  return typeof expected === 'string'
    ? message.words.includes(expected)
    : expected.test(message.words)
}
