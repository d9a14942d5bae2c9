import { lazy, type PropsWithChildren, Suspense, useEffect, useSyncExternalStore } from 'react'
import { isGateClosed, listenToServer, onGate } from '../api/index.ts'
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
  useEffect(() => (live ? listenToServer() : undefined), [live])
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
