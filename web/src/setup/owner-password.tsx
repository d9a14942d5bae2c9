import '@mantine/core/styles/Input.layer.css'
import '@mantine/core/styles/PasswordInput.layer.css'
import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAct } from '../api/index.ts'
import { useSetupWords } from '../locales/setup-words.ts'
import { toHash } from '../route.ts'
import { enter } from '../session/index.ts'
import { ErrorNote } from '../ui/index.ts'
import css from './setup.module.css'

/** The server insists on as many. */
const SHORTEST = 10

interface OwnerPasswordProps {
  readonly token: string
  readonly onChosen: () => void
}

/** Chooses the owner's password with the one-time link of the first start. */
export function OwnerPassword({ token, onChosen }: OwnerPasswordProps) {
  const { password: words } = useSetupWords()
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [wrong, setWrong] = useState<'short' | 'different' | null>(null)
  const { act, busy, failure } = useAct('POST /api/setup')
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const found = password.length < SHORTEST ? 'short' : password !== again ? 'different' : null
    setWrong(found)
    if (found !== null) return
    const session = await act({ body: { token, password } })
    if (session === null) return
    onChosen()
    enter(session)
  }
  const used = failure !== null && USED.has(failure.code)
  return (
    <form className={css.card} onSubmit={submit}>
      <p>{words.lead}</p>
      <PasswordInput
        label={words.label}
        description={words.hint}
        autoComplete="new-password"
        required
        value={password}
        error={wrong === 'short' && words.short}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <PasswordInput
        label={words.repeat}
        autoComplete="new-password"
        required
        value={again}
        error={wrong === 'different' && words.different}
        onChange={(event) => setAgain(event.currentTarget.value)}
      />
      <ErrorNote failure={failure} words={used ? words.used : undefined} />
      <div className={css.foot}>
        <Button type="submit" loading={busy}>
          {words.choose}
        </Button>
        {used && (
          <Button variant="default" component="a" href={toHash({ page: 'sign-in', token: null })}>
            {words.signIn}
          </Button>
        )}
      </div>
    </form>
  )
}

const USED = new Set(['not-allowed', 'signed-out', 'not-found', 'conflict', 'invitation-invalid'])
