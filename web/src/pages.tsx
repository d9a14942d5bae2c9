import { type ComponentType, lazy, type PropsWithChildren, Suspense, useState } from 'react'
import { isTab, type Route, type Tab, type TabProps } from './route.ts'
import { type Session, SignedIn } from './session/index.ts'
import { CatchBroken } from './shell/catch-broken.tsx'
import { Busy } from './ui/busy.tsx'

// Each is fetched when it is first opened, with the words and the styles that only it needs.
const LAZY = {
  overview: lazy(async () => ({ default: (await import('./overview/index.tsx')).OverviewTab })),
  bots: lazy(async () => ({ default: (await import('./bots/index.tsx')).BotsTab })),
  users: lazy(async () => ({ default: (await import('./users/index.tsx')).UsersTab })),
  log: lazy(async () => ({ default: (await import('./log/index.tsx')).LogTab })),
  requests: lazy(async () => ({ default: (await import('./requests/index.tsx')).RequestsTab })),
  broadcasts: lazy(async () => ({
    default: (await import('./broadcasts/index.tsx')).BroadcastsTab,
  })),
  access: lazy(async () => ({ default: (await import('./access/index.tsx')).AccessTab })),
  settings: lazy(async () => ({ default: (await import('./settings/index.tsx')).SettingsTab })),
} satisfies Record<Tab, ComponentType<TabProps>>

const TryPage = lazy(async () => ({ default: (await import('./try/try-page.tsx')).TryPage }))
const HelpPage = lazy(async () => ({ default: (await import('./help/help-page.tsx')).HelpPage }))
const SetupPage = lazy(async () => ({ default: (await import('./setup/index.tsx')).SetupPage }))
const SignInPage = lazy(async () => ({
  default: (await import('./session/sign-in-page.tsx')).SignInPage,
}))

interface PagesProps {
  readonly route: Route
  readonly session: Session
}

export function Pages({ route, session }: PagesProps) {
  return (
    <CatchBroken key={route.page}>
      <Suspense fallback={<Busy />}>
        <Current route={route} session={session} />
      </Suspense>
    </CatchBroken>
  )
}

function Current({ route, session }: PagesProps) {
  if (isTab(route)) return <TabPage key={route.page} route={route} session={session} />
  switch (route.page) {
    case 'try':
      // The demo's people are made up, so anybody may be any of them.
      if (session.demo) return <TryPage {...route} />
      return (
        <Door session={session}>
          <TryPage {...route} />
        </Door>
      )
    case 'help':
      return <HelpPage manages={session.signedIn !== null} />
    case 'setup':
      return <SetupPage token={route.token} session={session} />
    case 'sign-in':
      return <SignInPage key={route.token} session={session} token={route.token} leave />
    case 'home':
      return null
  }
}

interface TabPageProps {
  readonly route: Extract<Route, { page: Tab }>
  readonly session: Session
}

/** A tab of administration. */
function TabPage({ route, session }: TabPageProps) {
  const CurrentTab = LAZY[route.page]
  return (
    <Door session={session}>
      <CurrentTab query={route.query} />
    </Door>
  )
}

/** A page, or the door to it. Whoever was let in keeps what they typed when the session ends. */
function Door({ session, children }: PropsWithChildren<{ readonly session: Session }>) {
  const [wasIn, setWasIn] = useState(false)
  if (session.signedIn !== null && !wasIn) setWasIn(true)
  if (!wasIn) return <SignInPage session={session} token={null} leave={false} />
  return <SignedIn session={session}>{children}</SignedIn>
}
