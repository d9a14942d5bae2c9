import { useCallback, useEffect, useEffectEvent, useReducer } from 'react'
import type { ChatAction } from '../../../src/messengers/web-chat/index.ts'
import { useLanguage } from '../locales/index.tsx'
import { postAction } from './api.ts'
import { connect } from './connection.ts'
import { type Conversation, happen, NOTHING_YET } from './conversation-state.ts'

/** How long an answer is shown as being on its way, in milliseconds. */
const PATIENCE = 30_000

export interface LiveConversation extends Conversation {
  say(text: string): void
  press(messageId: string, data: string): void
  retry(action: ChatAction): void
}

/** A chat, kept up to date while the component stands. A chat where nothing was said is greeted. */
export function useConversation(chatId: string): LiveConversation {
  const [conversation, hear] = useReducer(happen, NOTHING_YET)
  const { language } = useLanguage()

  const perform = useCallback(
    async (action: ChatAction) => {
      hear({ type: 'sending', action })
      const answer = await postAction(chatId, action)
      if (answer.ok) return
      hear(answer.problem === 'not-found' ? { type: 'closed' } : { type: 'failed', id: action.id })
    },
    [chatId],
  )

  // Always the same id: whoever reloads before the greeting came, is greeted once.
  const greet = useEffectEvent(() =>
    perform({ id: 'start', event: { type: 'start', code: null }, language }),
  )
  useEffect(() => connect(chatId, hear, () => greet()), [chatId])

  const waiting =
    conversation.typing ||
    conversation.outgoing.some(({ failed, action }) => !failed && action.event.type !== 'text')
  useEffect(() => {
    if (!waiting) return
    const timer = setTimeout(() => hear({ type: 'waited' }), PATIENCE)
    return () => clearTimeout(timer)
  }, [waiting])

  const act = (event: ChatAction['event']) => void perform({ id: newId(), event, language })

  return {
    ...conversation,
    say: (text) => act({ type: 'text', text }),
    press: (messageId, data) => act({ type: 'button', data, messageId }),
    retry: (action) => void perform(action),
  }
}

/** `crypto.randomUUID` would be simpler, but a page that is not on https has none. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
