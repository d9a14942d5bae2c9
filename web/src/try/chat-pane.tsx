import { Button, Loader } from '@mantine/core'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import type { TryAccount, TryPerson } from '../../../src/messengers/web-chat/index.ts'
import { useTryWords } from '../locales/try-words.ts'
import { goInstead } from '../route.ts'
import type { Problem } from './api.ts'
import css from './chat-pane.module.css'
import { chatOf, forgetChat } from './chats.ts'
import { Notice } from './notice.tsx'

// Nobody needs it before an employee is chosen.
const Chat = lazy(async () => ({ default: (await import('./chat.tsx')).Chat }))

interface ChatPaneProps {
  readonly employeeId: string | null
  readonly chatId: string | null
  /** Null while unknown. */
  readonly person: TryPerson | null
  readonly account: TryAccount | null
  readonly onLeave: () => void
}

/** The chat with whoever is chosen, or why there is none. */
export function ChatPane({ employeeId, chatId, person, account, onLeave }: ChatPaneProps) {
  if (employeeId === null) return <NobodyChosen />
  if (chatId === null) {
    return <Beginning key={employeeId} employeeId={employeeId} onLeave={onLeave} />
  }
  const beginAgain = (): void => {
    forgetChat(employeeId)
    goInstead({ page: 'try', employeeId, chatId: null })
  }
  return (
    <Suspense>
      <Chat
        key={chatId}
        chatId={chatId}
        person={person}
        account={account}
        onAgain={beginAgain}
        onLeave={onLeave}
      />
    </Suspense>
  )
}

function NobodyChosen() {
  const { chat: words } = useTryWords()
  return (
    <Notice title={words.nobodyTitle}>
      <p>{words.nobody}</p>
      <p>{words.nobodyHint}</p>
    </Notice>
  )
}

interface BeginningProps {
  readonly employeeId: string
  readonly onLeave: () => void
}

function Beginning({ employeeId, onLeave }: BeginningProps) {
  const { chat: words } = useTryWords()
  const [problem, setProblem] = useState<Problem | null>(null)
  const begin = useCallback(async () => {
    setProblem(null)
    const answer = await chatOf(employeeId)
    if (!answer.ok) return setProblem(answer.problem)
    const wanted = location.hash === `#/try/${encodeURIComponent(employeeId)}`
    if (wanted) goInstead({ page: 'try', employeeId, chatId: answer.value.chatId })
  }, [employeeId])
  useEffect(() => {
    begin()
  }, [begin])
  if (problem === null) {
    return (
      <div className={css.beginning} role="status" aria-label={words.opening}>
        <Loader type="dots" />
      </div>
    )
  }
  const said = words.problems[problem]
  return (
    <Notice title={said.title}>
      <p>{said.text}</p>
      <div className={css.ways}>
        {problem === 'unreachable' && (
          <Button h={44} onClick={begin}>
            {words.retry}
          </Button>
        )}
        <Button h={44} variant="default" onClick={onLeave}>
          {words.change}
        </Button>
      </div>
    </Notice>
  )
}
