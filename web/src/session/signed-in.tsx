import { lazy, type PropsWithChildren, Suspense, useEffect, useSyncExternalStore } from 'react'
import { isGateClosed, listenToServer, onGate } from '../api/index.ts'
import { useLanguage } from '../locales/index.tsx'
import type { Session } from './use-session.ts'

const SignInDialog = lazy(async () => {
  const { SignInDialog } = await import('./sign-in-dialog.tsx')
  return { default: SignInDialog }
})

/**
 * Around whatever only those who are signed in may see. Once it stands it stays, even when the
 * session ends: then the dialog to sign in comes over it.
 */
export function SignedIn({ session, children }: PropsWithChildren<{ readonly session: Session }>) {
  const asked = useSyncExternalStore(onGate, isGateClosed)
  const live = session.signedIn !== null
  const { language } = useLanguage()
  useEffect(() => (live ? listenToServer(language) : undefined), [live, language])
  return (
    <>
      {children}
      {asked && (
        <Suspense>
          <SignInDialog session={session} />
        </Suspense>
      )}
    </>
  )
}
