import { ActionIcon, Skeleton } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { useRef } from 'react'
import type { TryAccount } from '../../../src/messengers/web-chat/index.ts'
import { useTryWords } from '../locales/try-words.ts'
import type { Outgoing } from './conversation-state.ts'
import { Message } from './message.tsx'
import { Typing, Unanswered } from './outgoing.tsx'
import css from './transcript.module.css'
import type { LiveConversation } from './use-conversation.ts'
import { useStickToEnd } from './use-stick-to-end.ts'

interface TranscriptProps {
  readonly conversation: LiveConversation
  readonly account: TryAccount | null
}

/** What was said, the newest at the end, where the view stays unless the person moves away. */
export function Transcript({ conversation, account }: TranscriptProps) {
  const { chat: words, people } = useTryWords()
  const { messages, outgoing, typing, link, press, retry } = conversation
  const scroll = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const written = outgoing.filter(isWritten).length + messages.filter(isOwn).length
  const { away, toEnd } = useStickToEnd(scroll, list, written)
  const pressing = outgoing.some(({ action }) => action.event.type === 'button')
  return (
    <div className={css.frame}>
      <div ref={scroll} className={css.scroll} role="log">
        <ul ref={list} className={css.list}>
          {account !== null && (
            <li className={css.aside}>
              {account.demo ? people.demo(account.name) : people.real(account.name)}
            </li>
          )}
          {link === 'connecting' && messages.length === 0 && <Loading />}
          {messages.map((message) => (
            <Message
              key={message.id}
              message={message}
              pressed={pressedUnder(message.id, outgoing)}
              onPress={(data) => press(message.id, data)}
            />
          ))}
          {outgoing.map((one) => (
            <Unanswered key={one.action.id} outgoing={one} onRetry={() => retry(one.action)} />
          ))}
          {/* A press shows that it is being answered on the button itself. */}
          {typing && !pressing && <Typing />}
        </ul>
      </div>
      {away && (
        <ActionIcon
          className={css.down}
          variant="default"
          size={44}
          radius={22}
          aria-label={words.toEnd}
          onClick={toEnd}
        >
          <IconArrowDown size={20} stroke={1.75} />
        </ActionIcon>
      )}
    </div>
  )
}

const isOwn = ({ from }: LiveConversation['messages'][number]): boolean => from === 'person'

const isWritten = ({ action }: Outgoing): boolean => action.event.type === 'text'

function pressedUnder(messageId: string, outgoing: readonly Outgoing[]): string | null {
  for (const { action, failed } of outgoing) {
    const { event } = action
    if (!failed && event.type === 'button' && event.messageId === messageId) return event.data
  }
  return null
}

function Loading() {
  return (
    <li aria-hidden>
      <Skeleton height={72} width="60%" radius={16} />
    </li>
  )
}
