import type { ChatAction, ChatEvent, ChatMessage } from '../../../src/messengers/web-chat/index.ts'

/** What the person did and the bot has not answered yet. */
export interface Outgoing {
  readonly action: ChatAction
  readonly failed: boolean
}

/** A chat as the page knows it. */
export interface Conversation {
  readonly messages: readonly ChatMessage[]
  readonly outgoing: readonly Outgoing[]
  /** The bot works on an answer. */
  readonly typing: boolean
  /** `over`: the server has forgotten the chat. */
  readonly link: 'connecting' | 'live' | 'lost' | 'over'
}

export type Happening =
  | ChatEvent
  | { readonly type: 'link'; readonly link: Conversation['link'] }
  | { readonly type: 'sending'; readonly action: ChatAction }
  | { readonly type: 'failed'; readonly id: string }
  /** The answer takes so long that waiting for it is no longer shown. */
  | { readonly type: 'waited' }

export const NOTHING_YET: Conversation = {
  messages: [],
  outgoing: [],
  typing: false,
  link: 'connecting',
}

/** The conversation after something happened. */
export function happen(before: Conversation, happening: Happening): Conversation {
  switch (happening.type) {
    case 'message':
      return withMessage(before, happening.message)
    case 'removed':
      return { ...before, messages: before.messages.filter(({ id }) => id !== happening.id) }
    case 'typing':
      return { ...before, typing: true }
    case 'waited':
      return { ...before, typing: false, outgoing: before.outgoing.filter(isWordsOrFailed) }
    case 'closed':
      return { ...before, link: 'over', typing: false }
    case 'link':
      return { ...before, link: happening.link }
    case 'sending': {
      const others = before.outgoing.filter(({ action }) => action.id !== happening.action.id)
      return { ...before, outgoing: [...others, { action: happening.action, failed: false }] }
    }
    case 'failed': {
      const outgoing = before.outgoing.map((one) =>
        one.action.id === happening.id ? { ...one, failed: true } : one,
      )
      return { ...before, typing: false, outgoing }
    }
  }
}

function withMessage(before: Conversation, message: ChatMessage): Conversation {
  const messages = placed(before.messages, message)
  if (messages === before.messages) return before
  const outgoing = before.outgoing.filter(({ action }) => action.id !== message.id)
  if (message.from === 'person') return { ...before, messages, outgoing }
  // Whatever the bot says is taken for the answer to what was pressed.
  return { ...before, messages, outgoing: outgoing.filter(isWordsOrFailed), typing: false }
}

/** Own words go when they come back as a message; everything else goes when the bot speaks. */
const isWordsOrFailed = ({ action, failed }: Outgoing): boolean =>
  failed || action.event.type === 'text'

function placed(messages: readonly ChatMessage[], message: ChatMessage): readonly ChatMessage[] {
  const known = messages.find(({ id }) => id === message.id)
  if (known === undefined) return [...messages, message]
  if (known.revision >= message.revision) return messages
  return messages.map((one) => (one === known ? message : one))
}
