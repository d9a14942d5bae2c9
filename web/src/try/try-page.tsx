import '@mantine/core/styles/VisuallyHidden.layer.css'
import '@mantine/core/styles/Skeleton.layer.css'
import { useEffect } from 'react'
import { go, type Route } from '../route.ts'
import { ChatPane } from './chat-pane.tsx'
import { rememberChat } from './chats.ts'
import { People } from './people.tsx'
import css from './try-page.module.css'
import { useOverview } from './use-overview.ts'

type TryRoute = Omit<Extract<Route, { page: 'try' }>, 'page'>

/** «Попробовать»: who on the left, the chat on the right; on a phone one at a time. */
export function TryPage({ employeeId, chatId }: TryRoute) {
  const { overview, reload } = useOverview()
  useEffect(() => {
    if (employeeId !== null && chatId !== null) rememberChat(employeeId, chatId)
  }, [employeeId, chatId])
  const known = overview?.ok === true ? overview.value : null
  return (
    <div className={css.panes} data-chosen={employeeId !== null || undefined}>
      <div className={css.people}>
        <People overview={overview} chosen={employeeId} onReload={reload} />
      </div>
      <div className={css.chat}>
        <ChatPane
          employeeId={employeeId}
          chatId={chatId}
          person={known?.people.find(({ id }) => id === employeeId) ?? null}
          account={known?.account ?? null}
          onLeave={() => go({ page: 'try', employeeId: null, chatId: null })}
        />
      </div>
    </div>
  )
}
