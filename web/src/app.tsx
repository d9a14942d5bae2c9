import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect } from 'react'
import { queryClient } from './api/index.ts'
import { LanguageProvider } from './locales/index.tsx'
import { useShellWords } from './locales/shell-words.ts'
import { Pages } from './pages.tsx'
import { type Route, useRoute } from './route.ts'
import { type Session, useSession } from './session/index.ts'
import { Shell } from './shell/shell.tsx'
import { Unreachable } from './shell/unreachable.tsx'
import { cssVariables, theme } from './theme.ts'
import { TimeZoneProvider } from './ui/time-zone.ts'

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={cssVariables}>
      <QueryClientProvider client={queryClient}>
        <LanguageProvider>
          <Whole />
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}

function Whole() {
  const { session, failure, refetch } = useSession()
  const route = settled(useRoute(), session)
  const words = useShellWords()
  useEffect(() => {
    document.title = `${words.nav[route.page]} · ${words.name}`
  }, [route.page, words])
  const inChat = route.page === 'try' && route.employeeId !== null
  return (
    <TimeZoneProvider value={session?.timeZone}>
      <Shell route={route} session={session} bare={inChat}>
        {session !== null && <Pages route={route} session={session} />}
        {session === null && failure !== null && <Unreachable onAgain={refetch} />}
      </Shell>
    </TimeZoneProvider>
  )
}

/** The first page: the overview for whoever is signed in, else the demonstration, else the door. */
function settled(route: Route, session: Session | null): Route {
  if (route.page !== 'home' || session === null) return route
  if (session.signedIn !== null) return { page: 'overview', query: {} }
  if (session.demo) return { page: 'try', employeeId: null, chatId: null }
  return { page: 'sign-in', token: null }
}
