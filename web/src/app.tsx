import { MantineProvider } from '@mantine/core'
import { useEffect } from 'react'
import { HelpPage } from './help/help-page.tsx'
import { LanguageProvider, useWords } from './locales/index.tsx'
import { useRoute } from './route.ts'
import { Shell } from './shell.tsx'
import { cssVariables, theme } from './theme.ts'
import { TryPage } from './try/try-page.tsx'

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={cssVariables}>
      <LanguageProvider>
        <Pages />
      </LanguageProvider>
    </MantineProvider>
  )
}

function Pages() {
  const route = useRoute()
  const words = useWords()
  useEffect(() => {
    document.title = `${words.nav[route.page]} · ${words.name}`
  }, [route.page, words])
  const inChat = route.page === 'try' && route.employeeId !== null
  return (
    <Shell page={route.page} bare={inChat}>
      {route.page === 'help' ? <HelpPage /> : <TryPage {...route} />}
    </Shell>
  )
}
