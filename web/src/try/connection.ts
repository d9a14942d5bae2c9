import type { ChatMessage } from '../../../src/messengers/web-chat/index.ts'
import { eventsUrl, fetchChat } from './api.ts'
import type { Happening } from './conversation-state.ts'

/** How long to wait before asking a server again that did not answer, in milliseconds. */
const PAUSE = 3000

/**
 * Hears everything that happens in a chat and finds its way back when the connection is lost.
 * `onEmpty` is called when nothing was said in the chat yet. Returns how to stop.
 */
export function connect(
  chatId: string,
  hear: (happening: Happening) => void,
  onEmpty: () => void,
): () => void {
  let source: EventSource | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  async function begin(): Promise<void> {
    const answer = await fetchChat(chatId)
    if (stopped) return
    if (answer.ok) {
      for (const message of answer.value.messages) hear({ type: 'message', message })
      if (answer.value.messages.length === 0) onEmpty()
      listen()
    } else if (answer.problem === 'not-found') hear({ type: 'closed' })
    else lose()
  }

  function listen(): void {
    source = new EventSource(eventsUrl(chatId))
    source.onopen = () => hear({ type: 'link', link: 'live' })
    source.onerror = () => {
      hear({ type: 'link', link: 'lost' })
      // The browser tries again by itself, unless the server answered with a refusal.
      if (source?.readyState === EventSource.CLOSED) lose()
    }
    source.onmessage = ({ data }) => {
      const message: ChatMessage = JSON.parse(data)
      hear({ type: 'message', message })
    }
    source.addEventListener('removed', ({ data }) => {
      const { id }: { id: string } = JSON.parse(data)
      hear({ type: 'removed', id })
    })
    source.addEventListener('typing', () => hear({ type: 'typing' }))
    source.addEventListener('closed', () => {
      source?.close()
      hear({ type: 'closed' })
    })
  }

  function lose(): void {
    hear({ type: 'link', link: 'lost' })
    retry = setTimeout(begin, PAUSE)
  }

  function restart(): void {
    source?.close()
    clearTimeout(retry)
    begin()
  }

  begin()
  addEventListener('online', restart)
  return () => {
    stopped = true
    source?.close()
    clearTimeout(retry)
    removeEventListener('online', restart)
  }
}
