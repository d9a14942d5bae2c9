import { Button } from '@mantine/core'
import { useEffect, useEffectEvent } from 'react'
import { useAct } from '../api/index.ts'
import { useSignInWords } from '../locales/sign-in-words.ts'
import { goInstead } from '../route.ts'
import { Busy, ErrorNote } from '../ui/index.ts'
import { enter } from './use-session.ts'

/** Signs in with the one-time link that the bot gave. The token leaves the address at once. */
export function SignInByLink({ token, onDone }: { readonly token: string; onDone: () => void }) {
  const words = useSignInWords()
  const { act, failure } = useAct('POST /api/sign-in/link')
  const open = useEffectEvent(async () => {
    const entered = await act({ body: { token } })
    if (entered === null) return
    enter(entered)
    onDone()
  })
  useEffect(() => {
    open()
  }, [])
  if (failure === null) return <Busy label={words.linkOpening} />
  return (
    <>
      <ErrorNote
        failure={failure}
        words={failure.code === 'unreachable' ? undefined : words.linkWrong}
      />
      <Button variant="default" onClick={() => goInstead({ page: 'sign-in', token: null })}>
        {words.another}
      </Button>
    </>
  )
}
