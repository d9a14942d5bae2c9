import { Button } from '@mantine/core'
import { useSignInWords } from '../locales/sign-in-words.ts'
import { goInstead, toHash } from '../route.ts'
import css from './sign-in.module.css'
import { SignInByLink } from './sign-in-by-link.tsx'
import { SignInForm } from './sign-in-form.tsx'
import type { Session } from './use-session.ts'

interface SignInPageProps {
  readonly session: Session
  /** Of a one-time link. */
  readonly token: string | null
  /** A page of its own is left after signing in; in place of a tab, the tab appears. */
  readonly leave: boolean
}

/** Where somebody signs in: a page of its own, or in place of a tab that asks for it. */
export function SignInPage({ session, token, leave }: SignInPageProps) {
  const words = useSignInWords()
  const home = (): void => {
    if (leave) goInstead({ page: 'home' })
  }
  return (
    <div className={css.middle}>
      <div className={css.card}>
        {token !== null ? (
          <>
            <h1>{words.title}</h1>
            <SignInByLink token={token} onDone={home} />
          </>
        ) : session.ownerChosen ? (
          <>
            <h1>{words.title}</h1>
            <SignInForm session={session} onDone={home} />
          </>
        ) : (
          <>
            <h1>{words.noOwner.title}</h1>
            <p>{words.noOwner.text}</p>
          </>
        )}
        {session.demo && token === null && (
          <Button
            component="a"
            variant="default"
            href={toHash({ page: 'try', employeeId: null, chatId: null })}
          >
            {words.tryDemo}
          </Button>
        )}
      </div>
    </div>
  )
}
